//! 1. with a dot.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_paragraphs(subject, pattern!(r"^\d{1,2}(、)汉"), |hit| {
        let finding = hit.group_finding(1, "阿拉伯数字的序号后面用下脚点，不用顿号");
        Some(finding.help("写作“.”").replace("."))
    })
}
