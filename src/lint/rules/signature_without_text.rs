//! The signature's page has some of the text.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "signature-without-text",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.5.5"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
