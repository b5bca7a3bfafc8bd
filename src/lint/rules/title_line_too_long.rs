//! A line of the title that the writer set fits the page.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-line-too-long",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.1"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    told(subject, RULE.name)
}
