//! From the bytes of a workbook to the rows of its sheets.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use calamine::Data;
use calamine::DataRef;
use calamine::Dimensions;
use calamine::ExcelDateTime;
use calamine::Ods;
use calamine::OdsError;
use calamine::Reader;
use calamine::SheetType;
use calamine::SheetVisible;
use calamine::Xls;
use calamine::XlsError;
use calamine::Xlsx;
use calamine::XlsxError;

use super::biff::Old;
use super::refusal::Refusal;
use super::repeats;
use super::room::MOST_COLUMNS;
use super::room::MOST_ROWS;
use super::room::MOST_SHEETS;
use super::room::Room;
use super::sheet::SheetCell;
use super::sheet::SheetLine;

/// The greatest uncompressed size of a file's contents in bytes.
const MOST_UNPACKED: u64 = 256 << 20;

/// Reads all sheets of a workbook with their names.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<SheetLine>)>, Refusal> {
    let open = || match bytes {
        [b'P', b'K', ..] => zipped(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => old(bytes),
        _ => Err(Refusal::NoBook),
    };
    // The reader is not ours, and a broken file is no reason to fall over.
    catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err(Refusal::Broken))
}

/// A workbook in a zip: .xlsx or .ods.
fn zipped(bytes: &[u8]) -> Result<Vec<(String, Vec<SheetLine>)>, Refusal> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    let mut left = MOST_UNPACKED;
    let (mut is_xlsx, mut is_ods) = (false, false);
    for idx in 0..archive.len() {
        let mut file = archive.by_index(idx).map_err(|_| Refusal::Broken)?;
        let mut most = left;
        if let Ok(name) = file.name() {
            most = most.min(most_of(&name));
            is_xlsx |= name.eq_ignore_ascii_case("xl/workbook.xml");
            is_ods |= name == "content.xml";
        }
        // What a file says of its size need not be true, so it is unpacked once to see.
        let copied =
            std::io::copy(&mut file.by_ref().take(most + 1), &mut std::io::sink());
        let size = copied.map_err(|_| Refusal::Broken)?;
        if size > most {
            return Err(Refusal::TooMuchText);
        }
        left -= size;
    }
    match (is_xlsx, is_ods) {
        (true, _) => new(bytes),
        (_, true) => {
            let mut xml = Vec::new();
            let mut content =
                archive.by_name("content.xml").map_err(|_| Refusal::Broken)?;
            content.read_to_end(&mut xml).map_err(|_| Refusal::Broken)?;
            repeats::check(&xml)?;
            open_document(bytes)
        }
        _ => Err(Refusal::NotASheet),
    }
}

/// The most that a part of a workbook may take, unpacked. Of the parts that are kept whole
/// each few bytes take many in memory: formats, names, sheets.
fn most_of(part: &str) -> u64 {
    const KEPT: [&str; 3] = ["styles.xml", "workbook.xml", ".rels"];
    let part = part.to_ascii_lowercase();
    match KEPT.iter().any(|name| part.ends_with(name)) {
        true => 8 << 20,
        false => MOST_UNPACKED,
    }
}

/// .xlsx
fn new(bytes: &[u8]) -> Result<Vec<(String, Vec<SheetLine>)>, Refusal> {
    let refuse = |error: XlsxError| match error {
        XlsxError::Password => Refusal::Password,
        _ => Refusal::Broken,
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refuse)?;
    let (mut sheets, mut room) = (Vec::new(), Room::new());
    for name in visible(&book)? {
        let merged = book.merge_cells_by_sheet_name(&name).map_err(refuse)?;
        let mut cells = Cells::new(&mut room);
        let mut reader = book.worksheet_cells_reader(&name).map_err(refuse)?;
        while let Some((cell, style)) =
            reader.next_cell_with_style_id().map_err(refuse)?
        {
            let (row, column) = cell.get_position();
            let shown = match cell.get_value() {
                DataRef::SharedString(text) => Cow::Borrowed(*text),
                value => shown(&Data::from(value.clone())).into(),
            };
            let format = reader.styles().get(style);
            let format = format.and_then(|style| style.number_format.as_ref());
            let format = format.map_or("", |format| format.format_code.as_str());
            cells.add(row, column, &padded(shown, format))?;
        }
        sheets.push((name, cells.lines(&merged)?));
    }
    Ok(sheets)
}

/// .xls, and .et of WPS
fn old(bytes: &[u8]) -> Result<Vec<(String, Vec<SheetLine>)>, Refusal> {
    let mut old = Old::open(bytes).ok_or(Refusal::Broken)?;
    match () {
        () if old.has("EncryptedPackage") => return Err(Refusal::Password),
        () if !old.has("Workbook") && !old.has("Book") => return Err(Refusal::NotASheet),
        () => old.check()?,
    }
    let refuse = |error: XlsError| match error {
        XlsError::Password => Refusal::Password,
        _ => Refusal::Broken,
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refuse)?;
    let (mut sheets, mut room) = (Vec::new(), Room::new());
    for name in visible(&book)? {
        let merged = book.merge_cells_by_sheet_name(&name).map_err(refuse)?;
        let range = book.worksheet_range(&name).map_err(refuse)?;
        sheets.push((name, dense(&range, &merged, &mut room)?));
    }
    Ok(sheets)
}

/// .ods
fn open_document(bytes: &[u8]) -> Result<Vec<(String, Vec<SheetLine>)>, Refusal> {
    let refuse = |error: OdsError| match error {
        OdsError::Password => Refusal::Password,
        OdsError::CellLimitExceeded { .. } => Refusal::TooLarge,
        _ => Refusal::Broken,
    };
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(refuse)?;
    let (mut sheets, mut room) = (Vec::new(), Room::new());
    for name in visible(&book)? {
        let range = book.worksheet_range(&name).map_err(refuse)?;
        sheets.push((name, dense(&range, &[], &mut room)?));
    }
    Ok(sheets)
}

/// The visible sheets.
fn visible<B: Reader<Cursor<S>>, S: AsRef<[u8]>>(
    book: &B,
) -> Result<Vec<String>, Refusal> {
    if book.sheets_metadata().len() > MOST_SHEETS {
        return Err(Refusal::TooLarge);
    }
    let sheets = book.sheets_metadata().iter();
    let seen = sheets.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    Ok(seen.map(|sheet| sheet.name.clone()).collect())
}

fn dense(
    range: &calamine::Range<Data>,
    merged: &[Dimensions],
    room: &mut Room,
) -> Result<Vec<SheetLine>, Refusal> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut cells = Cells::new(room);
    for (row, column, value) in range.used_cells() {
        cells.add(first_row + row as u32, first_column + column as u32, &shown(value))?;
    }
    cells.lines(merged)
}

/// The rows of a sheet that have cells, by their index.
struct Cells<'a> {
    rows: BTreeMap<usize, Vec<SheetCell>>,
    /// What may still be read of the whole file.
    room: &'a mut Room,
}

impl Cells<'_> {
    fn new(room: &mut Room) -> Cells<'_> {
        Cells { rows: BTreeMap::new(), room }
    }

    fn add(&mut self, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(Refusal::TooLarge);
        }
        put(self.rows.entry(row).or_default(), column, SheetCell::text(text), self.room)
    }

    /// The rows of the sheet. A cell merged downwards counts in each of its rows. One
    /// merged to the right stays in the leftmost column, so that its text is there once.
    fn lines(mut self, merged: &[Dimensions]) -> Result<Vec<SheetLine>, Refusal> {
        for Dimensions { start, end } in merged {
            let (first, column) = (start.0 as usize, start.1 as usize);
            let cell = self.rows.get(&first).and_then(|cells| cells.get(column)).cloned();
            let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else { continue };
            // A row of which nothing else is seen is none.
            let below = self.rows.range_mut(first..).skip(1);
            for (_, cells) in below.take_while(|(row, _)| **row <= end.0 as usize) {
                put(cells, column, cell.clone(), self.room)?;
            }
        }
        let line = |(row, cells)| SheetLine { number: row + 1, is_hidden: false, cells };
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

/// The displayed text of a cell.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::Bool(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(time) => time_shown(time),
        Data::DateTimeIso(text) => {
            text.trim_end_matches("T00:00:00").replacen('T', " ", 1)
        }
        Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// A number with fifteen digits, as office programs keep it, so that 0.1 + 0.2 is 0.3;
/// without exponent, since no sheet has a 案号 in powers of ten.
fn number_shown(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

fn time_shown(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    match (time.is_duration() || time.as_f64() < 1.0, hour + minute + second) {
        (true, _) => clock,
        (false, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02} {clock}"),
    }
}

/// A number padded with zeros by a format such as 0000.
fn padded<'a>(shown: Cow<'a, str>, format: &str) -> Cow<'a, str> {
    let is_padding = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    let is_whole = shown.bytes().all(|byte| byte.is_ascii_digit());
    match is_padding && is_whole && !shown.is_empty() {
        true => format!("{shown:0>width$}", width = format.len().min(20)).into(),
        false => shown,
    }
}
