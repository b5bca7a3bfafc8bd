//! One stop at a quotation's end.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，附录 B.2", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"[。！？][”’]+(。)"), |hit| {
        let message = "引文末尾已经有句号、问号或叹号，后引号外面不再用句号";
        Some(hit.group_finding(1, message).help("删去后引号外面的句号").replace(""))
    })
}
