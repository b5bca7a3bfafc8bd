//! The title says what the letter is.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-genre-missing",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let title = subject.title();
    let title = title.trim_end_matches(['。', '，', '；', '：']);
    let letter = subject.letter;
    let Some(place) = letter.title.last().or(letter.title_form.as_ref()) else {
        return Vec::new();
    };
    let is_there = ["答复", "回复", "函", "意见"].iter().any(|it| title.ends_with(it));
    let finding = || {
        Finding::new(inside(place), "标题的末尾没有文种")
            .help("以“的答复”“的答复函”“的复函”等结尾")
    };
    (!is_there).then(finding).into_iter().collect()
}
