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
    told(subject, RULE.name)
}
