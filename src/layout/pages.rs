//! Positioned pages, independent of any file format.

use std::fmt;
use std::ops::Range;

use crate::document::Role;
use crate::font::FaceId;
use crate::geometry::{Length, Rect};
use crate::wording::Wording;

/// A letter that was laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The pages in order, at least one.
    pub pages: Vec<Page>,
    /// The places of the seals. Nothing is drawn there.
    pub seals: Vec<Seal>,
    /// The changes of the spacing that keep the signature with the text.
    pub steps: Vec<SpacingStep>,
    /// The text of each part of the letter and its origin, by [`Line::block`].
    pub parts: Vec<Wording>,
}

/// One side of a sheet of A4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Whether it is landscape, with its head at the sheet's left (clause 8). All places
    /// on such a page are those on the sheet turned clockwise by 90°, 297 mm wide; only
    /// the folio stays where it is on every page.
    pub is_turned: bool,
    /// Whether it has no page number: page 1, or a blank page, or the page after that
    /// (7.5).
    pub is_unnumbered: bool,
    /// Rules and the lines of tables.
    pub rules: Vec<Rule>,
    /// Lines of text in reading order. The folio, if there is one, is the last.
    pub lines: Vec<Line>,
}

/// A change of the spacing that keeps the signature on a page with text (7.3.5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpacingStep {
    /// A paragraph on a page, counted from 0, set in one line fewer.
    Shortened(usize),
    /// One blank row less above the signature.
    FewerBlankRows,
    /// The rows of a page, counted from 0, at a narrower pitch.
    Tightened(usize, Length),
    /// The rows of a page, counted from 0, at a wider pitch, since lines of it were
    /// moved to the signature's page.
    Loosened(usize, Length),
}

/// A filled rectangle of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its place.
    pub rect: Rect,
    /// Its colour.
    pub colour: Colour,
}

impl fmt::Display for SpacingStep {
    /// Tells the clerk what was done.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mm = |pitch: &Length| format!("{:.2} mm", pitch.to_mm());
        match self {
            SpacingStep::Shortened(page) => {
                write!(f, "第 {} 页有一段收紧字距，少排了一行", page + 1)
            }
            SpacingStep::FewerBlankRows => write!(f, "署名上方少空一行"),
            SpacingStep::Tightened(page, pitch) => {
                write!(f, "第 {} 页的行距缩小到 {}", page + 1, mm(pitch))
            }
            SpacingStep::Loosened(page, pitch) => {
                write!(
                    f,
                    "末几行移到下一页，第 {} 页的行距放宽到 {}",
                    page + 1,
                    mm(pitch)
                )
            }
        }
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which part of the letter it belongs to.
    pub role: Role,
    /// The number of its part in reading order. The lines of one paragraph share it,
    /// also across pages.
    pub block: usize,
    /// The characters of its part that it has, including blanks at its end. Its glyphs
    /// stand for the first of them, one by one.
    pub chars: Range<usize>,
    /// The table cell that it is in.
    pub cell: Option<CellPlace>,
    /// The type size.
    pub size: Length,
    /// The top of the em box, from the sheet's top edge.
    pub top: Length,
    /// Runs of one face, left to right.
    pub runs: Vec<GlyphRun>,
    /// The end of its content, from the left of its measure, in thousandths of a cell.
    pub end: i32,
    /// How its width was reached.
    pub fit: Fit,
    /// Whether it is the last of several lines and a single 汉字 or less: 孤字.
    pub is_lone: bool,
    /// Whether its characters are so far apart that they look like separate words.
    pub is_loose: bool,
    /// Whether its last character is a blank between words.
    pub ends_in_blank: bool,
    /// Whether it is wider than the table cell that it is in.
    pub leaves_cell: bool,
    /// The heading that its first characters are, and how many of them, where the text
    /// goes on behind it.
    pub lead: Option<(Role, usize)>,
}

/// The place of a cell in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// Which table of the letter, from 0.
    pub table: usize,
    /// Which row, from 0.
    pub row: usize,
    /// Which cell of the row, from 0.
    pub cell: usize,
    /// How many columns it spans.
    pub span: usize,
}

impl From<(u8, u8, u8)> for Colour {
    fn from((red, green, blue): (u8, u8, u8)) -> Colour {
        Colour::Rgb(red, green, blue)
    }
}

impl Line {
    /// The lower edge of its em boxes.
    pub fn bottom(&self) -> Length {
        self.top + self.size
    }

    /// The characters it shows.
    pub fn text(&self) -> String {
        self.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text).collect()
    }
}

/// How a line's width was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// At its natural width.
    #[default]
    Natural,
    /// Narrowed at marks and gaps, in thousandths of a cell.
    Squeezed(i32),
    /// Widened at gaps, in thousandths of a cell.
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
    /// The glyphs, left to right, at least one.
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
    /// Its bounding rectangle.
    pub rect: Rect,
    /// Whose seal it is: the bureau, or the person of a 签名章.
    pub authority: String,
    /// Whether it is a 签名章.
    pub is_personal: bool,
}
