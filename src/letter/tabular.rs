//! 表格: tables, written in the letter or in a file beside it.

use toml::de::DeValue;

use super::complaints;
use super::csv;
use super::model::Tabular;
use crate::diagnostic::Diagnostic;
use crate::reader::Entry;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;
use crate::reader::empty_list;
use crate::reader::wrong_element;
use crate::source::Source;

impl Tabular {
    /// Reads head and rows from the file that the letter names. A head in the letter
    /// takes precedence; otherwise the file's first line is the head.
    ///
    /// # Errors
    ///
    /// Complaints about the file, and about rows that do not match the columns.
    pub fn fill(&mut self, file: &Source) -> Result<(), Vec<Diagnostic>> {
        let has_head = self.header.is_empty();
        let mut rows = csv::rows(file, &self.address, has_head)?;
        if has_head && !rows.is_empty() {
            self.header = rows.remove(0);
        }
        self.rows = rows;
        let span = file.span(0..0);
        if self.rows.is_empty() {
            return Err(vec![complaints::csv_without_rows(span)]);
        }
        let complaints = self.uneven();
        if complaints.is_empty() { Ok(()) } else { Err(complaints) }
    }

    /// Complaints about rows and widths that do not match the number of columns.
    fn uneven(&self) -> Vec<Diagnostic> {
        let first = self.rows.first().map_or(0, Vec::len);
        let columns = if self.header.is_empty() { first } else { self.header.len() };
        let mut complaints = Vec::new();
        for row in self.rows.iter().filter(|row| row.len() != columns) {
            let Some(cell) = row.first() else { continue };
            let span = cell.span().clone();
            complaints.push(complaints::uneven_row(
                span,
                row.len(),
                columns,
                self.csv.is_some(),
            ));
        }
        let about = self.header.first().or(self.rows.first().and_then(|row| row.first()));
        if let Some(about) = about
            && !self.widths.is_empty()
            && self.widths.len() != columns
        {
            let span = about.span().clone();
            complaints.push(complaints::uneven_widths(span, self.widths.len(), columns));
        }
        complaints
    }
}

/// Reads the tables under the key `table`.
pub(super) fn tables(parent: &TomlTable, log: &mut Log) -> Vec<Tabular> {
    let tables = parent.tables("table", log);
    tables.iter().map(|table| tabular(table, log)).collect()
}

fn tabular(table: &TomlTable, log: &mut Log) -> Tabular {
    let title = table.optional_text("title", log);
    let header = table.texts("header", log).unwrap_or_default();
    let csv = table.path("csv", log);
    let rows = rows(table, log);
    let widths = table.counts("widths", log);
    table.finish(log);
    if let (Some(csv), true) = (&csv, table.entry("rows").is_some()) {
        log.add(complaints::rows_twice(csv.span.clone()));
    }
    if let (false, Some(header)) = (table.has_contents(), &table.header) {
        log.unless_lost(complaints::table_without_rows(header.clone()));
    }
    let address = table.address.clone();
    let tabular = Tabular { address, title, header, rows, widths, csv };
    if tabular.csv.is_none() {
        tabular.uneven().into_iter().for_each(|complaint| log.add(complaint));
    }
    tabular
}

fn rows(table: &TomlTable, log: &mut Log) -> Vec<Vec<Text>> {
    let Some(entry) = table.entry("rows") else { return Vec::new() };
    let Some(list) = log.wants(&entry, DeValue::as_array) else {
        return Vec::new();
    };
    if list.is_empty() {
        log.add(empty_list(&entry));
    }
    entry.elements(list).filter_map(|row| cells(&row, log)).collect()
}

fn cells(row: &Entry, log: &mut Log) -> Option<Vec<Text>> {
    let Some(list) = row.value().as_array() else {
        log.add(complaints::not_a_row(row.span()));
        return None;
    };
    row.elements(list).map(|cell| self::cell(&cell, log)).collect()
}

/// Reads a cell. Numbers are printed as they are written.
fn cell(cell: &Entry, log: &mut Log) -> Option<Text> {
    match cell.value() {
        DeValue::Array(_) | DeValue::Table(_) | DeValue::Boolean(_) => {
            log.add(wrong_element(cell));
            None
        }
        _ => log.take(Text::line(&cell.span(), &cell.address)),
    }
}
