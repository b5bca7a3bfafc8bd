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
    page_compromises(subject, |it| match it {
        Compromise::NoText(page) => Some((*page, "附件名称写短一些，或者少列几个")),
        _ => None,
    })
}
