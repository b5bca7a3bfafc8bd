//! From a place in the TOML to the finished pages.
//!
//! Templates keep no places. But a text of the letter is found again by what it says: as a
//! part of the letter of its own, or inside of one that the template made of several.

use std::ops::Range;

use crate::compile::Compiled;
use crate::document::Role;
use crate::geometry::{Length, Rect};
use crate::layout::{GlyphRun, Line};
use crate::letter::Text;
use crate::source::Span;

/// A stretch of a line, as the pages have it: on a turned page it is a place on the turned
/// sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its page, from 0.
    pub page: usize,
    /// The em boxes of its characters.
    pub rect: Rect,
}

/// A letter's pages, to be looked through for what its TOML says.
pub struct Paper<'a> {
    compiled: &'a Compiled,
    texts: Vec<&'a Text>,
    blocks: Vec<Block>,
}

/// A part of the letter: its characters but for blanks, each with its place.
struct Block {
    role: Role,
    text: String,
    places: Vec<Printed>,
}

impl Paper<'_> {
    /// The pages of a letter.
    pub fn new(compiled: &Compiled) -> Paper<'_> {
        Paper {
            compiled,
            texts: compiled.letter.printed().collect(),
            blocks: blocks(compiled),
        }
    }

    /// Where a place of the TOML is printed, a stretch for each line; nowhere for what is
    /// not on paper as it was written.
    pub fn printed(&self, span: &Span) -> Vec<Printed> {
        let date = &self.compiled.letter.date.span;
        if span.source == date.source && meets(&span.range, &date.range) {
            let dates = self.blocks.iter().filter(|block| block.role == Role::Date);
            return dates.flat_map(|block| joined(&block.places)).collect();
        }
        let texts = self.texts.iter().enumerate();
        let printed = texts.filter_map(|(idx, text)| {
            let chars = text.chars_at(span);
            if chars.is_empty() { None } else { self.chars(idx, chars) }
        });
        printed.flat_map(joined).collect()
    }

    /// Where some characters of a text are.
    fn chars(&self, idx: usize, chars: Range<usize>) -> Option<&[Printed]> {
        let text = self.texts[idx];
        let (block, lead) = self.find(idx)?;
        let seen = |n_chars| text.chars().take(n_chars).filter(is_seen).count();
        block.places.get(lead + seen(chars.start)..lead + seen(chars.end))
    }

    /// The block with a text, and how many characters of it stand before the text. What
    /// the letter says in two places is in two blocks, in the same order.
    fn find(&self, idx: usize) -> Option<(&Block, usize)> {
        let text = seen(self.texts[idx]);
        let same = self.texts[..idx].iter().filter(|other| seen(other) == text);
        let own =
            self.blocks.iter().filter_map(|block| Some((block, block.lead(&text)?)));
        let own: Vec<(&Block, usize)> = own.collect();
        own.get(same.count()).or(own.last()).copied().or_else(|| {
            let inside = |block| Some((block, Block::inside(block, &text)?));
            self.blocks.iter().find_map(inside)
        })
    }
}

impl Block {
    /// How many characters stand before a text that is all of the block but for an ordinal.
    fn lead(&self, text: &str) -> Option<usize> {
        let lead = self.text.strip_suffix(text)?;
        let has_ordinal = matches!(self.role, Role::Heading(_) | Role::Enclosure);
        let is_it = !text.is_empty() && (lead.is_empty() || has_ordinal);
        is_it.then(|| lead.chars().count())
    }

    /// How many characters stand before a text that is somewhere in the block; 12 is not in
    /// 2012.
    fn inside(&self, text: &str) -> Option<usize> {
        let is_word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
        let is_whole = |at: usize| {
            let (before, after) = (&self.text[..at], &self.text[at + text.len()..]);
            let before = before.chars().next_back();
            let splits_start = is_word(before) && is_word(text.chars().next());
            let after = after.chars().next();
            let splits_end = is_word(text.chars().next_back()) && is_word(after);
            !splits_start && !splits_end
        };
        let mut found = self.text.match_indices(text).map(|(at, _)| at);
        let at = found.find(|at| !text.is_empty() && is_whole(*at))?;
        Some(self.text[..at].chars().count())
    }
}

fn blocks(compiled: &Compiled) -> Vec<Block> {
    let mut blocks: Vec<(usize, Block)> = Vec::new();
    for (page, sheet) in compiled.pages.pages.iter().enumerate() {
        for line in sheet.lines.iter().filter(|line| !line.role.is_furniture()) {
            let (text, places) = characters(page, line);
            match blocks.iter_mut().rev().find(|(number, _)| *number == line.block) {
                Some((_, block)) => {
                    block.text += &text;
                    block.places.extend(places);
                }
                None => {
                    let block = Block { role: line.role, text, places };
                    blocks.push((line.block, block));
                }
            }
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// The characters of a line but for blanks, and their places.
fn characters(page: usize, line: &Line) -> (String, Vec<Printed>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for (idx, run) in line.runs.iter().enumerate() {
        let next = line.runs.get(idx + 1).map(|next| next.glyphs[0].x);
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let end = run.glyphs.get(at + 1).map(|next| next.x).or(next);
            let width = width(run, glyph.text, end.map(|end| end - glyph.x));
            let rect = Rect { x: glyph.x, y: line.top, width, height: line.size };
            if is_seen(&glyph.text) {
                text.push(glyph.text);
                places.push(Printed { page, rect });
            }
        }
    }
    (text, places)
}

/// As wide as a character is as far as one sees: up to the next one, unless that is far off.
fn width(run: &GlyphRun, ch: char, to_next: Option<Length>) -> Length {
    let own = if ch.is_ascii() { run.size / 2 } else { run.size };
    match to_next {
        Some(width) if width > Length::ZERO && width < own * 2 => width,
        _ => own,
    }
}

/// The stretches that places next to each other make, a line each.
fn joined(places: &[Printed]) -> Vec<Printed> {
    let mut stretches: Vec<Printed> = Vec::new();
    for place in places {
        match stretches.last_mut() {
            Some(last) if last.page == place.page && last.rect.y == place.rect.y => {
                last.rect.width = place.rect.x + place.rect.width - last.rect.x;
            }
            _ => stretches.push(*place),
        }
    }
    stretches
}

/// What is seen of a text.
fn seen(text: &str) -> String {
    text.chars().filter(is_seen).collect()
}

fn is_seen(ch: &char) -> bool {
    !ch.is_whitespace()
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
