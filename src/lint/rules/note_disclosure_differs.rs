//! A 附注 does not say of disclosure what the letter does not.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(marking) = &subject.letter.disclosure else { return Vec::new() };
    let value = &marking.value;
    let differs = |note: &&Text| {
        disclosure_in(note).is_some_and(|said| said != &**value && is_usual(value))
    };
    let finding = |note: &Text| {
        let message = format!("附注说“{}”，公开属性却是“{}”", &**note, &**value);
        let finding = Finding::new(inside(note), message);
        finding.place(inside(value), "公开属性").help("改正其中一处")
    };
    subject.letter.notes.iter().filter(differs).map(finding).collect()
}

/// A bureau's own word for disclosure may mean anything.
fn is_usual(value: &str) -> bool {
    DISCLOSURES.contains(&value)
}
