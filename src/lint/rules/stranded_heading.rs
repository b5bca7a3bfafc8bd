//! A heading at a page's foot.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "stranded-heading",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    compromises(subject, |it| match it {
        Compromise::StrandedHeading(spot) => {
            Some((spot, "[layout] 里删去 keep_headings = false，标题就和下一行排在同一页"))
        }
        _ => None,
    })
}
