//! Nothing decreases by times.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "decrease-times",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:减少|降低|下降|缩小|缩短|压缩)了?(?:\d+(?:\.\d+)?|数+)倍");
    in_prose(subject, pattern, |hit| {
        let message = "减少、降低不能用倍数";
        Some(Finding::new(hit.span(), message).help("写减少了百分之几，或减少到几分之几"))
    })
}
