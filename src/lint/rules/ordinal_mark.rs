//! 一、 with a 顿号.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.2", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_paragraphs(subject, pattern!(r"^(?:十[一二三四五六七八九]?|[二三四五六七八九]十?|一)([，．.,：:])"), |hit| {
        let message = format!("汉字序号后面用顿号，不用“{}”", hit.group(1));
        Some(hit.group_finding(1, message).help("写作“、”").replace("、"))
    })
}
