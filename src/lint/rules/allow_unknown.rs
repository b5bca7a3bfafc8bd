//! What is allowed is a rule.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "allow-unknown",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(_: &Subject) -> Vec<Finding> {
    Vec::new()
}
