//! A word or number that is broken at a line's end.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "word-broken",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
