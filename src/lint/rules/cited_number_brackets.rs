//! 〔〕 around the year in the numbers of other documents.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.2.5", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern =
        pattern!(r"汉([\[【（(［]((?:19|20)\d{2})[\]】）)］])第?\d{1,5}号");
    in_prose(subject, pattern, |hit| {
        let right = format!("〔{}〕", hit.group(2));
        let message = "引用的发文字号，年份要用六角括号〔〕括起来";
        Some(hit.group_finding(1, message).help(format!("写作“{right}”")).replace(right))
    })
}
