//! The summary is short.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    const MOST: usize = 100;
    let long = subject.of(&[Element::Summary]).filter(|it| it.chars.len() > MOST);
    let finding = |passage: &Passage| {
        let message = format!("摘要有 {} 字，公开目录里的概述一般不超过 {MOST} 字", passage.chars.len());
        Finding::new(passage.whole(), message).help("写成一两句话")
    };
    long.map(finding).collect()
}
