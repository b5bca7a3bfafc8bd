//! No mark behind a heading.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let headings = subject.of(&[Element::Heading]);
    in_each(headings, pattern!(r"[。：；，、.:;,]$"), |hit| {
        let message = format!("小标题独占一行，末尾不用“{}”", hit.text());
        Some(hit.finding(message).help("删去它").replace(""))
    })
}
