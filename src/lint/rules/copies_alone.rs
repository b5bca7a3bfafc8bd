//! 抄送 with a page to itself.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "copies-alone",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
