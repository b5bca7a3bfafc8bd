//! Gives each field to the column that fits it best.

use super::evidence::Evidence;
use super::evidence::evidence;
use super::fields::CellKind;
use super::fields::Field;
use super::fields::field_called;
use super::headings;
use super::headings::Headings;
use super::headings::Meaning;
use super::misfits;
use super::people::Owner;
use super::people::Person;
use super::rows::Column;
use super::sheet::SheetCell;
use super::sheet::SheetLine;
use super::spelling::plain;
use crate::diagnostic::Diagnostic;

/// A column that may be that of a field.
struct Candidate {
    at: usize,
    meaning: Meaning,
    evidence: Evidence,
    /// Whether another column goes with it: a contact with a telephone.
    is_alone: bool,
}

/// Gives each field to one column, the likeliest, and notes where another could be meant.
pub(super) fn fit(
    columns: &mut [Column],
    below: &[SheetLine],
    known: &Headings,
) -> Vec<Diagnostic> {
    let mut candidates: Vec<Candidate> = (0..columns.len())
        .flat_map(|at| meanings(columns, at, known).into_iter().map(move |it| (at, it)))
        .map(|(at, meaning)| Candidate {
            at,
            meaning,
            evidence: evidence(
                meaning.field,
                meaning.is_weak,
                cells(&columns[at], below),
            ),
            is_alone: meaning.field.key == "contact.name" && !has_telephone(columns, at),
        })
        .filter(|it| is_possible(columns, it))
        .collect();
    candidates.sort_by_key(|it| {
        let Meaning { rank, is_weak, .. } = it.meaning;
        // A telephone goes with the name that is chosen, so names come first.
        let is_phone = it.meaning.field.key == "contact.phone";
        (is_phone, !it.meaning.is_own(), is_weak, it.is_alone, it.evidence, rank, it.at)
    });
    let mut notes = Vec::new();
    while let Some(best) = next(columns, &mut candidates) {
        let field = best.meaning.field;
        columns[best.at].field = Some(field);
        let rivals = rivals(columns, &best, &candidates, below);
        if !rivals.is_empty() {
            let told: Vec<&Column> = rivals.iter().map(|at| &columns[*at]).collect();
            notes.push(misfits::rivals(field, &columns[best.at], &told));
        }
        // What is said of them here is enough.
        rivals.iter().for_each(|at| columns[*at].is_ignored = true);
        candidates.retain(|it| it.at != best.at && it.meaning.field.key != field.key);
    }
    notes
}

/// The other columns that the field of one may be in, where that makes a difference.
fn rivals(
    columns: &[Column],
    best: &Candidate,
    candidates: &[Candidate],
    below: &[SheetLine],
) -> Vec<usize> {
    let is_rival = |it: &&Candidate| {
        it.meaning.field.key == best.meaning.field.key
            && it.at != best.at
            && columns[it.at].field.is_none()
            && !best.meaning.is_own()
            && it.meaning.is_weak == best.meaning.is_weak
            && it.evidence != Evidence::Against
            && differ(&columns[best.at], &columns[it.at], below)
    };
    candidates.iter().filter(is_rival).map(|it| it.at).collect()
}

/// The likeliest of all that are left. Of telephones it is that of the chosen name; that of
/// another person would make a wrong pair.
fn next(columns: &[Column], candidates: &mut Vec<Candidate>) -> Option<Candidate> {
    let meaning = candidates.first()?.meaning;
    if meaning.field.key != "contact.phone" || meaning.is_own() {
        return Some(candidates.remove(0));
    }
    let is_name = |it: &Column| it.field.is_some_and(|it| it.key == "contact.name");
    let name = columns.iter().position(is_name);
    let owner = |it: &Candidate| columns[it.at].owner;
    candidates.retain(|it| match owner(it) {
        Some(Owner::Contact(Some(person))) => name.is_none_or(|name| name == person),
        _ => true,
    });
    let of_name =
        candidates.iter().position(|it| owner(it) == Some(Owner::Contact(name)));
    let at = of_name.or((!candidates.is_empty()).then_some(0))?;
    Some(candidates.remove(at))
}

/// The fields that a column may have.
fn meanings(columns: &[Column], at: usize, known: &Headings) -> Vec<Meaning> {
    let column = &columns[at];
    let names = column.names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let meant = known.meaning(&names, &column.group, &column.own);
    match (meant, column.owner) {
        (Some(meant), _) if meant.is_own() => vec![meant],
        (_, Some(Owner::Contact(_))) if !known.is_ignored(&names) => {
            let field = field_called("contact.phone").into_iter();
            let is_mobile = usize::from(column.own.contains("手机"));
            field
                .map(|field| Meaning { field, rank: 10 + is_mobile, is_weak: false })
                .collect()
        }
        (_, Some(_)) => Vec::new(),
        (Some(meant), _) if meant.is_weak => headings::weak(&column.own).collect(),
        (meant, _) => meant.into_iter().collect(),
    }
}

/// Whether what is below a heading allows its meaning.
fn is_possible(columns: &[Column], candidate: &Candidate) -> bool {
    let Candidate { at, meaning, evidence, .. } = candidate;
    let field = meaning.field;
    let is_shown = field.kind == CellKind::Day
        || ["proposal.kind", "letter.outcome", "letter.disclosure"].contains(&field.key);
    match () {
        () if meaning.is_own() => true,
        () if field.key == "contact.name" => columns[*at].person == Some(Person::Contact),
        // 日期 behind 文号 is that of the letter; elsewhere it may be any.
        () if plain(&columns[*at].own) == "日期" && columns[*at].group.is_empty() => {
            let before = at.checked_sub(1).map(|before| plain(&columns[before].own));
            let is_number = |own: String| own.ends_with("文号") || own.ends_with("字号");
            *evidence == Evidence::For && before.is_some_and(is_number)
        }
        () if meaning.is_weak && is_shown => *evidence == Evidence::For,
        () if meaning.is_weak || field.key == "letter.outcome" => {
            *evidence != Evidence::Against
        }
        () => true,
    }
}

fn has_telephone(columns: &[Column], at: usize) -> bool {
    columns.iter().any(|it| it.owner == Some(Owner::Contact(Some(at))))
}

/// The cells of a column.
fn cells<'s>(
    column: &Column,
    below: &'s [SheetLine],
) -> impl Iterator<Item = &'s SheetCell> {
    let idx = column.idx;
    below.iter().filter_map(move |line| line.cells.get(idx))
}

/// Whether it matters which of two columns is used.
fn differ(one: &Column, other: &Column, below: &[SheetLine]) -> bool {
    let text = |line: &SheetLine, column: &Column| {
        line.cells.get(column.idx).map(|cell| cell.text.clone()).unwrap_or_default()
    };
    below.iter().any(|line| {
        let other = text(line, other);
        !other.is_empty() && other != text(line, one)
    })
}

/// The field of a column by its names alone.
pub(super) fn by_name(column: &Column) -> Option<&'static Field> {
    headings::usual(&plain(&column.own)).map(|it| it.field)
}
