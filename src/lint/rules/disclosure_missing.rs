//! The letter says whether it is public.

use super::prelude::*;

rule!(Note, Practice, of_folder);

fn check(subject: &Subject) -> Option<Finding> {
    let help = "在 [letter] 里写 disclosure = \"主动公开\"、\"依申请公开\" 或 \"不予公开\"";
    lacking(subject, subject.letter.disclosure.is_some(), "没有写公开属性", help)
}
