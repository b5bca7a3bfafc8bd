//! Lines of a text that begin with an ordinal and may be headings.

use super::doubt::odd;
use super::look::Look;
use super::look::is_phrase;
use super::look::look;
use super::typed::Typed;
use super::typed::is_series;
use super::typed::typed_behind;
use crate::reader::Text;

/// A line that begins with an ordinal.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) idx: usize,
    pub(super) typed: Typed,
    pub(super) look: Look,
    /// Whether anything stands between it and the next one of its level.
    pub(super) has_below: bool,
    /// Whether only the mark at its end is too much for a heading.
    pub(super) is_heading_but_for_its_mark: bool,
}

impl Candidate {
    /// Whether it has the text behind it.
    pub(super) fn is_led(&self) -> bool {
        matches!(self.look, Look::Lead(_) | Look::Colon(_))
    }

    /// Whether it looks like a heading, or like one of so many.
    pub(super) fn may_be_heading(&self, n_lines: usize) -> bool {
        match self.look {
            Look::Alone | Look::Long => self.has_below,
            Look::Lead(_) => true,
            Look::Colon(_) => n_lines > 1,
            Look::Marked('；' | ';') | Look::Prose => false,
            Look::Marked(_) => n_lines > 1 && self.has_below,
        }
    }
}

/// Whether candidates are the items of a list: only the last of them has text below it.
pub(super) fn is_list(seen: &[&Candidate]) -> bool {
    let is_item = |it: &&Candidate| !it.has_below && !it.is_led();
    seen.split_last()
        .is_some_and(|(_, before)| !before.is_empty() && before.iter().all(is_item))
}

/// The lines that begin with an ordinal.
pub(super) fn candidates(lines: &[Text], has_more: bool) -> Vec<Candidate> {
    let mut before = None;
    let read = |(idx, line): (usize, &Text)| {
        let typed = typed_behind(line, before)?;
        before = if typed.level == 3 { Some(typed.number) } else { before };
        let words: String = line.chars().skip(typed.n_chars).collect();
        let is_phrase = is_phrase(&words.replace(['：', ':'], "。"));
        let candidate = Candidate {
            idx,
            typed,
            look: look(&words),
            has_below: false,
            is_heading_but_for_its_mark: is_phrase && typed.level <= 2,
        };
        (!is_series(&words, &typed) && odd(line).is_none()).then_some(candidate)
    };
    let mut found: Vec<Candidate> = lines.iter().enumerate().filter_map(read).collect();
    for at in 0..found.len() {
        let Candidate { idx, typed, .. } = found[at];
        let next = found[at + 1..].iter().find(|it| it.typed.level <= typed.level);
        let end = next.map_or(lines.len(), |next| next.idx);
        let has_below = end > idx + 1 || next.is_none() && has_more;
        found[at].has_below = has_below;
        found[at].is_heading_but_for_its_mark &= has_below;
    }
    found
}
