//! No mark behind an ordinal in brackets.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ordinal-bracket-mark",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，附录 B.3.4"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"^[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]([、，．.,：:])");
    in_paragraphs(subject, pattern, |hit| {
        let message = format!("带括号的序号后面不用“{}”", hit.group(1));
        Some(Finding::new(hit.group_span(1), message).help("删去它").edit(hit.group_span(1), ""))
    })
}
