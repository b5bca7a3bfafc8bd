//! 一、 with a 顿号.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ordinal-mark",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，附录 B.3.2"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_paragraphs(subject, pattern!(r"^(?:十[一二三四五六七八九]?|[二三四五六七八九]十?|一)([，．.,：:])"), |hit| {
        let message = format!("汉字序号后面用顿号，不用“{}”", hit.group(1));
        Some(Finding::new(hit.group_span(1), message).help("写作“、”").edit(hit.group_span(1), "、"))
    })
}
