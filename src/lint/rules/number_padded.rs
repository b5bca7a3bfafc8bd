//! No leading zeros in the letter's number.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "number-padded",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.2.5"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    found(&subject.number, pattern!(r"[〕\]】）)］]第?(0+\d+)号?$"), |hit| {
        let bare = hit.group(1).trim_start_matches('0');
        let finding = Finding::new(hit.group_span(1), "发文顺序号编了虚位");
        (!bare.is_empty()).then(|| {
            finding.help(format!("写作“{bare}”")).edit(hit.group_span(1), bare)
        })
    })
}
