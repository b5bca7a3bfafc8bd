//! Quotation and title marks inside marks of the same kind.

use super::finding::Finding;
use super::passage::Passage;
use super::subject::Subject;

/// Two pairs of marks, one for use inside the other.
pub(super) struct Nesting {
    /// The outer pair.
    pub(super) outer: (char, char),
    /// The inner pair.
    pub(super) inner: (char, char),
    /// Their Chinese name, for messages.
    pub(super) what: &'static str,
}

/// Reports outer marks that are used inside outer marks.
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
