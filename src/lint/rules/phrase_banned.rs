//! What the bureau does not want to read.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "phrase-banned",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.banned, |hit, word| {
        let message = format!("“{}”在本单位的禁用语表里（{}）", word.wrong, word.source);
        let finding = Finding::new(hit.span(), message);
        Some(match word.right.is_empty() {
            true => finding.help("删去，或者换一个说法"),
            false => finding.help(format!("写作“{}”", word.right)),
        })
    })
}
