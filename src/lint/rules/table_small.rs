//! A table in small type.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "table-small",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
