//! 孤字: a paragraph's last line of one character.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "lone-character",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
