//! Rows from a CSV file, each cell with its place in it.

use std::ops::Range;

use csv::Reader;
use csv::ReaderBuilder;
use csv::StringRecord;

use super::complaints;
use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::reader;
use crate::reader::Text;
use crate::source::Source;

/// More rows than a letter has, and fewer than fill the memory.
const MOST_ROWS: usize = 100_000;

/// The rows of a table, without blank lines. The first row may be its head.
pub(super) fn rows(
    file: &Source,
    table: &Address,
    has_head: bool,
) -> Result<Vec<Vec<Text>>, Vec<Diagnostic>> {
    let (delimiter, skipped) = told_delimiter(file.text(), delimiter);
    let (mut reader, _) = reader(file.text(), self::delimiter);
    let mut rows = Vec::new();
    let mut complaints = Vec::new();
    let mut record = StringRecord::new();
    // A text has no line that is not UTF-8, and rows may be of any length.
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let (start, end) = (skipped + start, skipped + reader.position().byte() as usize);
        // A record's place may be that of the line feed before it.
        let written = file.text()[start..end].trim_start_matches(['\r', '\n']);
        let start = end - written.len();
        let written = written.trim_end_matches(['\r', '\n']);
        if written.matches('"').count() % 2 == 1 {
            let first = written.find('"').map_or(start, |at| start + at);
            return Err(vec![complaints::csv_quote_open(file.span(first..first + 1))]);
        }
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let address = match rows.len() {
            0 if has_head => table.then("header"),
            idx => table.then("rows").then(idx - usize::from(has_head)),
        };
        let mut row = Vec::new();
        for (idx, raw) in raw_fields(written, delimiter).into_iter().enumerate() {
            let raw = start + raw.start..start + raw.end;
            let chars = characters(file, &raw);
            match Text::plain(chars, &file.span(raw), address.then(idx)) {
                Ok(text) => row.push(text),
                Err(found) => complaints.extend(found),
            }
        }
        rows.push(row);
        if rows.len() > MOST_ROWS {
            return Err(vec![complaints::csv_too_long(MOST_ROWS, file.span(0..0))]);
        }
    }
    // Office programs leave empty columns at the right.
    let is_empty = |row: &Vec<Text>| row.last().is_none_or(|cell| cell.trim().is_empty());
    while rows.iter().all(is_empty) && rows.iter().any(|row| row.len() > 1) {
        rows.iter_mut().for_each(|row| _ = row.pop());
    }
    if rows.is_empty() && complaints.is_empty() {
        complaints.push(complaints::csv_without_rows(file.span(0..0)));
    }
    if complaints.is_empty() { Ok(rows) } else { Err(complaints) }
}

/// The text of a CSV file.
///
/// # Errors
///
/// The complaint about a file that is neither CSV nor text.
pub fn decode_csv(name: &str, bytes: &[u8]) -> Result<Source, Diagnostic> {
    reader::decode(name, bytes).map_err(|error| match error.code {
        "file-empty" => complaints::csv_without_rows(error.span().clone()),
        "not-text" => complaints::not_csv(error.span().clone()),
        _ => error,
    })
}

/// A reader of the rows, and the length of a line before them that only states the
/// delimiter, as Excel allows. Without such a line the delimiter is guessed from the
/// text.
pub(crate) fn reader(text: &str, delimiter: fn(&str) -> u8) -> (Reader<&[u8]>, usize) {
    let (delimiter, skipped) = told_delimiter(text, delimiter);
    let text = text.get(skipped..).unwrap_or_default();
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    (reader, skipped)
}

/// The delimiter, and the length of the line that states it.
fn told_delimiter(text: &str, otherwise: fn(&str) -> u8) -> (u8, usize) {
    match text.lines().next().unwrap_or_default().as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] => {
            (*delimiter, text.find('\n').map_or(text.len(), |end| end + 1))
        }
        _ => (otherwise(text), 0),
    }
}

/// The likely delimiter of a text. Office programs write tabs or semicolons where the
/// first line has some and no comma.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    [b'\t', b';']
        .into_iter()
        .find(|&sign| count(sign as char) > count(','))
        .unwrap_or(b',')
}

/// The fields of a record as they are written, quotes included.
fn raw_fields(record: &str, delimiter: u8) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, byte) in record.bytes().enumerate() {
        match byte {
            // A doubled quote ends and begins again.
            b'"' if record.as_bytes()[start] == b'"' => is_quoted = !is_quoted,
            _ if byte == delimiter && !is_quoted => {
                fields.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    fields.push(start..record.len());
    fields
}

/// The characters of a field, each with its place.
fn characters(file: &Source, raw: &Range<usize>) -> Vec<(char, Range<usize>)> {
    let text = &file.text()[raw.clone()];
    let mut is_quoted = text.starts_with('"');
    let mut chars = text.char_indices().skip(usize::from(is_quoted)).peekable();
    let mut placed = Vec::new();
    while let Some((at, ch)) = chars.next() {
        let start = raw.start + at;
        if ch == '"' && is_quoted {
            // Two quotes in a row mean one.
            match chars.next_if(|(_, next)| *next == '"') {
                Some(_) => placed.push((ch, start..start + 2)),
                None => is_quoted = false,
            }
            continue;
        }
        placed.push((ch, start..start + ch.len_utf8()));
    }
    placed
}
