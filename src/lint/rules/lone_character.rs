//! 孤字: a paragraph's last line of one character.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "lone-character",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    compromises(subject, |it| match it {
        Compromise::LoneCharacter(spot) => Some((spot, "把这一段增减几个字")),
        _ => None,
    })
}
