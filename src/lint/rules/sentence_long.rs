//! Sentences that can be read in one breath.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    const MOST: usize = 120;
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let mut start = 0;
        while start < passage.chars.len() {
            let end = passage.sentence(start).end;
            if end - start > MOST {
                let message = format!("这一句有 {} 字，中间没有句号", end - start);
                let finding = Finding::new(passage.span(start..(end + 1).min(passage.chars.len())), message);
                all.push(finding.help(format!("超过 {MOST} 字的，分成几句好读")));
            }
            start = end + 1;
        }
    }
    all
}
