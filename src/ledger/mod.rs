//! Ledgers (台账): a sheet with one proposal a row → the letters that are started from it.
//!
//! [`read()`] takes the bytes of a sheet to a [`Ledger`], whose columns are known by
//! their headings ([`fields`]). A [`Form`] is a template that is parsed once and turns a
//! row into a letter's TOML. Nothing is dropped silently: every row is in
//! [`Ledger::rows`] or [`Ledger::skipped`], and unused columns are reported.
//!
//! Every place refers to a text that is the sheet as a person sees it: its line 5 is row
//! 5.

mod classes;
mod complaints;
mod contacts;
mod doubts;
mod evidence;
pub mod fields;
mod file;
mod filter;
mod fitting;
mod form;
mod format;
mod header;
mod headings;
mod inferred;
mod layers;
mod merged;
mod misfits;
mod page;
mod people;
mod printed;
mod records;
mod refusal;
mod roles;
mod room;
mod rows;
mod sheet;
mod spelling;
mod tags;
mod telephones;
mod titles;
mod trailers;
mod twice;
mod values;
mod workbook;

pub use fields::FIELDS;
pub use fields::Field;
pub use filter::Choice;
pub use filter::Condition;
pub use form::Form;
pub use form::stem;
pub use rows::Cell;
pub use rows::Column;
pub use rows::Ledger;
pub use rows::Role;
pub use rows::Row;
pub use rows::Skipped;
pub use rows::Why;
pub use sheet::Fault;

use crate::diagnostic::Diagnostic;
use crate::letter::LedgerSettings;
use crate::source::Source;
use classes::Classes;
use header::Header;
use sheet::Sheet;
use sheet::SheetCell;
use sheet::SheetLine;
use sheet::SheetText;
use titles::Title;

/// Reads what is chosen of a ledger from the bytes of its file; the name is used in
/// messages.
///
/// # Errors
///
/// Complaints about the settings, the choice, the file, or its headings.
pub fn read(
    name: &str,
    bytes: &[u8],
    settings: &LedgerSettings,
    choice: &Choice,
) -> Result<Ledger, Vec<Diagnostic>> {
    let known = headings::Headings::new(settings)?;
    let sheet = file::read(name, bytes, settings, choice.sheet.as_deref(), &known)?;
    let text = SheetText::new(name, &sheet);
    let header = header::find(&sheet, &text, &known)?;
    let conditions = conditions(choice, &header, &text)?;
    Ok(ledger(&sheet, text, header, &conditions, settings))
}

/// The conditions of a choice, each with its column.
fn conditions<'c>(
    choice: &'c Choice,
    header: &Header,
    text: &SheetText,
) -> Result<Vec<(usize, &'c Condition)>, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    for condition in &choice.conditions {
        match rows::called(&header.columns, &condition.column)[..] {
            [at] => found.push((at, condition)),
            _ => {
                let headings: Vec<&str> =
                    header.columns.iter().map(|column| &*column.heading).collect();
                let span = text.source.span(0..0);
                let name = &condition.column;
                complaints.push(misfits::no_column_to_choose(name, &headings, span));
            }
        }
    }
    match complaints.is_empty() {
        true => Ok(found),
        false => Err(complaints),
    }
}

/// Takes the rows below the headings for proposals, or skips them.
fn ledger(
    sheet: &Sheet,
    text: SheetText,
    header: Header,
    conditions: &[(usize, &Condition)],
    settings: &LedgerSettings,
) -> Ledger {
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    let mut next = header.number + 1;
    for line in sheet.lines.iter().filter(|line| line.number > header.number) {
        let blank = |number| Skipped { number, why: Why::Blank };
        skipped.extend((next..line.number).map(blank));
        next = line.number + 1;
        let row = row(line, &header, &text);
        let is_chosen =
            || conditions.iter().all(|(at, it)| it.is_met(&row.cells[*at].text));
        match trailers::why(&row, &line.cells, &header.columns) {
            None if !is_chosen() => {
                skipped.push(Skipped { number: row.number, why: Why::Left });
            }
            Some(why) => skipped.push(Skipped { number: row.number, why }),
            None if merged::joins(rows.last_mut(), &row, &header.columns) => {
                skipped.push(Skipped { number: row.number, why: Why::Joined });
            }
            None => rows.push(row),
        }
    }
    let title = titles::title(&header.above, sheet.name.as_deref());
    let source = text.source;
    let mut notes = sheet.notes.clone();
    notes.extend(header.notes);
    notes.extend(roles::give(&mut rows, &header.columns, &settings.bureau, &source));
    let elsewhere = rows.extract_if(.., |row| row.role == Role::None);
    skipped.extend(
        elsewhere.map(|Row { number, .. }| Skipped { number, why: Why::Elsewhere }),
    );
    let is_filtered = skipped.iter().any(|it| it.why == Why::Left);
    notes.extend(about_rows(&rows, is_filtered, &header.columns, &title, &source));
    Ledger {
        columns: header.columns,
        rows,
        skipped,
        above: header.above.into_iter().flatten().collect(),
        session: title.session,
        kind: title.kind,
        is_of_both: title.is_of_both,
        classes: Classes::new(settings),
        notes,
        source,
    }
}

/// A row of the sheet under the headings.
fn row(line: &SheetLine, header: &Header, text: &SheetText) -> Row {
    let cell = |column: &Column| {
        let SheetCell { text: shown, day, fault, is_copy } =
            line.cells.get(column.idx).cloned().unwrap_or_default();
        let range = text.range(line.number, column.idx);
        Cell { text: shown, day, fault, is_copy, range }
    };
    // Behind a comma too many all cells are those of other columns.
    let end = header.columns.last().map_or(0, |last| last.idx + 1);
    let beyond = (end..line.cells.len()).find(|idx| !line.cells[*idx].text.is_empty());
    let fault = beyond.map(|idx| {
        let span = text.source.span(text.range(line.number, idx));
        misfits::beyond(line.number, &rows::letters(idx), header.number, span)
    });
    Row {
        number: line.number,
        is_hidden: line.is_hidden,
        role: Role::default(),
        cells: header.columns.iter().map(cell).collect(),
        faults: fault.into_iter().collect(),
    }
}

/// What there is to say of the rows together.
fn about_rows(
    rows: &[Row],
    is_filtered: bool,
    columns: &[Column],
    title: &Title,
    source: &Source,
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if rows.is_empty() {
        notes.push(match is_filtered {
            true => complaints::none_chosen(source),
            false => complaints::no_rows(source),
        });
    }
    if title.sessions.len() > 1 {
        notes.push(misfits::sessions(&title.sessions, source.span(0..0)));
    }
    let hidden: Vec<&Row> = rows.iter().filter(|row| row.is_hidden).collect();
    if let Some(first) = hidden.first() {
        let numbers: Vec<usize> = hidden.iter().map(|row| row.number).collect();
        let at = first.cells.first().map_or(0, |cell| cell.range.start);
        notes.push(misfits::hidden(&numbers, source.span(at..at)));
    }
    notes.extend(doubles(rows, columns, source));
    notes
}

/// Warnings about proposals that are in the ledger more than once.
fn doubles(rows: &[Row], columns: &[Column], source: &Source) -> Vec<Diagnostic> {
    let Some(at) = rows::column(columns, "proposal.number") else { return Vec::new() };
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
