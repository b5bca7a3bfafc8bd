//! No mark behind an ordinal in brackets.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.4", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"^[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]([、，．.,：:])");
    in_paragraphs(subject, pattern, |hit| {
        let message = format!("带括号的序号后面不用“{}”", hit.group(1));
        Some(hit.group_finding(1, message).help("删去这个标点").replace(""))
    })
}
