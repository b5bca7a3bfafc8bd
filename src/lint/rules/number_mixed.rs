//! Digits and 汉字 are not mixed in one number.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15835—2011，4.2.2");

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(\d+几|几\d+|\d[十百])(?:个|人|名|家|户|位|万|元|余|多|项|次|件|",
        r"所|处|天|年|亩|套|分|秒|岁|米|公里|台|辆|条|块|栋|种|平方米|吨|",
        r"小时|倍|场|篇|份)",
    );
    in_prose(subject, pattern, |hit| {
        let is_part = hit.before().is_some_and(|ch| ch.is_ascii_digit() || ch == '.');
        (!is_part).then(|| {
            let message = format!("“{}”把阿拉伯数字和汉字混在一个数里", hit.group(1));
            hit.group_finding(1, message).help("概数用汉字（二十几），确数用阿拉伯数字（300）")
        })
    })
}
