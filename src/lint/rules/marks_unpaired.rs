//! Brackets, quotes and title marks come in pairs.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，4.8、4.9、4.15");

fn check(subject: &Subject) -> Vec<Finding> {
    let passages = &subject.passages;
    let mut all = Vec::new();
    for (idx, passage) in passages.iter().enumerate() {
        let next = passages.get(idx + 1).filter(|next| next.group == passage.group);
        let goes_on = next.is_some_and(|next| next.text.starts_with('“'));
        for at in unpaired(&passage.chars) {
            let ch = passage.chars[at];
            // A quotation of several paragraphs closes in the last one only.
            if ch == '“' && goes_on {
                continue;
            }
            let message = match is_opening(ch) || ch == '(' {
                true => format!("“{ch}”没有配对的后一半"),
                false => format!("“{ch}”没有配对的前一半"),
            };
            let finding = Finding::new(passage.span(at..at + 1), message);
            all.push(finding.help("补上另一半，或者删去这一半"));
        }
    }
    all
}
