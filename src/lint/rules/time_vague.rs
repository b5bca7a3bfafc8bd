//! 今年 means another year to a later reader.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"今年|去年|明年|前年|上月|日前|近日");
    in_prose(subject, pattern, |hit| {
        let before = hit.before();
        let is_part = match hit.text() {
            "日前" | "近日" => before.is_some_and(|ch| is_han(ch) || ch.is_ascii_digit()),
            _ => before.is_some_and(|ch| "文如当目至数".contains(ch)),
        };
        let is_dated = hit.after() == Some('（');
        (!is_part && !is_dated).then(|| {
            let message = format!("“{}”是什么时候，日后读信的人看不出来", hit.text());
            let year = subject.letter.date.value.year().map(|year| match hit.text() {
                "去年" => year - 1,
                "明年" => year + 1,
                "前年" => year - 2,
                _ => year,
            });
            let example = year.map(|year| format!("，如“{year}年”")).unwrap_or_default();
            hit.finding(message).help(format!("写明年份、日期{example}"))
        })
    })
}
