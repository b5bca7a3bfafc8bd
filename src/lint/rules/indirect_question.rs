//! No question mark inside a statement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "indirect-question",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:是否|能否|可否|如何|怎样|怎么|何时|为什么|",
        r"为何)[^。！？；，]{0,24}(？)(?:的|等)?(?:问题|情况|疑问|建议|意见|",
        r"诉求|说法|担忧)",
    );
    in_prose(subject, pattern, |hit| {
        let span = hit.group_span(1);
        let message = "这里不是发问，句子还没有完，不用问号";
        Some(Finding::new(span.clone(), message).help("删去问号").edit(span, ""))
    })
}
