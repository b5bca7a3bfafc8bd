//! The letter is complete: it is no draft.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let Unfinished { place, why, what } = subject.letter.unfinished()?;
    let message = format!("这封信还没有定稿，按送审稿生成：{why}");
    Some(Finding::new(place, message).help(format!("定稿时{what}")))
}
