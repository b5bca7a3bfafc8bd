//! One colon in a sentence.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let (mut depth, mut seen) = (0_i32, false);
        for (at, &ch) in passage.chars.iter().enumerate() {
            match ch {
                '“' | '（' | '《' | '‘' => depth += 1,
                '”' | '）' | '》' | '’' => depth -= 1,
                '。' | '！' | '？' | '；' => seen = false,
                '：' if depth <= 0 && seen => {
                    let message = "一句话里用了两个冒号，层次不清";
                    let finding = Finding::new(passage.span(at..at + 1), message);
                    all.push(finding.help("把前一个冒号改成逗号或句号，或者把话分成两句"));
                }
                '：' if depth <= 0 => seen = true,
                _ => {}
            }
        }
    }
    all
}
