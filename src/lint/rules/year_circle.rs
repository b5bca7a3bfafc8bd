//! 〇 in years in 汉字.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15835—2011", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(二[零○〇OＯ0][零○〇OＯ0一二三][零○〇OＯ0一二三四五六七八九]|",
        r"一九[零○〇一二三四五六七八九]{2})年",
    );
    in_prose(subject, pattern, |hit| {
        let right: String =
            hit.group(1).chars().map(|ch| if "零○OＯ0".contains(ch) { '〇' } else { ch }).collect();
        (right != hit.group(1)).then(|| {
            hit.group_finding(1, "汉字年份里的零写作“〇”")
                .help(format!("写作“{right}”"))
                .replace(right)
        })
    })
}
