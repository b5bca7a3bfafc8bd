//! The line breaker: Chinese text with Western words and numbers, set on a grid of cells.
//!
//! Stands alone: it knows no page, no font and no millimetre. Widths are in thousandths of
//! a cell, the room of one 汉字; the [`Measure`] tells the advance of what is narrower.
//!
//! The rule, tried on real letters: a line takes the longest run whose content *before its
//! trailing closing marks* fits at natural width. Trailing closing marks that would then
//! start the next line are pushed in (先挤进): the last one gives up its right half, then
//! other marks and gaps give way in a fixed order. If that is not enough they are pushed
//! out (后推出), with the character before them. Nothing is squeezed for any other reason
//! but one: a last line of one 汉字 (孤字), if the [`Shape`] wants that cured. Nothing hangs
//! in the margin, and nothing is trimmed at a line's start. Lines that are not a
//! paragraph's last are stretched flush, gaps first, unless that would tear them apart.

mod adjust;
mod breaks;
mod class;
mod cure;
mod lines;
mod prepare;

pub use class::{Class, class};
pub use prepare::{Cluster, Measure};

use std::ops::Range;

use crate::script::Script;

/// The room of one 汉字; every width here is in thousandths of it.
pub const CELL: i32 = 1000;

/// How wide the lines of a paragraph may be, in thousandths of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The full measure (行宽).
    pub measure: i32,
    /// How far the first line starts in from the left.
    pub first_indent: i32,
    /// How far the other lines do.
    pub rest_indent: i32,
    /// Whether the last lines are broken anew where the very last one would hold a single
    /// 汉字 or less (孤字不成行). A paragraph for which there is no good way is left as it is.
    pub cure: bool,
    /// How many lines the paragraph should have.
    pub wish: Wish,
    /// Whether lines keep their natural width, as in the narrow cells of a table, instead of
    /// being stretched flush.
    pub ragged: bool,
}

/// How many lines are wished for; a paragraph for which there is no good way is set as it
/// comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// As many as it comes to.
    #[default]
    AsItComes,
    /// One fewer.
    OneFewer,
    /// One more.
    OneMore,
}

/// One line, every character in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Which characters of the text, counted from 0; blanks at the line's end are left out
    /// of `characters` but counted here, so that the ranges of a paragraph join up.
    pub range: Range<usize>,
    /// The characters, left to right.
    pub characters: Vec<Character>,
    /// Where the content ends, from the left of the measure.
    pub end: i32,
    /// How much narrower (below 0) or wider than its natural width the line was made.
    pub adjusted: i32,
    /// By how much two characters stand apart at the most that usually touch, or would if the
    /// line were flush.
    pub loosest: i32,
    /// Whether it is the last of several and holds a single 汉字 or less.
    pub is_lone: bool,
}

/// A character in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// The character.
    pub ch: char,
    /// What to set it in.
    pub script: Script,
    /// Where its own room starts, from the left of the measure. A squeezed opening mark has
    /// given up its left half: its room starts left of the place where the line has it.
    pub x: i32,
}

impl Line {
    /// The line's characters as text.
    pub fn text(&self) -> String {
        self.characters.iter().map(|character| character.ch).collect()
    }
}

/// Sets a paragraph. An empty text has no lines.
pub fn set(text: &str, shape: &Shape, measure: &dyn Measure) -> Vec<Line> {
    let clusters = prepare::prepare(text, measure);
    let breaks = breaks::breaks(&clusters, shape);
    let lines = lines::lines(&clusters, &breaks, shape);
    let lines = cure::anew(&clusters, &breaks, shape, lines);
    let last = lines.len().saturating_sub(1);
    let mut set = Vec::with_capacity(lines.len());
    for (idx, range) in lines.into_iter().enumerate() {
        let indent = if idx == 0 { shape.first_indent } else { shape.rest_indent };
        let keeps_width = idx == last || shape.ragged;
        let mut line =
            adjust::adjust(&clusters, range, indent, shape.measure, keeps_width);
        line.is_lone = idx == last && cure::is_lone(&clusters, line.range.start, idx);
        set.push(line);
    }
    set
}

/// Whether a line may end behind each character, however far it is to the next such place.
pub fn line_ends(text: &str, measure: &dyn Measure) -> Vec<bool> {
    let endless = Shape { measure: i32::MAX / 4, ..Shape::default() };
    breaks::breaks(&prepare::prepare(text, measure), &endless)
}

#[cfg(test)]
mod tests;
