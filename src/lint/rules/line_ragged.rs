//! A line that is not flush.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "line-ragged",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    compromises(subject, |it| match it {
        Compromise::Ragged(spot) => Some((spot, "把网址、长数字放在一段的开头，或者增减几个字")),
        _ => None,
    })
}
