//! A proposal that takes several rows: its number is merged over them, and each row has
//! one of those who made it.

use super::rows::Cell;
use super::rows::Column;
use super::rows::Row;
use super::rows::column;

/// Whether a row goes on with the proposal of the row before, which then has its
/// proposers, too.
pub(super) fn joins(before: Option<&mut Row>, row: &Row, columns: &[Column]) -> bool {
    let at = |key| column(columns, key);
    let keys = (at("proposal.number"), at("proposal.proposers"));
    let (Some(before), (Some(number), Some(proposers))) = (before, keys) else {
        return false;
    };
    let own = &row.cells[proposers];
    // What is of the letter has to be that of the row before.
    let is_same = |(at, (column, cell)): (usize, (&Column, &Cell))| {
        let is_free = column.field.is_none() || at == proposers;
        is_free || cell.text.is_empty() || cell.text == before.cells[at].text
    };
    let joins = row.cells[number].is_copy
        && !own.is_copy
        && !own.text.is_empty()
        && row.faults.is_empty()
        && columns.iter().zip(&row.cells).enumerate().all(is_same);
    if joins {
        let text = &mut before.cells[proposers].text;
        text.push('\n');
        text.push_str(&own.text);
    }
    joins
}
