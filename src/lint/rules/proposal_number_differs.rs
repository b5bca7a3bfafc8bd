//! The proposal's number is the same everywhere.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "proposal-number-differs",
    level: Severity::Error,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let own = &subject.letter.proposal.number;
    let right = bare_number(own);
    // What the proposals of another office are numbered like has no form.
    if !right.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-') {
        return Vec::new();
    }
    let pattern = pattern!(r"第([0-9A-Za-z\-]+)号");
    let heads: Vec<&Passage> = subject.of(&[Element::TitleLine, Element::TitleForm, Element::Opening]).collect();
    let mut all = Vec::new();
    for passage in &heads {
        if passage.text.contains(right) {
            continue;
        }
        for hit in passage.hits(pattern) {
            // 第12号令, 第3号公告.
            if hit.after().is_some_and(|ch| "令公文通".contains(ch)) {
                continue;
            }
            let message = format!("案号和 number（{}）不一致", &**own);
            let finding = Finding::new(hit.group_span(1), message);
            all.push(finding.place(inside(own), "案号").help("核对案号"));
        }
    }
    all
}
