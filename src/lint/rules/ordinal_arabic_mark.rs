//! 1. with a dot.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，附录 B.3.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let marked = begun(subject, &[3]).map(|(passage, _)| (passage, bare(passage)));
    let wrong = marked.filter(|(passage, at)| passage.at(*at) == Some('、'));
    let finding = |(passage, at): (&Passage, usize)| {
        let message = "阿拉伯数字的序号后面用下脚点，不用顿号";
        Finding::new(passage.span(at..at + 1), message).help("写作“.”").replace(".")
    };
    wrong.map(finding).collect()
}
