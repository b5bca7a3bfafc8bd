//! The letter is not dated after today.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "date-in-future",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let date = &subject.letter.date;
    if date.value <= subject.today {
        return Vec::new();
    }
    let today = in_words(subject.today);
    let message = format!("成文日期还没有到（今天是{today}）");
    vec![Finding::new(date.span.clone(), message).help("写领导签发的日期")]
}
