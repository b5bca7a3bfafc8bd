//! Years in four digits.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "year-short",
    level: Severity::Error,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(\d{2}年)(?:\d{1,2}月|度|初|底|末|上半年|下半年|春|秋|",
        r"第[一二三四1-4]季度)",
    );
    in_prose(subject, pattern, |hit| {
        let goes_on = hit.before().is_some_and(|ch| {
            ch.is_ascii_digit() || "近这过去用历时满超约达第.〔、至—-".contains(ch)
        });
        let is_word = hit.text().ends_with('初') && hit.after() == Some('步');
        (!goes_on && !is_word).then(|| {
            let finding = Finding::new(hit.group_span(1), "年份要写四位数");
            finding.help(format!("如“20{}”", hit.group(1)))
        })
    })
}
