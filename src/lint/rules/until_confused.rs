//! 截至 and a time, not 截止.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(截止[到至于]?)(?:\d{2,4}年|\d{1,2}月|数{2,4}年|目前|今年|去年|",
        r"本月|上月|当前|现在|当时|年底|上年|上半年)",
    );
    in_prose(subject, pattern, |hit| {
        let word = hit.group_range(1).start;
        let is_end = hit.before().is_some_and(|ch| "名报请间".contains(ch));
        (!is_end).then(|| {
            Finding::new(hit.passage.span(word..word + 2), "“截止”是到此为止，后面不带时间")
                .help("写作“截至”")
                .edit(hit.group_span(1), "截至")
        })
    })
}
