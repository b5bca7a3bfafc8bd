//! Tables whose columns are too narrow for their characters.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::kinds::Crowded;
use super::kinds::Spot;
use super::kinds::Verdict;
use super::kinds::What;
use crate::document::Document;
use crate::document::Table;
use crate::layout::pages::CellPlace;
use crate::layout::pages::Pages;

/// The columns whose characters leave their cells, and the first such line.
struct Narrow {
    spot: Spot,
    columns: BTreeSet<usize>,
}

/// The tables that do not fit, each once.
pub(super) fn crowded(document: &Document, pages: &Pages) -> Vec<Verdict> {
    let tables: Vec<&Table> = document.tables().collect();
    let mut found: BTreeMap<usize, Narrow> = BTreeMap::new();
    for (page, sheet) in pages.pages.iter().enumerate() {
        for (idx, line) in sheet.lines.iter().enumerate() {
            let Some(cell) = line.cell.filter(|_| line.leaves_cell) else { continue };
            let narrow = found.entry(cell.table).or_insert_with(|| {
                let spot = Spot::whole(page, idx, line);
                Narrow { spot, columns: BTreeSet::new() }
            });
            narrow.columns.insert(column(tables[cell.table], cell));
        }
    }
    let verdict = |(idx, Narrow { spot, columns }): (usize, Narrow)| {
        let table = tables[idx];
        let crowded = Crowded {
            number: idx + 1,
            caption: table.caption.as_ref().map(ToString::to_string),
            n_columns: table.n_columns(),
            narrow: columns.into_iter().map(|column| name(table, column)).collect(),
            is_fixed: !table.widths.is_empty(),
            is_turned: pages.pages[spot.page].is_turned,
        };
        Verdict::new(What::Crowded(crowded), spot)
    };
    found.into_iter().map(verdict).collect()
}

/// The first column of a cell, from 0.
fn column(table: &Table, place: CellPlace) -> usize {
    table.rows[place.row].cells[..place.cell].iter().map(|cell| cell.span).sum()
}

/// The head of a column, or its number.
fn name(table: &Table, column: usize) -> String {
    let head = table.rows.first().filter(|_| table.n_heads > 0);
    let mut at = 0;
    let cell = head.and_then(|row| {
        row.cells.iter().find(|cell| {
            at += cell.span;
            at > column
        })
    });
    let text = cell.map(|cell| cell.text.to_string()).filter(|text| !text.is_empty());
    text.unwrap_or_else(|| format!("第 {} 栏", column + 1))
}
