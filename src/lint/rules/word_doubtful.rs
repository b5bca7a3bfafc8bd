//! Words that are often taken for others.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "word-doubtful",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.doubtful, |hit, word| {
        let message = format!("“{}”在这里是不是“{}”？", word.wrong, word.right);
        Some(Finding::new(hit.span(), message).help(word.source.clone()))
    })
}
