//! No mark behind a heading.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "heading-end-mark",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .of(&[Element::Heading])
        .flat_map(|passage| {
            found(passage, pattern!(r"[。：；，、.:;,]$"), |hit| {
                let message = format!("小标题独占一行，末尾不用“{}”", hit.text());
                Some(Finding::new(hit.span(), message).help("删去它").replace(""))
            })
        })
        .collect()
}
