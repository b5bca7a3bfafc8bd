//! 〔〕 around the year in the letter's number.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.2.5", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"([\[【（(［{〈〔])(\d{2,4})([\]】）)］}〉〕])");
    in_number(subject, pattern, |hit| {
        let is_right = hit.group(1) == "〔" && hit.group(3) == "〕";
        (!is_right).then(|| {
            hit.finding("发文字号里的年份要用六角括号〔〕括起来")
                .help(format!("写作“〔{}〕”", hit.group(2)))
                .replace(format!("〔{}〕", hit.group(2)))
        })
    })
}
