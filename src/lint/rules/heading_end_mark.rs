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
        let section = hit.passage.text.address().parent();
        let has_text = subject.of(&[Element::Paragraph]).any(|passage| {
            let rest = passage.text.address().as_str().strip_prefix(section);
            rest.is_some_and(|rest| rest.starts_with(".body"))
        });
        let help = match has_text && hit.text() == "。" {
            true => "删去这个标点；正文要接在小标题后面的，写上 run_in = true",
            false => "删去这个标点",
        };
        Some(hit.finding(message).help(help).replace(""))
    })
}
