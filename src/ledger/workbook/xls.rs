//! Old workbooks: .xls, and .et of WPS.

use std::io::Cursor;

use calamine::Data;
use calamine::Dimensions;
use calamine::Reader;
use calamine::SheetType;
use calamine::SheetVisible;
use calamine::Xls;
use calamine::XlsError;

use super::biff::Old;
use super::cells::Cells;
use super::cells::Merged;
use super::cells::SheetLines;
use super::style;
use super::xls_looks::Looks;
use super::xls_looks::SheetLooks;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_SHEETS;
use crate::ledger::room::Room;
use crate::ledger::sheet::SheetCell;

/// Reads the visible sheets of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<SheetLines, Refusal> {
    let mut old = Old::open(bytes).ok_or(Refusal::Broken)?;
    match () {
        () if old.has("EncryptedPackage") => return Err(Refusal::Password),
        () if old.has("WordDocument") => return Err(Refusal::Letter),
        () if !old.has("Workbook") && !old.has("Book") => return Err(Refusal::NotASheet),
        () => {}
    }
    let stream = old.stream()?;
    let places = stream.check()?;
    let refuse = |error: XlsError| match error {
        XlsError::Password => Refusal::Password,
        _ => Refusal::Broken,
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refuse)?;
    if book.sheets_metadata().len() > MOST_SHEETS {
        return Err(Refusal::TooLarge);
    }
    let looks = Looks::of(&stream);
    let (mut sheets, mut room) = (SheetLines::new(), Room::new());
    let listed = book.sheets_metadata().to_vec();
    for (listed, place) in listed.into_iter().zip(places) {
        let is_seen =
            listed.typ == SheetType::WorkSheet && listed.visible == SheetVisible::Visible;
        if !is_seen {
            continue;
        }
        let merged = book.merge_cells_by_sheet_name(&listed.name).map_err(refuse)?;
        let range = book.worksheet_range(&listed.name).map_err(refuse)?;
        let sheet = looks.sheet(&stream, place);
        let mut cells = Cells::default();
        let first = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (first.0 as usize + row, first.1 as usize + column);
            let cell = shown(value, row, column, &sheet);
            cells.add((row, column), cell, &mut room)?;
        }
        for place in &sheet.without_value {
            cells.add(*place, style::without_value(""), &mut room)?;
        }
        sheet.hidden.iter().for_each(|row| cells.hide(*row));
        let merged: Vec<Merged> = merged.iter().map(area).collect();
        sheets.push((listed.name, cells.lines(&merged, &mut room)?));
    }
    Ok(sheets)
}

fn area(Dimensions { start, end }: &Dimensions) -> Merged {
    Merged { rows: (start.0 as usize, end.0 as usize), column: start.1 as usize }
}

/// What a cell shows.
fn shown(value: &Data, row: usize, column: usize, sheet: &SheetLooks) -> SheetCell {
    let style = sheet.style(row, column);
    let number = |number: f64| style.number(number, sheet.is_1904);
    match value {
        Data::Empty => SheetCell::default(),
        Data::String(text) => style.text(text),
        Data::Int(whole) => number(*whole as f64),
        Data::Float(float) => number(*float),
        Data::DateTime(moment) => number(moment.as_f64()),
        Data::Bool(flag) => style::truth(*flag),
        Data::DateTimeIso(text) | Data::DurationIso(text) => SheetCell::text(text),
        Data::Error(error) => SheetCell::text(error.to_string()),
    }
}
