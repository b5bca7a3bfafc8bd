//! Rows: lines and bands of tables that have no place on a page yet.

use super::glyphs::Set;
use super::table::Band;
use crate::document::{Lead, Role};
use crate::geometry::Length;

/// A row of the text that has no place on a page yet.
pub(super) struct Row<'a> {
    pub(super) kind: RowKind,
    /// The whole paragraph whose line it is; empty for what is no paragraph.
    pub(super) paragraph: Prose<'a>,
    /// Which part of the letter it belongs to.
    pub(super) block: usize,
    /// Whether it stays on the page of the next row.
    pub(super) keeps_next: bool,
}

/// A paragraph, and the heading behind which it goes on, if any.
#[derive(Clone, Copy, Default)]
pub(super) struct Prose<'a> {
    pub(super) lead: Option<&'a Lead>,
    pub(super) text: &'a str,
}

impl Prose<'_> {
    /// Whether it is no paragraph.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// What a row is.
pub(super) enum RowKind {
    /// A line, and its distance from the left edge of the 版心.
    Line { role: Role, set: Set, left: Length },
    /// A blank line off the grid: the next line is a line's height below the one before,
    /// edge to edge.
    BlankLine,
    /// A row of a table.
    Band(Band),
}
