//! The letter says whether it is public.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "disclosure-missing",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let letter = subject.letter;
    let is_missing = letter.kind == LetterKind::Reply && letter.disclosure.is_none();
    let finding = || {
        Finding::new(inside(&letter.number), "没有写公开属性")
            .help("在 [letter] 里写 disclosure = \"主动公开\"、\"依申请公开\" 或 \"不予公开\"")
    };
    is_missing.then(finding).into_iter().collect()
}
