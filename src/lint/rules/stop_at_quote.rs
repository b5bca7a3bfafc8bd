//! One stop at a quotation's end.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "stop-at-quote",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，附录 B.2"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"[。！？][”’]+(。)"), |hit| {
        let span = hit.group_span(1);
        let message = "引文末尾已经有句号、问号或叹号，后引号外面不再用句号";
        Some(Finding::new(span.clone(), message).help("删去后引号外面的句号").edit(span, ""))
    })
}
