//! What is in doubt in a ledger, told once before its letters are made.

use std::collections::BTreeMap;

use super::classes::Class;
use super::complaints;
use super::contacts;
use super::misfits;
use super::people;
use super::people::Owner;
use super::rows::Column;
use super::rows::Ledger;
use super::rows::called;
use super::spelling::plain;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The doubts about the fields that a template uses.
pub(super) fn doubts(ledger: &Ledger, is_used: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if is_used("contact.phone") {
        found.extend(telephones(ledger));
        found.extend(two_telephones(ledger));
    }
    if is_used("letter.outcome") {
        found.extend(outcomes(ledger));
    }
    found
}

/// Telephones of which nobody knows whose they are, where no other is the contact's.
fn telephones(ledger: &Ledger) -> Vec<Diagnostic> {
    if ledger.column("contact.phone").is_some() {
        return Vec::new();
    }
    let unclear = ledger.columns.iter().filter(|column| is_unclear(column));
    unclear.map(misfits::whose_telephone).collect()
}

/// Whether nobody knows whose telephone is in a column.
pub(super) fn is_unclear(column: &Column) -> bool {
    let is_told = column.is_ignored || column.field.is_some();
    column.owner == Some(Owner::Unclear) && !is_told
}

/// Rows with a telephone beside the contact's name that is another than in its own
/// column, or that cannot be taken apart from it.
fn two_telephones(ledger: &Ledger) -> Vec<Diagnostic> {
    let Some(name) = ledger.column("contact.name") else { return Vec::new() };
    let phone = ledger.column("contact.phone");
    let heading = &ledger.columns[name].heading;
    let rows = ledger.rows.iter().filter_map(|row| {
        let beside = &row.cells[name];
        let own = phone.map_or("", |phone| &row.cells[phone].text);
        let Some((_, other)) = contacts::split(&beside.text) else {
            let is_mixed = contacts::digits(&beside.text).len() > 4;
            let span = ledger.span(beside);
            return is_mixed.then(|| misfits::contact_as_is(row.number, heading, span));
        };
        let differ = contacts::digits(&other) != contacts::digits(own) && !own.is_empty();
        let span = ledger.span(beside);
        differ.then(|| misfits::two_telephones(row.number, own, &other, span))
    });
    rows.collect()
}

/// Outcomes that no map knows, each with its rows.
fn outcomes(ledger: &Ledger) -> Vec<Diagnostic> {
    let Some(at) = ledger.column("letter.outcome") else { return Vec::new() };
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, row) in ledger.rows.iter().enumerate() {
        let text = row.cells[at].text.as_str();
        if !text.is_empty() && ledger.classes.outcome(text) == Class::Doubtful {
            words.entry(text).or_default().push(idx);
        }
    }
    let told = words.iter().map(|(word, rows)| {
        let numbers: Vec<usize> =
            rows.iter().map(|idx| ledger.rows[*idx].number).collect();
        let span = ledger.span(&ledger.rows[rows[0]].cells[at]);
        misfits::doubtful_class(&numbers, &ledger.columns[at].heading, word, span)
    });
    told.collect()
}

/// What is wrong with a name in a template: no column has it, several have, or one whose
/// telephone is private.
pub(super) fn named(
    ledger: &Ledger,
    name: &str,
    headings: &[String],
    span: Span,
) -> Option<Diagnostic> {
    let found = called(&ledger.columns, name);
    let found: Vec<&Column> = found.into_iter().map(|at| &ledger.columns[at]).collect();
    let is_common = people::before_phone(&plain(name)).is_some_and(|it| it.is_empty());
    match found[..] {
        [] => Some(complaints::no_such_column(name, headings, span)),
        [column] if !is_common || column.field.is_some() => None,
        [column] if column.owner == Some(Owner::Proposer) => {
            Some(misfits::private_telephone(name, column, span))
        }
        [column] if is_unclear(column) => {
            Some(misfits::telephone_of_others(name, column, span))
        }
        [_] => None,
        _ => Some(misfits::ambiguous(name, &found, span)),
    }
}
