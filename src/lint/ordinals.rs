//! Ordinals that paragraphs begin with, whatever mark was typed behind them.

use super::passage::Passage;
use super::subject::Subject;
use crate::chinese::{is_digit, is_numeral};
use crate::letter::{Element, Typed, typed, typed_behind};

/// The ordinal that a text of the body begins with, also one such as 一： with a wrong mark.
pub(super) fn beginning(passage: &Passage) -> Option<Typed> {
    let elements = [Element::Paragraph, Element::Opening, Element::Closing];
    if !elements.contains(&passage.what) {
        return None;
    }
    let is_colon = |at: usize| matches!(passage.at(at), Some('：' | ':'));
    let found = typed(&passage.text).map(|it| match is_colon(it.n_chars) {
        true => Typed { n_chars: it.n_chars + 1, ..it },
        false => it,
    });
    found.or_else(|| {
        let n = passage.chars.iter().take_while(|ch| is_numeral(**ch)).count();
        let is_marked = n > 0 && is_colon(n);
        let usual = || format!("{}、{}", passage.head(n), passage.tail(n + 1));
        is_marked.then(usual).and_then(|text| typed(&text))
    })
}

/// The paragraphs that begin with an ordinal of some of these levels.
pub(super) fn begun<'s, 'a: 's>(
    subject: &'s Subject<'a>,
    levels: &'s [usize],
) -> impl Iterator<Item = (&'s Passage<'a>, Typed)> {
    // A digit may follow an ordinal in sequence: 3、5个街道.
    let mut last: Option<(usize, u64)> = None;
    let begun = subject.paragraphs().filter_map(move |passage| {
        let before = last.filter(|(group, _)| *group == passage.group);
        let before = before.map(|(_, number)| number);
        let typed = beginning(passage).or_else(|| typed_behind(&passage.text, before))?;
        if typed.level == 3 {
            last = Some((passage.group, typed.number));
        }
        Some((passage, typed))
    });
    begun.filter(|(_, typed)| levels.contains(&typed.level))
}

/// How many characters an ordinal has, without marks and blanks behind it: of （一）、 three,
/// of 一、 one.
pub(super) fn bare(passage: &Passage) -> usize {
    match passage.chars.iter().position(|ch| matches!(ch, '）' | ')')) {
        Some(close) if matches!(passage.at(0), Some('（' | '(')) => close + 1,
        _ => passage
            .chars
            .iter()
            .take_while(|ch| is_numeral(**ch) || is_digit(**ch))
            .count(),
    }
}
