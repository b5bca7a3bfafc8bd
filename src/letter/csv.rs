//! Rows out of a CSV file, each cell knowing where it stands in it.

use std::ops::Range;

use csv::ReaderBuilder;
use csv::StringRecord;

use super::complaints;
use super::text::Text;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The rows; lines with nothing on them do not count.
pub(super) fn rows(file: &Source) -> Result<Vec<Vec<Text>>, Vec<Diagnostic>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(file.text()))
        .from_reader(file.text().as_bytes());
    let mut rows = Vec::new();
    let mut complaints = Vec::new();
    let mut record = StringRecord::new();
    // A text has no line that is not UTF-8, and rows may be of any length.
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let end = reader.position().byte() as usize;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let mut from = start;
        let mut row = Vec::new();
        for field in &record {
            let place = place(file, field, &mut from, end);
            match Text::plain(field, &file.span(place)) {
                Ok(text) => row.push(text),
                Err(found) => complaints.extend(found),
            }
        }
        rows.push(row);
    }
    if rows.is_empty() && complaints.is_empty() {
        complaints.push(complaints::csv_without_rows(file.span(0..0)));
    }
    if complaints.is_empty() { Ok(rows) } else { Err(complaints) }
}

/// Office programs write tabs or semicolons where the first line has some and no comma.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    [b'\t', b';']
        .into_iter()
        .find(|&sign| count(sign as char) > count(','))
        .unwrap_or(b',')
}

/// Where a field stands, found from left to right; a field with doubled quotes stands
/// somewhere in what is left of its line.
fn place(file: &Source, field: &str, from: &mut usize, end: usize) -> Range<usize> {
    let rest = &file.text()[*from..end];
    match rest.find(field) {
        Some(at) => {
            let start = *from + at;
            *from = start + field.len();
            start..*from
        }
        None => *from..*from + rest.trim_end().len(),
    }
}
