//! Units with their parts in one cell: X（主办）、Y（会办）, or 主办：X；会办：Y.

use crate::chinese::units;

/// What a unit has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Host,
    CoHost,
}

/// The words for the parts, longer ones first.
const WORDS: [(&str, Part); 18] = [
    ("主办单位", Part::Host),
    ("牵头单位", Part::Host),
    ("会办单位", Part::CoHost),
    ("协办单位", Part::CoHost),
    ("配合单位", Part::CoHost),
    ("主办", Part::Host),
    ("牵头", Part::Host),
    ("独办", Part::Host),
    ("单办", Part::Host),
    ("会办", Part::CoHost),
    ("协办", Part::CoHost),
    ("配合", Part::CoHost),
    ("协同", Part::CoHost),
    ("参与", Part::CoHost),
    ("主", Part::Host),
    ("会", Part::CoHost),
    ("协", Part::CoHost),
    ("配", Part::CoHost),
];

/// The units of a cell; those without a word have the part of their column.
pub(super) fn tasks(text: &str, column: Part) -> Vec<(Part, String)> {
    let mut part = column;
    let mut tasks = Vec::new();
    let mut pieces = text.split(['：', ':']).peekable();
    while let Some(piece) = pieces.next() {
        let word = WORDS.iter().find(|(word, _)| piece.trim_end().ends_with(word));
        let next = word.filter(|_| pieces.peek().is_some());
        let rest = next.and_then(|(word, _)| piece.trim_end().strip_suffix(word));
        tasks.extend(units(rest.unwrap_or(piece)).iter().map(|unit| task(unit, part)));
        part = next.map_or(part, |(_, part)| *part);
    }
    tasks
}

/// A unit without the word in brackets behind it.
fn task(unit: &str, part: Part) -> (Part, String) {
    let bracket =
        unit.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']));
    let said = bracket.and_then(|(bare, said)| {
        let (_, part) = WORDS.iter().find(|(word, _)| said.trim() == *word)?;
        Some((*part, bare.trim().to_owned()))
    });
    said.or_else(|| sentence(unit)).unwrap_or((part, unit.to_owned()))
}

/// A unit of a sentence: 由区住建局主办, 区水务局会办.
fn sentence(unit: &str) -> Option<(Part, String)> {
    let is_whole = |(word, _): &&(&str, Part)| word.chars().count() == 2;
    let mut words = WORDS.iter().filter(is_whole);
    words.find_map(|(word, part)| {
        let bare = unit.trim().strip_suffix(word)?;
        let bare = bare.strip_prefix('由').unwrap_or(bare).trim();
        (!bare.is_empty()).then(|| (*part, bare.to_owned()))
    })
}

/// Whether a cell is ticked instead of naming a unit.
pub(super) fn is_tick(text: &str) -> bool {
    ["√", "✓", "✔", "☑", "●", "○", "▲", "是", "1"].contains(&text.trim())
}
