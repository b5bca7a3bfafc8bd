//! From a line of the finished pages back to the TOML.
//!
//! Templates keep no places. But a paragraph of the letter is found again by what it says.

use std::collections::BTreeMap;
use std::collections::HashMap;

use super::parties::without_blanks;
use super::subject::Subject;
use super::subject::inside;
use crate::compile::Compiled;
use crate::layout::{Line, Spot};
use crate::letter::Text;
use crate::source::Span;

/// Where the texts on the pages were written.
pub(super) struct Places<'a>(BTreeMap<usize, Block<'a>>);

/// A part of the pages that is a text of the TOML.
struct Block<'a> {
    text: &'a Text,
    /// How many characters stand before the text: none, or a heading's ordinal.
    lead: usize,
    /// How many characters stand before each line, by what it says where that is said first.
    lines: HashMap<String, usize>,
    /// The characters of the text that are no blanks.
    seen: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Finds every part of the pages again.
    pub(super) fn new(compiled: &'a Compiled) -> Places<'a> {
        let mut blocks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for line in compiled.pages.pages.iter().flat_map(|page| &page.lines) {
            blocks.entry(line.block).or_default().push(line.text());
        }
        let mut texts = HashMap::new();
        for text in compiled.letter.printed() {
            texts.entry(without_blanks(text)).or_insert(text);
        }
        let found = blocks.into_iter().filter_map(|(block, lines)| {
            let whole = without_blanks(&lines.concat());
            let (lead, text) = written(&whole, &texts)?;
            Some((block, Block::new(text, lead, lines)))
        });
        Places(found.collect())
    }

    fn find(&self, spot: &Spot) -> Option<Span> {
        let block = self.0.get(&spot.block)?;
        let before = *block.lines.get(&spot.text)?;
        let length = seen(&spot.text);
        let length = length.min((before + length).saturating_sub(block.lead));
        Some(block.stretch(before.saturating_sub(block.lead), length))
    }
}

impl<'a> Block<'a> {
    fn new(text: &'a Text, lead: usize, lines: Vec<String>) -> Block<'a> {
        let mut before = 0;
        let mut places = HashMap::new();
        for line in lines {
            let length = seen(&line);
            places.entry(line).or_insert(before);
            before += length;
        }
        let is_seen = |(idx, ch): (usize, char)| (!ch.is_whitespace()).then_some(idx);
        let seen = text.chars().enumerate().filter_map(is_seen).collect();
        Block { text, lead, lines: places, seen }
    }

    /// So many characters from this one on, blanks not counted.
    fn stretch(&self, from: usize, length: usize) -> Span {
        let start = self.seen.get(from).copied().unwrap_or(0);
        let last = self.seen.get(from + length.max(1) - 1);
        self.text.place(start..last.map_or(start, |last| last + 1))
    }
}

/// The text that a block is, and how many characters stand before it, if not too many for an
/// ordinal.
fn written<'a>(
    block: &str,
    texts: &HashMap<String, &'a Text>,
) -> Option<(usize, &'a Text)> {
    const LONGEST_ORDINAL: usize = 8;
    let starts = block.char_indices().take(LONGEST_ORDINAL + 1).enumerate();
    let mut found =
        starts.filter_map(|(lead, (at, _))| Some((lead, *texts.get(&block[at..])?)));
    found.next()
}

fn seen(text: &str) -> usize {
    text.chars().filter(|ch| !ch.is_whitespace()).count()
}

/// Where the text of a line was written; where a template wrote it, the letter's number.
pub(super) fn place(subject: &Subject, spot: &Spot) -> Span {
    subject.places().find(spot).unwrap_or_else(|| inside(&subject.letter.number))
}

/// The last text on a page that was written in the TOML.
pub(super) fn foot(subject: &Subject, page: usize) -> Span {
    let lines = subject.compiled.pages.pages[page].lines.iter().rev();
    let spot = |line: &Line| Spot { page, block: line.block, text: line.text() };
    let mut places = lines.filter_map(|line| subject.places().find(&spot(line)));
    places.next().unwrap_or_else(|| inside(&subject.letter.number))
}
