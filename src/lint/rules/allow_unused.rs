//! What is allowed is there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "allow-unused",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(_: &Subject) -> Vec<Finding> {
    Vec::new()
}
