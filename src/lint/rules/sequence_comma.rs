//! 第一， with a comma.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，附录 B.3.1", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:^|[。；：，！？])(?:第[一二三四五六七八九十]|首先|其次|再次|",
        r"最后)(、)",
    );
    in_prose(subject, pattern, |hit| {
        // 第一、第二产业 names two things.
        let is_list =
            hit.after().is_some_and(|ch| "第一二三四五六七八九十其再最".contains(ch));
        (!is_list).then(|| {
            let message = "表示次序的“第一”“首先”等后面用逗号，不用顿号";
            hit.group_finding(1, message).help("写作“，”").replace("，")
        })
    })
}
