//! No mark behind an attachment's title.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.4", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let titles = subject.of(&[Element::AttachmentTitle]);
    in_each(titles, pattern!(r"[。；，、：.;,:]$"), |hit| {
        let message = format!("附件名称后面不加标点，这里有“{}”", hit.text());
        Some(hit.finding(message).help("删去这个标点").replace(""))
    })
}
