//! …… or 等, not both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ellipsis-and-others",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，附录 A.9"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"…+等|等…+"), |hit| {
        let message = "省略号和“等”意思重复，只用一个";
        Some(Finding::new(hit.span(), message).help("写作“等”或“……”"))
    })
}
