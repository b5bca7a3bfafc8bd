//! A page with much room at its foot.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "page-short",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
