//! How much of a ledger is read: rows, columns, cells and their text, all sheets together.
//!
//! A packed workbook of a few kilobytes can speak of gigabytes: one long text that a
//! thousand cells share, a cell that is repeated, cells far out.

use super::refusal::Refusal;

/// The last row that is read; the letters of a city in ten years are fewer.
pub(super) const MOST_ROWS: usize = 100_000;

/// The last column that is read.
pub(super) const MOST_COLUMNS: usize = 400;

/// The most cells, empty ones before others in their rows included.
pub(super) const MOST_CELLS: usize = 6_000_000;

/// The most bytes of text in the cells: what they show, not how it is kept in the file.
pub(super) const MOST_TEXT: usize = 128 << 20;

/// The most sheets.
pub(super) const MOST_SHEETS: usize = 200;

/// What may still be read.
#[derive(Debug)]
pub(super) struct Room {
    n_cells: usize,
    n_bytes: usize,
}

impl Room {
    pub(super) fn new() -> Room {
        Room { n_cells: MOST_CELLS, n_bytes: MOST_TEXT }
    }

    /// Takes room for cells, or refuses them.
    pub(super) fn cells(&mut self, n: usize) -> Result<(), Refusal> {
        self.n_cells = self.n_cells.checked_sub(n).ok_or(Refusal::TooLarge)?;
        Ok(())
    }

    /// Takes room for text, or refuses it.
    pub(super) fn text(&mut self, n_bytes: usize) -> Result<(), Refusal> {
        self.n_bytes = self.n_bytes.checked_sub(n_bytes).ok_or(Refusal::TooMuchText)?;
        Ok(())
    }
}
