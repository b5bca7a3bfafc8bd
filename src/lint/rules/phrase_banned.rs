//! What the bureau does not want to read.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.banned, |hit, word| {
        let message = format!("“{}”在本单位的禁用语表里（{}）", word.wrong, word.source);
        let finding = hit.finding(message);
        Some(match word.right.is_empty() {
            true => finding.help("删去，或者换一个说法"),
            false => finding.help(format!("写作“{}”", word.right)),
        })
    })
}
