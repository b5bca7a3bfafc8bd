//! 〔〕 around the year in the letter's number.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "number-brackets",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.2.5"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"([\[【（(［{〈〔])(\d{2,4})([\]】）)］}〉〕])");
    found(&subject.number, pattern, |hit| {
        let is_right = hit.group(1) == "〔" && hit.group(3) == "〕";
        (!is_right).then(|| {
            Finding::new(hit.span(), "发文字号里的年份要用六角括号〔〕括起来")
                .help(format!("写作“〔{}〕”", hit.group(2)))
                .replace(format!("〔{}〕", hit.group(2)))
        })
    })
}
