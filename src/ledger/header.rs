//! The row of headings, and the fields of its columns.

use super::complaints;
use super::fields::CellKind;
use super::headings::Headings;
use super::headings::Meaning;
use super::rows::Column;
use super::sheet::Sheet;
use super::sheet::SheetLine;
use super::sheet::SheetText;
use super::spelling::plain;
use crate::chinese::ProposalKind;
use crate::diagnostic::Diagnostic;

/// The last row to look for headings in. A title and remarks may be above them, but not
/// a whole page.
const DEEPEST: usize = 30;

/// The row of headings.
pub(super) struct Header {
    /// Its row number, as the sheet shows it.
    pub(super) number: usize,
    /// The columns that have a heading.
    pub(super) columns: Vec<Column>,
    /// The texts above it.
    pub(super) above: Vec<String>,
    /// Findings about it.
    pub(super) notes: Vec<Diagnostic>,
}

/// The first row in which most headings are known.
pub(super) fn best<'s>(
    lines: &'s [SheetLine],
    known: &Headings,
) -> Option<&'s SheetLine> {
    let n_known = |line: &SheetLine| {
        line.cells.iter().filter(|cell| known.meaning(&cell.text).is_some()).count()
    };
    let counted = lines.iter().take(DEEPEST).map(|line| (n_known(line), line));
    let counted = counted.filter(|(n_known, _)| *n_known > 0);
    // Of several rows `max_by_key` takes the last.
    counted.rev().max_by_key(|(n_known, _)| *n_known).map(|(_, line)| line)
}

/// Finds the row of headings.
pub(super) fn find(
    sheet: &Sheet,
    text: &SheetText,
    known: &Headings,
) -> Result<Header, Vec<Diagnostic>> {
    let Some(line) = best(&sheet.lines, known) else {
        return Err(vec![complaints::no_header(&text.source, sheet)]);
    };
    let span = |idx| text.source.span(text.range(line.number, idx));
    let mut notes = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for (idx, cell) in line.cells.iter().enumerate() {
        let heading = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let column = letters(idx);
        if heading.is_empty() {
            let below = sheet.lines.iter().filter(|below| below.number > line.number);
            let written = |below: &&SheetLine| {
                below.cells.get(idx).is_some_and(|it| !it.text.is_empty())
            };
            if below.clone().any(|below| written(&below)) {
                notes.push(complaints::no_heading(line.number, &column, span(idx)));
            }
            continue;
        }
        let twice = columns.iter().find(|it| plain(&it.heading) == plain(&heading));
        if let Some(first) = twice {
            let (here, there) = (span(idx), first.span.clone());
            let first = letters(first.idx);
            notes.push(complaints::heading_twice(&heading, &first, &column, here, there));
            continue;
        }
        let is_ignored = known.is_ignored(&heading);
        columns.push(Column { heading, span: span(idx), field: None, is_ignored, idx });
    }
    give_meanings(&mut columns, sheet, line.number, known);
    let headings: Vec<String> = columns.iter().map(|it| it.heading.clone()).collect();
    let missed = known.missed(&headings);
    notes.extend(missed.into_iter().map(|(heading, span)| {
        complaints::mapped_but_missing(heading, text.source.name(), span.clone())
    }));
    let above = sheet.lines.iter().take_while(|above| above.number < line.number);
    let above = above.flat_map(|above| &above.cells).map(|cell| &cell.text);
    let above = above.filter(|text| !text.is_empty());
    Ok(Header { number: line.number, above: above.cloned().collect(), columns, notes })
}

/// Gives each field to one column, the likeliest.
fn give_meanings(columns: &mut [Column], sheet: &Sheet, header: usize, known: &Headings) {
    let mut meant: Vec<(usize, Meaning)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| Some((at, known.meaning(&column.heading)?)))
        .collect();
    meant.sort_by_key(|(at, meaning)| (meaning.rank, *at));
    let mut given: Vec<&str> = Vec::new();
    for (at, meaning) in meant {
        let field = meaning.field;
        // 类别 is as often what a proposal is about: 城建类.
        let is_doubtful = field.kind == CellKind::Proposal && meaning.rank > 1;
        let idx = columns[at].idx;
        let mut below = sheet.lines.iter().filter(|line| line.number > header);
        let is_kind = |line: &SheetLine| {
            line.cells.get(idx).is_none_or(|cell| {
                cell.text.is_empty() || ProposalKind::of(&cell.text).is_some()
            })
        };
        if given.contains(&field.key) || (is_doubtful && !below.all(is_kind)) {
            continue;
        }
        given.push(field.key);
        columns[at].field = Some(field);
    }
}

/// A column's name in the sheet: A, B, …, Z, AA.
pub(super) fn letters(idx: usize) -> String {
    let last = char::from(b'A' + (idx % 26) as u8);
    if idx < 26 { last.to_string() } else { letters(idx / 26 - 1) + &last.to_string() }
}
