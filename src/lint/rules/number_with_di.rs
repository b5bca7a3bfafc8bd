//! No 第 in the letter's number.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.2.5", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_number(subject, pattern!(r"[〕\]】）)］](第)"), |hit| {
        let finding = hit.group_finding(1, "发文顺序号前面不加“第”字");
        Some(finding.help("删去“第”").replace(""))
    })
}
