//! 一是, 二是 count up.

use super::prelude::*;

rule!(Warning, Practice);

/// The most items that are remembered as open.
const DEEPEST: usize = 50;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut open: Vec<u64> = Vec::new();
    let mut group = 0;
    for passage in subject.paragraphs() {
        if passage.group != group {
            (open, group) = (Vec::new(), passage.group);
        }
        for Item { number: here, range } in items(passage) {
            let last = open.last().copied();
            let before = open.iter().rposition(|before| before + 1 == here);
            open.truncate(before.unwrap_or(open.len()));
            open.push(here);
            // No series is nested so deep, and each item looks through the open ones.
            if open.len() > DEEPEST {
                open.remove(0);
            }
            let (None, Some(last), true) = (before, last, here != 1) else { continue };
            let word = passage.slice(range.clone());
            let message = match here == last {
                true => format!("“{word}”用了两次"),
                false => format!("“{word}”的次序不对，前面是第 {last} 项"),
            };
            let finding = Finding::new(passage.span(range), message);
            all.push(finding.help("依次写一是、二是、三是"));
        }
    }
    all
}
