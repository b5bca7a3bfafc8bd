//! The letter has a class.

use super::prelude::*;

rule!(Note, Practice, of_folder);

fn check(subject: &Subject) -> Option<Finding> {
    let help = "本地区要求标注的，在 [letter] 里写 outcome = \"A\"";
    lacking(subject, subject.letter.outcome.is_some(), "没有写办理结果类别", help)
}
