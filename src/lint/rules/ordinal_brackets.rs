//! Full-width brackets around ordinals.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"^([（(])([一二三四五六七八九十]{1,3}|\d{1,2})([）)])");
    in_paragraphs(subject, pattern, |hit| {
        let right = format!("（{}）", hit.group(2));
        (hit.text() != right).then(|| {
            hit.finding("序号的括号要用全角")
                .help(format!("写作“{right}”"))
                .replace(right)
        })
    })
}
