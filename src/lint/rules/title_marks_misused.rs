//! 《 》 for works and documents only.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，附录 A.13");

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"《([^《》]{1,20}(?:会议|项目|工程|活动|奖|营业执照|许可证|",
        r"[格级业岗件]证|证书|称号|比赛|大赛|论坛|品牌))》",
    );
    in_prose(subject, pattern, |hit| {
        let message = "书名号只用于书籍、文件、法规等的名称，不用于会议、项目、活动、奖项、证件";
        let right = format!("“{}”", hit.group(1));
        Some(hit.finding(message).help(format!("写作{right}，或者不加符号")))
    })
}
