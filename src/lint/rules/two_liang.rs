//! 两 before measure words.

use super::prelude::*;

rule!(Note, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(二)(?:个|家|名|条|座|所|天|种|件|只|台|辆|户)");
    in_prose(subject, pattern, |hit| {
        let is_part = hit.before().is_some_and(|ch| {
            ch.is_ascii_digit() || "第十百千万零〇一二三四五六七八九、点之其初".contains(ch)
        });
        (!is_part).then(|| {
            hit.group_finding(1, "量词前面用“两”")
                .help("写作“两”")
                .replace("两")
        })
    })
}
