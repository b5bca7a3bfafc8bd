//! A line whose characters stand far apart.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "line-loose",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    compromises(subject, |it| match it {
        Compromise::Loose(spot) => Some((spot, "把这一段增减几个字")),
        _ => None,
    })
}
