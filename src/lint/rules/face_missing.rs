//! Characters that the typeface's own face has not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "face-missing",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
