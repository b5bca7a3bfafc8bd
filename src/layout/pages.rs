//! Positioned pages: what stands where, before any file format.

use crate::document::Role;
use crate::font::FaceId;
use crate::geometry::{Length, Rect};

/// The laid-out letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The sheets' sides in order, never none.
    pub pages: Vec<Page>,
    /// Where the seal goes; nothing is drawn there.
    pub seal: Option<Seal>,
}

/// One side of a sheet of A4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Red rules.
    pub rules: Vec<Rule>,
    /// Lines of text in reading order; the folio, where there is one, comes last.
    pub lines: Vec<Line>,
}

/// A filled rectangle of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its place.
    pub rect: Rect,
    /// Its colour.
    pub colour: Colour,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which part of the letter it belongs to.
    pub role: Role,
    /// Counts the parts of the letter in reading order: lines of one paragraph share it,
    /// over a page's end too.
    pub block: usize,
    /// Top of the em box, from the sheet's top edge.
    pub top: Length,
    /// Runs of one face, left to right.
    pub runs: Vec<GlyphRun>,
    /// How the line came to its width.
    pub fit: Fit,
}

impl From<(u8, u8, u8)> for Colour {
    fn from((red, green, blue): (u8, u8, u8)) -> Colour {
        Colour::Rgb(red, green, blue)
    }
}

impl Line {
    /// The characters it shows.
    pub fn text(&self) -> String {
        self.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text).collect()
    }
}

/// How a line came to its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// At its natural width.
    #[default]
    Natural,
    /// Marks and gaps give way, in thousandths of a cell.
    Squeezed(i32),
    /// Gaps widened, in thousandths of a cell.
    Stretched(i32),
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// The colour.
    pub colour: Colour,
    /// Baseline, from the sheet's top edge.
    pub baseline: Length,
    /// The glyphs, left to right, never none.
    pub glyphs: Vec<Glyph>,
}

/// One glyph, standing for one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The glyph's index in its face.
    pub id: u16,
    /// Its origin, from the sheet's left edge.
    pub x: Length,
    /// The character it stands for.
    pub text: char,
}

/// A colour of ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// 黑色.
    Black,
    /// Red or any other, as sRGB.
    Rgb(u8, u8, u8),
}

/// The place of a seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The page, from 0.
    pub page: usize,
    /// The square around it.
    pub rect: Rect,
}
