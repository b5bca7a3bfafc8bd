//! It is said why something is allowed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "allow-without-reason",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(_: &Subject) -> Vec<Finding> {
    Vec::new()
}
