//! The line breaker: Chinese text with Western words and numbers, set on a grid of cells.
//!
//! It is independent: it knows no page, no font and no millimetre. Widths are in
//! thousandths of a cell, the width of one 汉字; the [`Measure`] tells the advance of
//! narrower characters.
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
mod content;
mod cure;
mod line;
mod lines;
mod prepare;
mod shape;

pub use class::{Class, class};
pub use line::{Character, Line};
pub use prepare::{Cluster, Measure};
pub use shape::{CELL, Shape, Wish};

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

/// Whether a line may end behind each character, wherever the next such place is.
pub fn line_ends(text: &str, measure: &dyn Measure) -> Vec<bool> {
    let endless = Shape { measure: i32::MAX / 4, ..Shape::default() };
    breaks::breaks(&prepare::prepare(text, measure), &endless)
}

#[cfg(test)]
mod tests;
