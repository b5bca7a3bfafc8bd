//! A short name is put in quotes where it is made.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "abbreviation-unquoted",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"（以下(?:简)?称(?:为)?([^“”《》（）‘’]{1,20})）");
    in_prose(subject, pattern, |hit| {
        let finding = Finding::new(hit.group_span(1), "交代的简称要加引号");
        Some(finding.help(format!("写作“以下简称‘{}’”", hit.group(1))))
    })
}
