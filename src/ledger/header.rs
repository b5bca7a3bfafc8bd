//! The row or rows of headings, and the columns below them.

use super::complaints;
use super::fitting;
use super::headings;
use super::headings::Headings;
use super::layers;
use super::layers::Layer;
use super::misfits;
use super::people::Owner;
use super::people::Person;
use super::rows::Column;
use super::rows::letters;
use super::sheet::Sheet;
use super::sheet::SheetLine;
use super::sheet::SheetText;
use super::spelling::plain;
use super::telephones;
use crate::diagnostic::Diagnostic;

/// The last row to look for headings in. A title and remarks may be above them, but not
/// a whole page.
const DEEPEST: usize = 30;

/// The rows of headings.
pub(super) struct Header {
    /// The number of the last of them, as the sheet shows it.
    pub(super) number: usize,
    /// The columns that have a heading.
    pub(super) columns: Vec<Column>,
    /// The texts above it, row by row.
    pub(super) above: Vec<Vec<String>>,
    /// Findings about it.
    pub(super) notes: Vec<Diagnostic>,
}

/// The first row in which most headings are known.
pub(super) fn best<'s>(
    lines: &'s [SheetLine],
    known: &Headings,
) -> Option<&'s SheetLine> {
    let n_known = |line: &SheetLine| {
        line.cells.iter().filter(|cell| known.is_known(&cell.text)).count()
    };
    let counted = lines.iter().take(DEEPEST).map(|line| (n_known(line), line));
    let counted = counted.filter(|(n_known, _)| *n_known > 0);
    // Of several rows `max_by_key` takes the last.
    counted.rev().max_by_key(|(n_known, _)| *n_known).map(|(_, line)| line)
}

/// Finds the rows of headings.
pub(super) fn find(
    sheet: &Sheet,
    text: &SheetText,
    known: &Headings,
) -> Result<Header, Vec<Diagnostic>> {
    let lines = &sheet.lines;
    let line = best(lines, known);
    let Some(at) =
        line.and_then(|line| lines.iter().position(|it| it.number == line.number))
    else {
        return Err(vec![complaints::no_header(&text.source, sheet)]);
    };
    let (first, last) = layers::rows(lines, at, known);
    let (header, below) = (&lines[first..=last], &lines[last + 1..]);
    let layers = layers::layers(header);
    let mut notes = blanks(&layers, below, lines[last].number, text);
    if last - first > 1 {
        let span = text.source.span(text.range(lines[first].number, 0));
        notes.push(misfits::three_rows(lines[first].number, lines[last].number, span));
    }
    let mut columns = columns(&layers, text, known);
    notes.extend(fitting::fit(&mut columns, below, known));
    let names: Vec<String> =
        columns.iter().flat_map(Column::names).map(|name| plain(&name)).collect();
    let missed = known.missed(&names);
    let headings: Vec<&str> = columns.iter().map(|it| &*it.heading).collect();
    notes.extend(missed.into_iter().map(|(heading, span)| {
        let name = text.source.name();
        complaints::mapped_but_missing(heading, name, &headings, span.clone())
    }));
    let above = lines[..first].iter().map(|line| {
        let texts = line.cells.iter().map(|cell| cell.text.clone());
        texts.filter(|text| !text.is_empty()).collect()
    });
    Ok(Header { number: lines[last].number, above: above.collect(), columns, notes })
}

/// Notes the columns that have no heading between those that have one.
fn blanks(
    layers: &[Layer],
    below: &[SheetLine],
    number: usize,
    text: &SheetText,
) -> Vec<Diagnostic> {
    let is_written = |at: &usize| {
        below.iter().any(|line| line.cells.get(*at).is_some_and(|it| !it.text.is_empty()))
    };
    let end = layers.iter().rposition(|it| !it.own.is_empty()).unwrap_or_default();
    let blank = (0..end).filter(|at| layers[*at].own.is_empty()).filter(is_written);
    let note = |at| {
        let span = text.source.span(text.range(number, at));
        complaints::no_heading(number, &letters(at), span)
    };
    blank.map(note).collect()
}

/// The columns with a heading, under names that tell them apart.
fn columns(layers: &[Layer], text: &SheetText, known: &Headings) -> Vec<Column> {
    let written = layers.iter().enumerate().filter(|(_, it)| !it.own.is_empty());
    let column = |(idx, layer): (usize, &Layer)| Column {
        heading: layer.own.clone(),
        group: layer.group.clone(),
        own: layer.own.clone(),
        span: text.source.span(text.range(layer.number, idx)),
        field: None,
        person: None,
        owner: None,
        is_ignored: false,
        idx,
    };
    let mut columns: Vec<Column> = written.map(column).collect();
    let persons = telephones::persons(&columns, fitting::by_name);
    for (at, person) in persons.into_iter().enumerate() {
        columns[at].person = person;
    }
    let owners = telephones::owners(&columns, fitting::by_name);
    for (at, owner) in owners.into_iter().enumerate() {
        columns[at].owner = owner;
    }
    name(&mut columns);
    for at in 0..columns.len() {
        let names = columns[at].names();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        columns[at].is_ignored = known.is_ignored(&names)
            || headings::is_needless(&columns[at].own)
            || columns[at].owner == Some(Owner::Proposer)
            || (columns[at].own.starts_with("联系人")
                && columns[at].person == Some(Person::Proposer))
            || telephones::is_of_proposer(&columns, at);
    }
    columns
}

/// Names apart the columns that have one heading: by their groups, by the person that a
/// telephone belongs to, or by their letters.
fn name(columns: &mut [Column]) {
    let n_alike = |columns: &[Column], name: &str| {
        columns.iter().filter(|it| plain(&it.heading) == plain(name)).count()
    };
    let repeated: Vec<usize> = (0..columns.len())
        .filter(|at| n_alike(columns, &columns[*at].heading) > 1)
        .collect();
    let longer = |columns: &[Column], at: usize| {
        let column = &columns[at];
        let own = &column.own;
        let before = match column.group.is_empty() {
            false => Some(column.group.as_str()),
            true => telephones::beside(columns, at),
        };
        before.map(|before| format!("{before} · {own}"))
    };
    let longer: Vec<_> = repeated.iter().map(|at| (*at, longer(columns, *at))).collect();
    for (at, name) in &longer {
        let n_alike = longer.iter().filter(|(_, other)| other == name).count();
        columns[*at].heading = match name {
            Some(name) if n_alike == 1 => name.clone(),
            _ => format!("{}（{} 列）", columns[*at].own, columns[*at].letter()),
        };
    }
}
