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
    told(subject, RULE.name)
}
