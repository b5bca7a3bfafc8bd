//! A sentence has a subject.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "subject-missing",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:^|[。；！？])(?:通过|由于|经过)[^，。；]{2,40}，(使)得?");
    in_prose(subject, pattern, |hit| {
        let message = "“通过……，使……”没有主语";
        Some(Finding::new(hit.group_span(1), message).help("删去“通过”，或者删去“使”"))
    })
}
