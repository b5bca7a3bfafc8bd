//! From a line of the finished pages back to the TOML.
//!
//! Templates keep no places. But a paragraph of the letter is found again by what it says.

use super::parties::without_blanks;
use super::subject::Subject;
use super::subject::inside;
use crate::layout::{Line, Spot};
use crate::letter::Text;
use crate::source::Span;

/// Where the text of a line was written; where a template wrote it, the letter's number.
pub(super) fn place(subject: &Subject, spot: &Spot) -> Span {
    find(subject, spot).unwrap_or_else(|| inside(&subject.letter.number))
}

fn find(subject: &Subject, spot: &Spot) -> Option<Span> {
    let pages = &subject.compiled.pages.pages;
    let lines = pages.iter().flat_map(|page| &page.lines);
    let of_block = lines.filter(|line| line.block == spot.block);
    let lines: Vec<String> = of_block.map(Line::text).collect();
    let whole = lines.concat();
    let before = lines.iter().take_while(|line| **line != spot.text);
    let before: usize = before.map(|line| seen(line)).sum();
    let length = seen(&spot.text);
    subject.letter.texts().into_iter().find_map(|text| {
        let lead = lead(&whole, text)?;
        let length = length.min((before + length).saturating_sub(lead));
        Some(stretch(text, before.saturating_sub(lead), length))
    })
}

/// How many characters stand before the text in its block: none, or a heading's ordinal.
fn lead(block: &str, text: &Text) -> Option<usize> {
    const LONGEST_ORDINAL: usize = 8;
    let (block, text) = (without_blanks(block), without_blanks(text));
    let lead = block.strip_suffix(&*text)?.chars().count();
    (!text.is_empty() && lead <= LONGEST_ORDINAL).then_some(lead)
}

fn seen(text: &str) -> usize {
    text.chars().filter(|ch| !ch.is_whitespace()).count()
}

/// So many characters from this one on, blanks not counted.
fn stretch(text: &Text, from: usize, length: usize) -> Span {
    let seen = text.chars().enumerate().filter(|(_, ch)| !ch.is_whitespace());
    let places: Vec<usize> = seen.map(|(idx, _)| idx).collect();
    let start = places.get(from).copied().unwrap_or(0);
    let end = places.get(from + length.max(1) - 1).map_or(start, |last| last + 1);
    text.place(start..end)
}

/// The last text on a page that was written in the TOML.
pub(super) fn foot(subject: &Subject, page: usize) -> Span {
    let lines = subject.compiled.pages.pages[page].lines.iter().rev();
    let spots = lines.map(|line| Spot { page, block: line.block, text: line.text() });
    let mut places = spots.filter_map(|spot| find(subject, &spot));
    places.next().unwrap_or_else(|| inside(&subject.letter.number))
}
