//! 你们, since 您们 is no word.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "pronoun-nimen",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!("您们"), |hit| {
        let finding = Finding::new(hit.span(), "“您”没有复数，不说“您们”");
        Some(finding.help("写作“你们”；或者写“各位委员”“各位代表”").replace("你们"))
    })
}
