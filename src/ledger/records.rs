//! Rows from a CSV file, with the row numbers that an office program shows for them.

use super::complaints;
use super::refusal::Refusal;
use super::room::MOST_COLUMNS;
use super::room::MOST_ROWS;
use super::room::Room;
use super::sheet::SheetCell;
use super::sheet::SheetLine;
use crate::diagnostic::Diagnostic;
use crate::letter;
use crate::source::Source;

/// The rows that are not blank.
pub(super) fn lines(file: &Source) -> Result<Vec<SheetLine>, Diagnostic> {
    let mut room = Room::new();
    let (mut reader, skipped) = letter::csv_reader(file.text(), delimiter);
    let text = file.text().get(skipped..).unwrap_or_default();
    let mut record = csv::StringRecord::new();
    let mut lines = Vec::new();
    let mut n_rows = 0;
    // A text has no line that is not UTF-8, and rows may be of any length.
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let end = reader.position().byte() as usize;
        let written = &text[start..end];
        if let (1, Some(at)) = (written.matches('"').count() % 2, written.find('"')) {
            let at = skipped + start + at;
            return Err(complaints::quote_open(file.span(at..at + 1)));
        }
        // The reader passes over lines with nothing on them; a sheet shows them.
        let blank = written.len() - written.trim_start_matches(['\r', '\n']).len();
        n_rows += written[..blank].matches('\n').count() + 1;
        let refused = |refusal| complaints::refused(file.name(), &refusal);
        if n_rows > MOST_ROWS || record.len() > MOST_COLUMNS {
            return Err(refused(Refusal::TooLarge));
        }
        room.cells(record.len()).map_err(refused)?;
        let cells: Vec<SheetCell> = record.iter().map(SheetCell::written).collect();
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            lines.push(SheetLine { number: n_rows, is_hidden: false, cells });
        }
    }
    Ok(lines)
}

/// The delimiter of a file. A title above the headings has none in it, so the first line
/// that has is decisive.
fn delimiter(text: &str) -> u8 {
    let is_row = |line: &&str| line.contains([',', '\t', ';']);
    letter::csv_delimiter(text.lines().find(is_row).unwrap_or_default())
}
