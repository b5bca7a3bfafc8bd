//! Maps from the finished pages to the files, and back.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::texts::Texts;
use crate::document::Role;
use crate::geometry::{Length, Rect};
use crate::layout::Glyph;
use crate::layout::GlyphRun;
use crate::layout::Line;
use crate::layout::Pages;
use crate::layout::Spot;
use crate::layout::{Verdict, What};
use crate::letter::Text;
use crate::source::Span;
use crate::wording::Origin;
use crate::wording::Stretch;

/// A stretch of a line on the pages. On a landscape page its place is on the turned
/// sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its page, from 0.
    pub page: usize,
    /// The em boxes of its characters.
    pub rect: Rect,
}

/// The pages of a letter, with the places where their characters were written.
pub struct Paper<'a> {
    texts: Texts<'a>,
    pages: &'a Pages,
    /// The lines of each part of the letter, with their pages.
    lines: Vec<Vec<(usize, &'a Line)>>,
    /// The parts by the places where they were written; made when first needed.
    written: OnceCell<Written>,
}

/// The parts of a letter by the places where their stretches were written.
struct Written {
    /// The range in its file of each stretch, sorted by its start, the greatest end so far,
    /// and the part.
    places: BTreeMap<String, Vec<(Range<usize>, usize, usize)>>,
}

impl Written {
    /// The parts of which something was written at a place, in reading order.
    fn parts(&self, span: &Span) -> BTreeSet<usize> {
        let Range { start, end } = span.range;
        let places = self.places.get(span.source.name()).map_or(&[][..], Vec::as_slice);
        let n_before = places.partition_point(|(place, ..)| place.start <= end);
        let near =
            places[..n_before].iter().rev().take_while(|(_, most, _)| *most >= start);
        near.filter(|(place, ..)| place.end >= start).map(|(.., part)| *part).collect()
    }
}

impl<'a> Paper<'a> {
    /// Joins pages with the texts that they were made of.
    pub fn new(texts: Texts<'a>, pages: &'a Pages) -> Paper<'a> {
        let mut lines = vec![Vec::new(); pages.parts.len()];
        for (page, sheet) in pages.pages.iter().enumerate() {
            for line in sheet.lines.iter().filter(|line| !line.role.is_furniture()) {
                lines[line.block].push((page, line));
            }
        }
        Paper { texts, pages, lines, written: OnceCell::new() }
    }

    fn parts_by_place(&self) -> &Written {
        self.written.get_or_init(|| {
            let mut places: BTreeMap<String, Vec<(Range<usize>, usize, usize)>> =
                BTreeMap::new();
            for (idx, part) in self.pages.parts.iter().enumerate() {
                for stretch in part.origins() {
                    let Some(span) = self.texts.written(&stretch.origin) else {
                        continue;
                    };
                    let there = places.entry(span.source.name().to_owned()).or_default();
                    there.push((span.range, 0, idx));
                }
            }
            for there in places.values_mut() {
                there.sort_by_key(|(place, _, part)| (place.start, *part));
                let mut most = 0;
                for (place, end, _) in there {
                    most = most.max(place.end);
                    *end = most;
                }
            }
            Written { places }
        })
    }

    /// The pages.
    pub fn pages(&self) -> &'a Pages {
        self.pages
    }

    /// The places where some glyphs of a line (counted from 0) were written, one for
    /// each text and for each stretch of the template's words. Empty for what the
    /// program adds, such as page numbers.
    pub fn written(&self, line: &Line, glyphs: Range<usize>) -> Vec<Span> {
        let origins = self.origins(line, glyphs).into_iter();
        origins.filter_map(|origin| self.texts.written(&origin)).collect()
    }

    /// The place where the text that a verdict is about was written: in the letter, as
    /// far as the glyphs come from it, or else in the markup. For what is too long or
    /// cut, the whole text.
    pub fn place(&self, verdict: &Verdict) -> Span {
        let Spot { glyphs, .. } = &verdict.spot;
        let line = verdict.spot.of(self.pages);
        let mut origins = self.origins(line, glyphs.clone());
        if origins.is_empty() {
            origins = self.origins(line, 0..usize::MAX - line.chars.start);
        }
        let mut own = origins.iter().filter(|origin| matches!(origin, Origin::Text(..)));
        let origin = match verdict.what {
            // The class behind a number is what can be shorter.
            What::TooWide | What::Crossed if line.role == Role::Number => own.next_back(),
            _ => own.next(),
        };
        let place =
            origin.or(origins.first()).and_then(|origin| match verdict.is_grave() {
                true => self.texts.whole(origin),
                false => self.texts.written(origin),
            });
        place.unwrap_or_else(|| self.texts.markup().span(0..0))
    }

    fn origins(&self, line: &Line, glyphs: Range<usize>) -> Vec<Origin> {
        let Some(part) = self.pages.parts.get(line.block) else { return Vec::new() };
        let chars = line.chars.start + glyphs.start..line.chars.start + glyphs.end;
        part.stretches(chars).into_iter().map(|stretch| stretch.origin).collect()
    }

    /// The free 附注 that are nowhere on the pages, as the template does not print them.
    pub fn unprinted_notes(&self) -> Vec<&'a Text> {
        let notes = self.texts.letter().notes.iter();
        notes.filter(|note| self.printed(note.span()).is_empty()).collect()
    }

    /// The stretches of lines on which a place of a file is printed; empty if it is not
    /// on paper.
    pub fn printed(&self, span: &Span) -> Vec<Printed> {
        let mut printed = Vec::new();
        for idx in self.parts_by_place().parts(span) {
            let (part, lines) = (&self.pages.parts[idx], &self.lines[idx]);
            for stretch in part.origins() {
                let Stretch { chars: Range { start, end }, origin } = stretch;
                let words = part.words(*start..*end);
                let chars = self.texts.at(span, origin, words);
                let chars = start + chars.start..start + chars.end;
                let lines = lines.iter().filter(|_| !chars.is_empty());
                printed.extend(
                    lines.filter_map(|(page, line)| stretch_of(*page, line, &chars)),
                );
            }
        }
        printed
    }
}

/// The em boxes of the glyphs of a line that are these characters of its part.
fn stretch_of(page: usize, line: &Line, chars: &Range<usize>) -> Option<Printed> {
    let glyphs =
        line.runs.iter().flat_map(|run| run.glyphs.iter().map(move |it| (run, it)));
    let glyphs: Vec<(&GlyphRun, &Glyph)> = glyphs.collect();
    let first = chars.start.saturating_sub(line.chars.start);
    let behind = chars.end.saturating_sub(line.chars.start).min(glyphs.len());
    let is_seen = |at: &usize| !glyphs[*at].1.text.is_whitespace();
    let mut seen = (first..behind).filter(is_seen);
    let first = seen.next()?;
    let last = seen.next_back().unwrap_or(first);
    let (run, glyph) = glyphs[last];
    let next = glyphs.get(last + 1).map(|(_, next)| next.x - glyph.x);
    let (x, end) = (glyphs[first].1.x, glyph.x + width(run, glyph.text, next));
    let rect = Rect { x, y: line.top, width: end - x, height: line.size };
    Some(Printed { page, rect })
}

/// The visible width of a character: up to the next one, unless that is far away.
fn width(run: &GlyphRun, ch: char, to_next: Option<Length>) -> Length {
    let own = if ch.is_ascii() { run.size / 2 } else { run.size };
    match to_next {
        Some(width) if width > Length::ZERO && width < own * 2 => width,
        _ => own,
    }
}
