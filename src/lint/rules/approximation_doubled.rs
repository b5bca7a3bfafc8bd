//! 约 or 余, not both.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:大约|将近|接近|大概|约|近)(?:\d[\d.,]*[万亿]?|数+)(?:余|多|",
        r"汉{0,4}?(?:左右|上下))",
    );
    in_prose(subject, pattern, |hit| {
        // 近10余年 are the last years.
        if hit.text().starts_with('近') && hit.after() == Some('年') {
            return None;
        }
        let is_word = hit.before().is_some_and(|ch| "节公预条契制履签合最附就邻临靠亲相特邀纽贴走".contains(ch));
        (!is_word).then(|| {
            let message = format!("“{}”里表示约数的词重复了", hit.text());
            hit.finding(message).help("“约”“近”和“余”“多”“左右”只留一个")
        })
    })
}
