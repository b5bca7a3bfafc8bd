//! A table in small type.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "table-small",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    page_compromises(subject, |it| match it {
        Compromise::SmallTable(page, _) => Some((*page, "少几栏，或放进横排的附件（landscape = true）")),
        _ => None,
    })
}
