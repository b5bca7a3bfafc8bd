//! 署名 that is a short form of the letterhead.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    // That has a rule of its own.
    if subject.letter.bureau.letterhead.ends_with("文件") {
        return None;
    }
    let message = "署名和发文机关标志写法不同；署名要和印章一致";
    signed(subject, Relation::Short, message).map(|it| it.help("是规范化简称的，不用改"))
}
