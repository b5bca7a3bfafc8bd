//! Words that are often taken for others.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    listed(subject, &subject.lists.doubtful, |hit, word| {
        let message = format!("“{}”在这里是不是“{}”？", word.wrong, word.right);
        Some(hit.finding(message).help(word.source.clone()))
    })
}
