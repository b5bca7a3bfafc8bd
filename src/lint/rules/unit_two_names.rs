//! One unit has one name.

use std::collections::BTreeMap;

use super::prelude::*;

rule!(Warning, Practice);

/// The same name has at least so many last characters in common.
const TAIL: usize = 3;
/// No letter names so many units that end alike; more are not compared.
const MOST: usize = 500;

fn check(subject: &Subject) -> Vec<Finding> {
    let names = names(subject);
    let mut all = listed(subject, &subject.lists.units, |hit, word| {
        let message = format!("这个单位在本单位的名称表里是“{}”", word.right);
        Some(hit.finding(message).help(format!("写作“{}”", word.right)))
    });
    // Those with the same last characters, each once.
    let mut first_names: BTreeMap<&[char], Vec<&Name>> = BTreeMap::new();
    for name in &names {
        let Some(tail) = name.chars.len().checked_sub(TAIL) else { continue };
        let alike = first_names.entry(&name.chars[tail..]).or_default();
        let same = alike.iter().find_map(|first| common(first, name).map(|it| (first, it)));
        let Some((first, (n_there, n_here))) = same else {
            if alike.len() < MOST && alike.iter().all(|first| first.chars != name.chars) {
                alike.push(name);
            }
            continue;
        };
        let (there, here) = (first.last(n_there), name.last(n_here));
        let message = format!("同一个单位前面写“{there}”，这里写“{here}”");
        let finding = Finding::new(name.place(n_here), message);
        all.push(finding.place(first.place(n_there), "前面的写法").help("全信只用一种写法"));
    }
    all
}

/// A stretch of 汉字 that ends like a unit's name.
struct Name<'a> {
    text: &'a Text,
    chars: Vec<char>,
    end: usize,
}

impl Name<'_> {
    /// Its last characters.
    fn last(&self, n_chars: usize) -> String {
        self.chars[self.chars.len() - n_chars..].iter().collect()
    }

    /// Where they are.
    fn place(&self, n_chars: usize) -> Span {
        self.text.place(self.end - n_chars..self.end)
    }
}

/// Everything that ends in 局, 委 and the like, in the order of the form.
fn names<'a>(subject: &Subject<'a>) -> Vec<Name<'a>> {
    const LONGEST: usize = 16;
    let title = &subject.letter.proposal.title;
    let texts = subject.letter.printed();
    let mut names = Vec::new();
    for text in texts.filter(|text| !std::ptr::eq(*text, title)) {
        let chars: Vec<char> = text.chars().collect();
        let mut depth = 0;
        for (at, ch) in chars.iter().enumerate() {
            depth += match ch {
                '《' => 1,
                '》' => -1,
                _ => 0,
            };
            // Other people's titles stay as they are.
            if depth > 0 || chars[at + 1..].starts_with(&['员', '会']) {
                continue;
            }
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
    if tail < TAIL {
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
    // As far back as both are the same, but for a verb or preposition before a name.
    let start = &a[..a.len() - usize::from(a_and)];
    let start = &start[start.len() - lead..];
    let n_words = start.iter().take_while(|ch| "由经与和向会同对在从请报商是按将交为及".contains(**ch));
    let lead = lead - n_words.count();
    let before = |chars: &[char]| chars.len().checked_sub(lead + 1).map(|at| chars[at]);
    let (a, b) = match (a_and, b_and) {
        (true, _) => (&a[..a.len() - 1], b),
        _ => (a, &b[..b.len() - 1]),
    };
    // 区住房和建设局 and 市住房建设局 are two.
    let is_area = |ch: Option<char>| ch.is_some_and(|ch| "省市区县旗州".contains(ch));
    let are_two = before(a) != before(b) && is_area(before(a)) && is_area(before(b));
    (lead >= 2 && !are_two).then(|| (lead + tail + usize::from(a_and), lead + tail + usize::from(b_and)))
}
