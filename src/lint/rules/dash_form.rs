//! The dash is —— of two em.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "dash-form",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，4.10"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"-{2,}|－{2,}|—{3,}|―+|–{2,}|─{2,}"), |hit| {
        let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
        let is_code = hit.text().starts_with('-') && is_latin(hit.before()) && is_latin(hit.after());
        (!is_code).then(|| {
            Finding::new(hit.span(), "破折号是占两个字的“——”")
                .help("写作“——”")
                .replace("——")
        })
    })
}
