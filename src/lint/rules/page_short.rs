//! A page with much room at its foot.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "page-short",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    const MANY: i64 = 5;
    page_compromises(subject, |it| match it {
        Compromise::ShortPage(page, rows) if *rows >= MANY => {
            Some((*page, "正文增减几行，或者用规范化简称使署名少占几行"))
        }
        _ => None,
    })
}
