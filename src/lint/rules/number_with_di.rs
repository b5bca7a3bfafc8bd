//! No 第 in the letter's number.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "number-with-di",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.2.5"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    found(&subject.number, pattern!(r"[〕\]】）)］](第)"), |hit| {
        let finding = Finding::new(hit.group_span(1), "发文顺序号前面不加“第”字");
        Some(finding.help("删去“第”").edit(hit.group_span(1), ""))
    })
}
