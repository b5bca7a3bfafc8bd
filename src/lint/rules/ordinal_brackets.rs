//! Full-width brackets around ordinals.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ordinal-brackets",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.3"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"^([（(])([一二三四五六七八九十]{1,3}|\d{1,2})([）)])");
    in_paragraphs(subject, pattern, |hit| {
        let right = format!("（{}）", hit.group(2));
        (hit.text() != right).then(|| {
            Finding::new(hit.span(), "序号的括号要用全角")
                .help(format!("写作“{right}”"))
                .replace(right)
        })
    })
}
