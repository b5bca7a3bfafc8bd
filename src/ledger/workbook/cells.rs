//! Collects the cells of a sheet, within the limits.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_COLUMNS;
use crate::ledger::room::MOST_ROWS;
use crate::ledger::room::Room;
use crate::ledger::sheet::SheetCell;
use crate::ledger::sheet::SheetLine;

/// The sheets of a workbook with their names.
pub(in crate::ledger) type SheetLines = Vec<(String, Vec<SheetLine>)>;

/// An area of cells that is merged: the first and the last row, and its first column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merged {
    pub(super) rows: (usize, usize),
    pub(super) column: usize,
}

/// The rows of a sheet that have cells, by their index.
#[derive(Default)]
pub(super) struct Cells {
    rows: BTreeMap<usize, Vec<SheetCell>>,
    hidden: BTreeSet<usize>,
}

impl Cells {
    /// Adds a cell at a row and a column; an empty one is none.
    pub(super) fn add(
        &mut self,
        (row, column): (usize, usize),
        cell: SheetCell,
        room: &mut Room,
    ) -> Result<(), Refusal> {
        if cell.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(Refusal::TooLarge);
        }
        put(self.rows.entry(row).or_default(), column, cell, room)
    }

    /// Notes that a row is hidden.
    pub(super) fn hide(&mut self, row: usize) {
        if row < MOST_ROWS {
            self.hidden.insert(row);
        }
    }

    /// The rows of the sheet. A cell merged downwards counts in each of its rows. One
    /// merged to the right stays in the leftmost column, so that its text is there once.
    pub(super) fn lines(
        mut self,
        merged: &[Merged],
        room: &mut Room,
    ) -> Result<Vec<SheetLine>, Refusal> {
        for Merged { rows: (first, last), column } in merged {
            let cell = self.rows.get(first).and_then(|cells| cells.get(*column)).cloned();
            let Some(cell) = cell.filter(|cell| !cell.is_empty()) else { continue };
            // A row of which nothing else is seen is none.
            let below = self.rows.range_mut(first..).skip(1);
            for (_, cells) in below.take_while(|(row, _)| *row <= last) {
                let copy = SheetCell { is_copy: true, ..cell.clone() };
                put(cells, *column, copy, room)?;
            }
        }
        let line = |(row, cells)| {
            let is_hidden = self.hidden.contains(&row);
            SheetLine { number: row + 1, is_hidden, cells }
        };
        Ok(self.rows.into_iter().map(line).collect())
    }
}

/// Puts a text into its column of a row.
fn put(
    cells: &mut Vec<SheetCell>,
    column: usize,
    cell: SheetCell,
    room: &mut Room,
) -> Result<(), Refusal> {
    room.cells((column + 1).saturating_sub(cells.len()).max(1))?;
    room.text(cell.text.len())?;
    if cells.len() <= column {
        cells.resize(column + 1, SheetCell::default());
    }
    cells[column] = cell;
    Ok(())
}
