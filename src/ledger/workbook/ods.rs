//! Workbooks of LibreOffice and others: .ods
//!
//! Beside the value of a cell the file has what it shows, which is taken as it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::Cells;
use super::cells::Merged;
use super::cells::SheetLines;
use super::ods_cell::OdsCell;
use super::package::Package;
use super::xml::Tag;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_COLUMNS;
use crate::ledger::room::MOST_ROWS;
use crate::ledger::room::MOST_SHEETS;
use crate::ledger::room::Room;
use crate::ledger::sheet::SheetCell;

/// The file with the sheets.
const CONTENT: &str = "content.xml";

/// Reads the visible sheets of a workbook; none if it is another kind of file.
pub(super) fn sheets(package: &mut Package) -> Option<Result<SheetLines, Refusal>> {
    let name = package.find(CONTENT)?;
    Some(read(package, &name))
}

fn read(package: &mut Package, name: &str) -> Result<SheetLines, Refusal> {
    if let Some(manifest) = package.find("META-INF/manifest.xml") {
        let mut locks = Locks(false);
        package.walk(&manifest, &mut locks)?;
        if locks.0 {
            return Err(Refusal::Password);
        }
    }
    let mut content = Content {
        sheets: SheetLines::new(),
        is_spreadsheet: false,
        n_sheets: 0,
        room: Room::new(),
        style: String::new(),
        unseen: BTreeSet::new(),
        formatted: BTreeSet::new(),
        table: None,
        depth: 0,
        skipped_from: None,
        cell: None,
    };
    package.walk(name, &mut content)?;
    match content.is_spreadsheet {
        true => Ok(content.sheets),
        false => Err(Refusal::Letter),
    }
}

/// Whether the file is locked with a password.
struct Locks(bool);

impl Visit for Locks {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        self.0 |= tag.name() == "encryption-data";
        Ok(())
    }
}

/// What is read of the sheets until now.
struct Content {
    sheets: SheetLines,
    is_spreadsheet: bool,
    n_sheets: usize,
    /// What may still be read.
    room: Room,
    /// The style that is read, those of tables and rows that are not seen, and those of
    /// cells with a number format.
    style: String,
    unseen: BTreeSet<String>,
    formatted: BTreeSet<String>,
    table: Option<Table>,
    /// How many tags are open inside the cell, and from which depth on they are none of
    /// its text.
    depth: usize,
    skipped_from: Option<usize>,
    cell: Option<OdsCell>,
}

/// The sheet that is read.
#[derive(Default)]
struct Table {
    name: String,
    is_visible: bool,
    cells: Cells,
    merged: Vec<Merged>,
    /// The next row.
    row: usize,
    open: Row,
}

/// The row that is read.
#[derive(Default)]
struct Row {
    n_times: usize,
    /// With the columns that they are in.
    cells: Vec<(Range<usize>, SheetCell)>,
    /// The next column.
    column: usize,
}

/// The number of an attribute, or 1.
fn number(tag: &Tag, name: &str) -> usize {
    let number = tag.get(name).and_then(|number| number.trim().parse().ok());
    number.unwrap_or(1)
}

impl Visit for Content {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        if self.cell.is_some() {
            self.inside_cell(tag);
            return Ok(());
        }
        match tag.name() {
            "spreadsheet" => self.is_spreadsheet = true,
            "style" => {
                self.style = tag.get("name").unwrap_or_default().into_owned();
                if tag.get("data-style-name").is_some() {
                    self.formatted.insert(self.style.clone());
                }
            }
            "table-properties" if tag.get("display").is_some_and(|it| it == "false") => {
                self.unseen.insert(self.style.clone());
            }
            "table-row-properties" if has_no_height(tag) => {
                self.unseen.insert(self.style.clone());
            }
            "table" if self.table.is_none() => self.begin(tag)?,
            "table-row" => self.row(tag),
            "table-cell" | "covered-table-cell" => {
                let style = tag.get("style-name").unwrap_or_default();
                let is_formatted = self.formatted.contains(&*style);
                self.cell = Some(OdsCell::new(tag, is_formatted));
                (self.depth, self.skipped_from) = (0, None);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "table-cell" | "covered-table-cell" if self.depth == 0 => self.end_cell(),
            _ if self.cell.is_some() => {
                self.depth = self.depth.saturating_sub(1);
                if self.skipped_from == Some(self.depth) {
                    self.skipped_from = None;
                }
                Ok(())
            }
            "table-row" => self.end_row(),
            "table" => self.end_table(),
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.skipped_from.is_none()) {
            cell.text(text);
        }
        Ok(())
    }
}

/// Whether a row is so low that it is not seen.
fn has_no_height(tag: &Tag) -> bool {
    let height = tag.get("row-height").unwrap_or_default();
    let number = height.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    number.trim().parse() == Ok(0.0)
}

impl Content {
    /// A tag inside a cell: of its text, or of what is attached to it.
    fn inside_cell(&mut self, tag: &Tag) {
        let is_skipped = self.skipped_from.is_some();
        let Some(cell) = self.cell.as_mut().filter(|_| !is_skipped) else {
            self.depth += 1;
            return;
        };
        match tag.name() {
            "p" => cell.begin_line(),
            "s" => cell.text(&" ".repeat(number(tag, "c").min(100))),
            "tab" => cell.text(" "),
            "line-break" => cell.text("\n"),
            "span" | "a" | "meta" | "h" => {}
            // Remarks, pictures, readings, fields of forms.
            "annotation" | "frame" | "ruby-text" | "note" => {
                self.skipped_from = Some(self.depth);
            }
            _ if self.depth == 0 => self.skipped_from = Some(self.depth),
            _ => {}
        }
        self.depth += 1;
    }

    fn begin(&mut self, tag: &Tag) -> Result<(), Refusal> {
        self.n_sheets += 1;
        if self.n_sheets > MOST_SHEETS {
            return Err(Refusal::TooLarge);
        }
        let style = tag.get("style-name").unwrap_or_default();
        self.table = Some(Table {
            name: tag.get("name").unwrap_or_default().into_owned(),
            is_visible: !self.unseen.contains(&*style),
            ..Table::default()
        });
        Ok(())
    }

    fn row(&mut self, tag: &Tag) {
        let Some(table) = &mut self.table else { return };
        let n_times = number(tag, "number-rows-repeated");
        table.open = Row { n_times, ..Row::default() };
        let style = tag.get("style-name").unwrap_or_default();
        let is_seen = tag.get("visibility").is_none_or(|it| it == "visible")
            && !self.unseen.contains(&*style);
        if !is_seen {
            let last = table.row.saturating_add(n_times).min(MOST_ROWS);
            (table.row..last).for_each(|row| table.cells.hide(row));
        }
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let (Some(cell), Some(table)) = (self.cell.take(), &mut self.table) else {
            return Ok(());
        };
        let (n_times, n_rows) = (cell.n_times, cell.n_rows);
        let (first, column) = (table.row, table.open.column);
        table.open.column = column.saturating_add(n_times);
        let shown = cell.shown();
        if shown.is_empty() || !table.is_visible {
            return Ok(());
        }
        if n_rows > 1 {
            let rows = (first, first.saturating_add(n_rows - 1));
            table.merged.push(Merged { rows, column });
        }
        if table.open.column > MOST_COLUMNS {
            return Err(Refusal::TooLarge);
        }
        table.open.cells.push((column..table.open.column, shown));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let Some(table) = &mut self.table else { return Ok(()) };
        let Row { n_times, cells, .. } = std::mem::take(&mut table.open);
        let first = table.row;
        table.row = first.saturating_add(n_times);
        if cells.is_empty() {
            return Ok(());
        }
        if table.row > MOST_ROWS {
            return Err(Refusal::TooLarge);
        }
        for row in first..table.row {
            for (columns, cell) in &cells {
                for column in columns.clone() {
                    table.cells.add((row, column), cell.clone(), &mut self.room)?;
                }
            }
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        if let Some(table) = self.table.take().filter(|table| table.is_visible) {
            let lines = table.cells.lines(&table.merged, &mut self.room)?;
            self.sheets.push((table.name, lines));
        }
        Ok(())
    }
}
