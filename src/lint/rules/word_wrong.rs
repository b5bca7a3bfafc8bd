//! Words that are written wrong.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.wrong, |hit, word| {
        let message = format!("“{}”应为“{}”", word.wrong, word.right);
        let finding = hit.finding(message);
        Some(finding.help(format!("写作“{}”（{}）", word.right, word.source)).replace(&word.right))
    })
}
