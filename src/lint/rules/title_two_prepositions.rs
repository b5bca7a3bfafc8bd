//! 关于 or 对, not both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-two-prepositions",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .of(&[Element::TitleLine, Element::TitleForm])
        .flat_map(|passage| {
            found(passage, pattern!("关于对"), |hit| {
                let message = "“关于”和“对”都是介词，连用重复";
                Some(Finding::new(hit.span(), message).help("写作“对……的答复”或“关于……的答复”"))
            })
        })
        .collect()
}
