//! Ledgers (台账): a sheet with one proposal a row → the letters that are started from it.
//!
//! [`read()`] takes the bytes of a sheet to a [`Ledger`], whose columns are known by
//! their headings ([`fields`]). A [`Form`] is a template that is parsed once and turns a
//! row into a letter's TOML. Nothing is dropped silently: every row is in
//! [`Ledger::rows`] or [`Ledger::skipped`], and unused columns are reported.
//!
//! Every place refers to a text that is the sheet as a person sees it: its line 5 is row
//! 5.

mod complaints;
pub mod fields;
mod file;
mod form;
mod format;
mod header;
mod headings;
mod page;
mod records;
mod refusal;
mod room;
mod rows;
mod sheet;
mod spelling;
mod tags;
mod typed;
mod values;
mod workbook;

pub use fields::FIELDS;
pub use fields::Field;
pub use form::Form;
pub use form::stem;
pub use rows::Cell;
pub use rows::Column;
pub use rows::Ledger;
pub use rows::Row;
pub use rows::Skipped;
pub use rows::Why;
pub use sheet::Fault;

use crate::chinese::without_blanks;
use crate::diagnostic::Diagnostic;
use crate::letter::LedgerSettings;
use crate::source::Source;
use header::Header;
use sheet::Sheet;
use sheet::SheetCell;
use sheet::SheetText;

/// Reads a ledger from the bytes of its file; the name is used in messages.
///
/// # Errors
///
/// Complaints about the settings, the file, or its headings.
pub fn read(
    name: &str,
    bytes: &[u8],
    settings: &LedgerSettings,
) -> Result<Ledger, Vec<Diagnostic>> {
    let known = headings::Headings::new(settings)?;
    let sheet = file::read(name, bytes, settings, &known)?;
    let text = SheetText::new(name, &sheet);
    let header = header::find(&sheet, &text, &known)?;
    Ok(ledger(&sheet, text, header))
}

fn ledger(sheet: &Sheet, text: SheetText, header: Header) -> Ledger {
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    let mut next = header.number + 1;
    for line in sheet.lines.iter().filter(|line| line.number > header.number) {
        let blank = |number| Skipped { number, why: Why::Blank };
        skipped.extend((next..line.number).map(blank));
        next = line.number + 1;
        let cell = |column: &Column| {
            let SheetCell { text: shown, day, fault } =
                line.cells.get(column.idx).cloned().unwrap_or_default();
            let range = text.range(line.number, column.idx);
            Cell { text: shown, day, fault, range }
        };
        let row = Row {
            number: line.number,
            is_hidden: line.is_hidden,
            cells: header.columns.iter().map(cell).collect(),
        };
        match why_skipped(&row, &line.cells, &header.columns) {
            Some(why) => skipped.push(Skipped { number: row.number, why }),
            None => rows.push(row),
        }
    }
    let mut notes = sheet.notes.clone();
    notes.extend(header.notes);
    let source = text.source;
    if rows.is_empty() {
        notes.push(complaints::no_rows(&source));
    }
    notes.extend(doubles(&rows, &header.columns, &source));
    Ledger { columns: header.columns, rows, skipped, above: header.above, notes, source }
}

/// The first words of a row of sums.
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "总数"];

/// The first words of a row of remarks.
const REMARKS: [&str; 9] =
    ["注：", "注:", "备注：", "说明：", "填表", "制表", "填报", "审核人", "联系人："];

/// Why a row is skipped; none if it is a proposal.
fn why_skipped(row: &Row, all: &[SheetCell], columns: &[Column]) -> Option<Why> {
    let mut written = all.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
    let Some(first) = written.next().map(|first| without_blanks(first)) else {
        return Some(Why::Blank);
    };
    let under = columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.text.is_empty());
    let is_heading = |(column, cell): (&Column, &Cell)| cell.text == column.heading;
    // Ledgers that were printed repeat it on each page; one of two lines names parts again.
    if under.clone().count() > 0 && under.clone().all(is_heading) {
        return Some(Why::Heading);
    }
    let says = |key: &str| {
        under.clone().any(|(column, _)| column.field.is_some_and(|it| it.key == key))
    };
    // A sum may stand anywhere: 合计, and 6件 under 案由.
    if says("proposal.proposers") {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
    match (begins(&TOTALS), begins(&REMARKS)) {
        (true, _) => Some(Why::Total),
        (_, true) => Some(Why::Remark),
        _ => None,
    }
}

/// Warnings about proposals that are in the ledger more than once.
fn doubles(rows: &[Row], columns: &[Column], source: &Source) -> Vec<Diagnostic> {
    let is_number =
        |column: &Column| column.field.is_some_and(|it| it.key == "proposal.number");
    let Some(at) = columns.iter().position(is_number) else { return Vec::new() };
    let mut seen = std::collections::BTreeMap::<&str, &Row>::new();
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| !row.cells[at].text.is_empty()) {
        let cell = &row.cells[at];
        match seen.get(cell.text.as_str()) {
            Some(first) => {
                let there = source.span(first.cells[at].range.clone());
                let here = source.span(cell.range.clone());
                found.push(complaints::number_twice(
                    first.number,
                    row.number,
                    here,
                    there,
                ));
            }
            None => _ = seen.insert(&cell.text, row),
        }
    }
    found
}
