//! 〔〕 around the year in the numbers of other documents.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "cited-number-brackets",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.2.5"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern =
        pattern!(r"汉([\[【（(［])((?:19|20)\d{2})([\]】）)］])第?\d{1,5}号");
    subject
        .prose()
        .flat_map(|passage| {
            found(passage, pattern, |hit| {
                let span = passage
                    .span(hit.group_range(1).start..hit.group_range(3).end);
                let right = format!("〔{}〕", hit.group(2));
                Some(
                    Finding::new(span, "文号里的年份要用六角括号〔〕括起来")
                        .help(format!("写作“{right}”"))
                        .replace(right),
                )
            })
        })
        .collect()
}
