//! ‘ ’ inside “ ”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "quotes-nested",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，4.8.3"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    nested(subject, Nesting { outer: ('“', '”'), inner: ('‘', '’'), what: "引号" })
}
