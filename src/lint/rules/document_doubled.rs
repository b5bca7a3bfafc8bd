//! No 文件 behind a document's title.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"(?:通知|意见|办法|决定|方案|规定)》(文件)"), |hit| {
        let finding = hit.group_finding(1, "书名号里已经写明是什么文件，不必再加“文件”");
        Some(finding.help("删去“文件”"))
    })
}
