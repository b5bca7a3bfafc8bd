//! 孤行: a page that begins with a paragraph's last line.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "lone-line",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    compromises(subject, |it| match it {
        Compromise::LoneLine(spot) if subject.letter.layout.keep_last_lines => {
            Some((spot, "把这一段或前面几段增减几个字"))
        }
        _ => None,
    })
}
