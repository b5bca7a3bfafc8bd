//! Words that are written wrong.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "word-wrong",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.wrong, |hit, word| {
        let message = format!("“{}”应为“{}”", word.wrong, word.right);
        let finding = Finding::new(hit.span(), message);
        Some(finding.help(format!("写作“{}”（{}）", word.right, word.source)).replace(&word.right))
    })
}
