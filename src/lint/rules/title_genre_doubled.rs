//! The title says once what the letter is.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"的?(?:答复函|复函|回复|函)的(?:答复函|答复|回复|复函|函)|",
        r"的?答复的(?:答复函|复函|答复|回复)",
    );
    in_title(subject, pattern, |hit| {
        let message = format!("标题里的文种重复了：“{}”", hit.text());
        Some(hit.finding(message).help("只留一个，如“的答复”"))
    })
}
