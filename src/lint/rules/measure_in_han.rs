//! Counts and measures in digits.

use super::prelude::*;

rule!(Note, Usual, "GB/T 15835—2011，4.1.1");

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(数*[十百千万]数+|数+[百千]数*|数+万)(?:个|名|家|户|所|处|件|辆|",
        r"套|台|公里|平方米|吨|米)",
    );
    in_prose(subject, pattern, |hit| {
        let is_part = hit.before().is_some_and(|ch| "第几数好上成".contains(ch));
        let is_vague = pattern!(
            r"[二三四五六七八九][一二三四五六七八九]|",
            r"[一二三四五六七八九][二三四五六七八九]",
        ).is_match(hit.group(1));
        let is_short = hit.group_range(1).len() < 3;
        (!is_part && !is_vague && !is_short).then(|| {
            let message = format!("统计数字“{}”用阿拉伯数字", hit.group(1));
            let finding = hit.group_finding(1, message);
            match number(hit.group(1)) {
                Some(number) => finding.help(format!("写作“{number}”")),
                None => finding,
            }
        })
    })
}
