//! Numbers of other documents without 第 and leading zeros.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"汉[〔\[【（(［](?:19|20)\d{2}[〕\]】）)］](第\d+|0+\d+)号"
    );
    in_prose(subject, pattern, |hit| {
        let message = "引用的发文字号，顺序号不加“第”字，不编虚位；原件如此的，照原件";
        Some(hit.group_finding(1, message))
    })
}
