//! 1. with a dot.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ordinal-arabic-mark",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，附录 B.3.3"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_paragraphs(subject, pattern!(r"^\d{1,2}(、)汉"), |hit| {
        let finding = Finding::new(hit.group_span(1), "阿拉伯数字的序号后面用下脚点，不用顿号");
        Some(finding.help("写作“.”").edit(hit.group_span(1), "."))
    })
}
