//! Half-width digits and letters.

use super::prelude::*;

rule!(Error, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*％?|％");
    in_prose(subject, pattern, |hit| {
        // ％ is a mark, and 二ＯＯ三年 has another rule.
        if hit.text().chars().all(|ch| matches!(ch, '％' | 'Ｏ')) {
            return None;
        }
        let half = |ch| char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch);
        let right: String = hit.text().chars().map(half).collect();
        Some(
            hit.finding("阿拉伯数字和外文字母用半角")
                .help(format!("写作“{right}”"))
                .replace(right),
        )
    })
}
