//! The letter is not dated before the proposal came.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "date-before-received",
    level: Severity::Error,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let (date, received) = (&subject.letter.date, &subject.letter.proposal.received);
    let Some(received) = received.as_ref().filter(|it| date.value < it.value) else {
        return Vec::new();
    };
    let message = format!("成文日期早于交办日期（{}）", in_words(received.value));
    vec![
        Finding::new(date.span.clone(), message)
            .place(received.span.clone(), "交办日期")
            .help("核对这两个日期"),
    ]
}
