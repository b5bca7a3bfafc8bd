//! A heading at a page's foot.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "stranded-heading",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
