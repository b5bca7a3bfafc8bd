//! The proposers' names are the same everywhere.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    let persons = proposal.persons().into_iter();
    let names: Vec<(String, &Text)> =
        persons.map(|name| (without_blanks(name), name)).collect();
    let addressees: Vec<Passage> = subject
        .letter
        .addressees
        .iter()
        .map(|text| Passage::new(Element::Proposer, text, 0))
        .collect();
    let mut all = Vec::new();
    for passage in subject.prose().chain(&addressees) {
        for hit in passage.hits(pattern!(r"委员|代表")) {
            for (name, text) in &names {
                let n_chars = name.chars().count();
                let Some(start) = hit.range.start.checked_sub(n_chars) else { continue };
                // All middle dots are one.
                let there = &with_dots(passage.slice(start..hit.range.start));
                let is_known = names.iter().any(|(known, _)| known == there);
                if !is_known && is_slip(name, there, passage.before(start)) {
                    let span = passage.span(start..hit.range.start);
                    let message = format!("“{there}”和提案人的姓名“{name}”不一致");
                    let finding = Finding::new(span, message);
                    all.push(finding.place(inside(text), "提案人").help("照原件核对姓名"));
                }
            }
        }
    }
    all
}

/// Whether a name is another with one character wrong. Of a name of two characters the
/// family name has to be right, and nothing may stand before it that it could go on from.
fn is_slip(name: &str, there: &str, before: Option<char>) -> bool {
    let differ = name.chars().zip(there.chars()).filter(|(one, other)| one != other);
    let is_short = name.chars().count() < 3;
    let same_start = name.chars().next() == there.chars().next();
    let is_apart = before.is_none_or(|ch| !is_han(ch) || ch == '的');
    there.chars().all(is_han) && differ.count() == 1 && (!is_short || (same_start && is_apart))
}
