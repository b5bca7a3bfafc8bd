//! No 、 between titles or quotations.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-marks-divided",
    level: Severity::Warning,
    strength: Strength::Usual,
    clause: Some("GB/T 15834—2011，4.5.3.5"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"》(、)《|”(、)“"), |hit| {
        let idx = if hit.group(1).is_empty() { 2 } else { 1 };
        let span = hit.group_span(idx);
        let message = "并列的书名号、引号之间通常不用顿号";
        Some(Finding::new(span.clone(), message).help("删去顿号").edit(span, ""))
    })
}
