//! 抄送 with a page to itself.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "copies-alone",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    page_compromises(subject, |it| match it {
        Compromise::CopiesAlone(page) => Some((*page, "正文少几行，抄送就能排在署名的那一页")),
        _ => None,
    })
}
