//! Numbers of other documents without 第 and leading zeros.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "cited-number-padded",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"汉[〔\[【（(［](?:19|20)\d{2}[〕\]】）)］](第\d+|0+\d+)号"
    );
    in_prose(subject, pattern, |hit| {
        let message = "文号的顺序号不加“第”字，不编虚位；原件就是这样的，照原件";
        Some(Finding::new(hit.group_span(1), message))
    })
}
