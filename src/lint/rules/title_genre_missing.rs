//! The title says what the letter is.

use super::draft_by_hand;
use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let letter = subject.letter;
    let place = letter.title.last().or(letter.title_form.as_ref())?;
    // A word may be spread, and the word of a draft is told by another rule.
    let title = without_blanks(&subject.title()?);
    let title = draft_by_hand::without_words(&title);
    let title = title.trim_end_matches(['。', '，', '；', '：']);
    let is_there = ["答复", "回复", "函", "意见"].iter().any(|it| title.ends_with(it));
    (!is_there).then(|| {
        Finding::new(inside(place), "标题的末尾没有文种")
            .help("以“的答复”“的答复函”“的复函”等结尾")
    })
}
