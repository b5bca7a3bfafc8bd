//! No mark behind a heading.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    // Behind a heading in the first line of its text there is a full stop.
    let run_in = subject.letter.run_in_headings();
    let headings = subject.of(&[Element::Heading]);
    let headings = headings.filter(|it| !run_in.contains(it.text.address()));
    in_each(headings, pattern!(r"[。：；，、.:;,]$"), |hit| {
        let message = format!("小标题独占一行，末尾不用“{}”", hit.text());
        Some(hit.finding(message).help("删去这个标点").replace(""))
    })
}
