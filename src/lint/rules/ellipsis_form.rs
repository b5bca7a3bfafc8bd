//! The ellipsis is …… of six dots.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，4.11", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let texts = subject.prose().filter(|passage| !passage.is_title());
    in_each(texts, pattern!(r"\.{3,}|。{3,}|．{3,}|・{3,}|…+"), |hit| {
        // Two ellipses on a line of their own are four cells.
        let is_right = matches!(hit.text(), "……" | "…………");
        let finding = hit.finding("省略号是六个点的“……”");
        (!is_right).then(|| finding.help("写作“……”").replace("……"))
    })
}
