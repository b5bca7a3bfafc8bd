//! Rows: lines and bands of tables that are not yet on a page.

use super::glyphs::Set;
use super::table::Band;
use crate::document::Role;
use crate::geometry::Length;

/// Something of the text that is not yet on a page.
pub(super) struct Row<'a> {
    pub(super) kind: Kind,
    /// The whole paragraph that it is a line of; nothing if it is no paragraph's.
    pub(super) paragraph: &'a str,
    /// Which part of the letter it belongs to.
    pub(super) block: usize,
    /// It stays on the page of the row after it.
    pub(super) keeps_next: bool,
}

/// What a row is.
pub(super) enum Kind {
    /// A line, and how far it starts from the left edge of the 版心.
    Line { role: Role, set: Set, left: Length },
    /// The next line stands a line's height below the one before, edge to edge: off the grid.
    BlankLine,
    /// A row of a table.
    Band(Band),
}
