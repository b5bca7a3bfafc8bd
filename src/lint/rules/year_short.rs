//! Years in four digits.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(\d{2}年)(?:\d{1,2}月|度|初|底|末|上半年|下半年|春|秋|",
        r"第[一二三四1-4]季度)",
    );
    in_prose(subject, pattern, |hit| {
        let is_until = hit.lead(2) == "截至";
        let goes_on = !is_until && hit.before().is_some_and(|ch| {
            ch.is_ascii_digit() || "近这过去用历时满超约达第.〔、至—-".contains(ch)
        });
        // 20年初心, 30年底蕴, 25年3月龄 are spans of years.
        let is_edge = hit.text().ends_with(['初', '底', '末', '春', '秋']);
        let is_word = match hit.after() {
            Some('龄') => true,
            Some(ch) if is_edge => is_han(ch) && !"前以之和与至到的".contains(ch),
            _ => false,
        };
        (!goes_on && !is_word).then(|| {
            let finding = hit.group_finding(1, "年份要写四位数");
            finding.help(format!("如“20{}”", hit.group(1)))
        })
    })
}
