//! The letter has a class.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "outcome-missing",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let letter = subject.letter;
    let is_missing = letter.kind == LetterKind::Reply && letter.outcome.is_none();
    let finding = || {
        Finding::new(inside(&letter.number), "没有写办理结果类别")
            .help("本地区要求标注的，在 [letter] 里写 outcome = \"A\"")
    };
    is_missing.then(finding).into_iter().collect()
}
