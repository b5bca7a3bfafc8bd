//! The letter is complete: it is no draft.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let (place, why) = subject.letter.unfinished()?;
    let message = format!("这封信还是送审稿：{why}");
    Some(Finding::new(place, message).help("定稿时填上发文字号和成文日期，删去 draft"))
}
