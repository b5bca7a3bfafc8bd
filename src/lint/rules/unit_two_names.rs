//! One unit has one name.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "unit-two-names",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let names = names(subject);
    let mut all = listed(subject, &subject.lists.units, |hit, word| {
        let message = format!("这个单位在本单位的名称表里是“{}”", word.right);
        Some(Finding::new(hit.span(), message).help(format!("写作“{}”", word.right)))
    });
    for (idx, name) in names.iter().enumerate() {
        let same = names[..idx].iter().find_map(|first| common(first, name).map(|it| (first, it)));
        if let Some((first, lengths)) = same {
            let (there, here) = (first.last(lengths.0), name.last(lengths.1));
            let message = format!("同一个单位前面写“{}”，这里写“{}”", there.text(), here.text());
            let place = place_of(first, there.n_chars);
            let finding = Finding::new(place_of(name, here.n_chars), message);
            all.push(finding.place(place, "前面的写法").help("全信用一个名称"));
        }
    }
    all
}

/// A stretch of 汉字 that ends like a unit's name.
struct Name<'a> {
    text: &'a Text,
    chars: Vec<char>,
    end: usize,
}

/// The last characters of a name.
struct Last {
    chars: Vec<char>,
    n_chars: usize,
}

impl Last {
    fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

impl Name<'_> {
    /// Its last characters, with the 区 or 市 before them.
    fn last(&self, n_chars: usize) -> Last {
        let before = self.chars.len().checked_sub(n_chars + 1).map(|at| self.chars[at]);
        let n_chars = n_chars + usize::from(before.is_some_and(|ch| "省市区县旗州".contains(ch)));
        Last { chars: self.chars[self.chars.len() - n_chars..].to_vec(), n_chars }
    }
}

fn place_of(name: &Name, n_chars: usize) -> Span {
    name.text.place(name.end - n_chars..name.end)
}

/// Everything that ends in 局, 委 and the like, in the order of the form.
fn names<'a>(subject: &Subject<'a>) -> Vec<Name<'a>> {
    const LONGEST: usize = 16;
    let title = &subject.letter.proposal.title;
    let texts = subject.letter.texts().into_iter();
    let mut names = Vec::new();
    for text in texts.filter(|text| !std::ptr::eq(*text, title)) {
        let chars: Vec<char> = text.chars().collect();
        for (at, ch) in chars.iter().enumerate() {
            let is_end = "局委厅".contains(*ch) || chars[..=at].ends_with(&['委', '员', '会']);
            if !is_end {
                continue;
            }
            let from = (at + 1).saturating_sub(LONGEST);
            let han = chars[from..=at].iter().rev().take_while(|ch| is_han(**ch)).count();
            let chars = chars[at + 1 - han..=at].to_vec();
            names.push(Name { text, chars, end: at + 1 });
        }
    }
    names
}

/// How long the same name is in both, if one has 和 where the other has nothing: 住房和建设局,
/// 住房建设局.
fn common(one: &Name, other: &Name) -> Option<(usize, usize)> {
    let same = |a: &[char], b: &[char]| {
        a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
    };
    let (a, b) = (&one.chars[..], &other.chars[..]);
    let tail = same(a, b);
    if tail < 3 {
        return None;
    }
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let ends_in_and = |chars: &[char]| chars.last().is_some_and(|ch| "和与及".contains(*ch));
    let (a_and, b_and) = (ends_in_and(a), ends_in_and(b));
    let lead = match (a_and, b_and) {
        (true, false) => same(&a[..a.len() - 1], b),
        (false, true) => same(a, &b[..b.len() - 1]),
        _ => return None,
    };
    (lead >= 2).then(|| {
        // As far as a name goes: 住房 before 和建设局.
        let lead = 2;
        (lead + tail + usize::from(a_and), lead + tail + usize::from(b_and))
    })
}
