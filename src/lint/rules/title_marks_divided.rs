//! No 、 between titles or quotations.

use super::prelude::*;

rule!(Warning, Usual, "GB/T 15834—2011，4.5.3.5", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"》(、)《|”(、)“"), |hit| {
        let idx = if hit.group(1).is_empty() { 2 } else { 1 };
        let message = "并列的书名号、引号之间通常不用顿号";
        Some(hit.group_finding(idx, message).help("删去顿号").replace(""))
    })
}
