//! Marks that come in pairs.

use super::finding::Finding;
use super::passage::Passage;
use super::subject::Subject;

/// The two halves of each kind; those of half width are taken for the same as full ones.
const PAIRS: [(&str, &str); 7] = [
    ("“", "”"),
    ("‘", "’"),
    ("（(", "）)"),
    ("《", "》"),
    ("〈", "〉"),
    ("【", "】"),
    ("〔", "〕"),
];

/// Whether a mark opens a pair.
pub(super) fn is_opening(ch: char) -> bool {
    PAIRS.iter().any(|(open, _)| open.contains(ch))
}

/// The places of one kind of brackets that belong together; what has no partner is left out.
pub(super) fn pairs(chars: &[char], open: char, close: char) -> Vec<(usize, usize)> {
    let (mut opened, mut pairs) = (Vec::new(), Vec::new());
    for (at, &ch) in chars.iter().enumerate() {
        if ch == open {
            opened.push(at);
        } else if ch == close {
            pairs.extend(opened.pop().map(|start| (start, at)));
        }
    }
    pairs
}

/// The marks that have no partner.
pub(super) fn unpaired(chars: &[char]) -> Vec<usize> {
    let mut alone = Vec::new();
    let mut opened: Vec<(usize, usize)> = Vec::new();
    for (at, &ch) in chars.iter().enumerate() {
        if let Some(kind) = PAIRS.iter().position(|(open, _)| open.contains(ch)) {
            opened.push((kind, at));
        } else if let Some(kind) = PAIRS.iter().position(|(_, close)| close.contains(ch))
        {
            match opened.iter().rposition(|(open, _)| *open == kind) {
                Some(idx) => {
                    opened.remove(idx);
                }
                None if is_apostrophe(chars, at) || is_list_number(chars, at) => {}
                None => alone.push(at),
            }
        }
    }
    alone.extend(opened.into_iter().map(|(_, at)| at));
    alone.sort_unstable();
    alone
}

/// ’ in a word of a Western language.
fn is_apostrophe(chars: &[char], at: usize) -> bool {
    chars[at] == '’' && at > 0 && chars[at - 1].is_ascii_alphabetic()
}

/// 1） 2） and a） b） have no opening half.
fn is_list_number(chars: &[char], at: usize) -> bool {
    let is_part = |ch: &&char| ch.is_ascii_alphanumeric();
    let n = chars[..at].iter().rev().take_while(is_part).count();
    let before = at.checked_sub(n + 1).map(|at| chars[at]);
    "）)".contains(chars[at])
        && (1..=2).contains(&n)
        && before.is_none_or(|ch| "，。；：、".contains(ch))
}

/// Two kinds of marks of which one stands inside the other.
pub(super) struct Nesting {
    /// Those outside.
    pub(super) outer: (char, char),
    /// Those inside.
    pub(super) inner: (char, char),
    /// What they are called.
    pub(super) what: &'static str,
}

/// Outer marks inside outer marks.
pub(super) fn nested(subject: &Subject, nesting: Nesting) -> Vec<Finding> {
    subject.passages.iter().flat_map(|passage| in_passage(passage, &nesting)).collect()
}

fn in_passage(passage: &Passage, nesting: &Nesting) -> Vec<Finding> {
    let Nesting { outer, inner, what } = nesting;
    let marks = |mark: char| passage.chars.iter().filter(|ch| **ch == mark).count();
    // Where one has no partner nobody knows what is inside of what.
    if marks(outer.0) < 2 || marks(outer.0) != marks(outer.1) {
        return Vec::new();
    }
    // Those that are open, and whether each stands right inside of one of its own kind.
    let mut open: Vec<(bool, usize, bool)> = Vec::new();
    let mut wrong: Vec<(usize, usize)> = Vec::new();
    for (at, &ch) in passage.chars.iter().enumerate() {
        let is_inside = open.last().is_some_and(|(is_outer, ..)| *is_outer);
        if ch == outer.0 {
            open.push((true, at, is_inside));
        } else if ch == inner.0 {
            open.push((false, at, false));
        } else if (ch == outer.1 || ch == inner.1)
            && open.last().is_some_and(|(is_outer, ..)| *is_outer == (ch == outer.1))
        {
            let closed = open.pop().filter(|(.., is_wrong)| *is_wrong);
            wrong.extend(closed.map(|(_, start, _)| (start, at)));
        }
    }
    wrong.sort_unstable();
    let finding = |(open, close): (usize, usize)| {
        let message = format!("{what}里面的{what}要用“{}{}”", inner.0, inner.1);
        Finding::new(passage.span(open..open + 1), message)
            .help(format!("里面一层写作“{}……{}”", inner.0, inner.1))
            .edit(passage.span(open..open + 1), inner.0)
            .edit(passage.span(close..close + 1), inner.1)
    };
    wrong.into_iter().map(finding).collect()
}
