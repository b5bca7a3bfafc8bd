//! Approximate numbers without 、.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15835—2011，4.2.2");

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"([一二三四五六七八九]|\d)、([一二三四五六七八九]|\d)(?:个|天|年|",
        r"次|人|家|位|名|件|处|所|条|座|辆|户|周|小时|公里|岁|倍|成|遍|场|",
        r"万|亿|千|百)",
    );
    in_prose(subject, pattern, |hit| {
        let (one, other) = (number(hit.group(1))?, number(hit.group(2))?);
        let same_script = hit.group(1).len() == hit.group(2).len();
        let goes_on = hit.before().is_some_and(|ch| {
            ch.is_ascii_digit() || "第、百千万点一二三四五六七八九期区楼号.".contains(ch)
        });
        // 三、四年级 are two.
        let is_list = hit.after().is_some_and(|ch| "级制、".contains(ch));
        if goes_on || is_list || !same_script || one + 1 != other {
            return None;
        }
        const HAN: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let unit = hit.text().chars().skip(3).collect::<String>();
        let right = format!("{}{}{unit}", HAN[one as usize], HAN[other as usize]);
        let message = format!("“{}”是概数的，用汉字连写，中间不用顿号", hit.text());
        Some(hit.finding(message).help(format!("写作“{right}”")))
    })
}
