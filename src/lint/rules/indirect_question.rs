//! No question mark inside a statement.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:是否|能否|可否|如何|怎样|怎么|何时|为什么|",
        r"为何)[^。！？；，]{0,24}(？)(?:的|等)?(?:问题|情况|疑问|建议|意见|",
        r"诉求|说法|担忧)",
    );
    in_prose(subject, pattern, |hit| {
        let message = "这里不是发问，句子还没有完，不用问号";
        Some(hit.group_finding(1, message).help("删去问号").replace(""))
    })
}
