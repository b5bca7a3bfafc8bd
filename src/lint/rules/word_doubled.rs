//! No particle twice in a row.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"的的|和和|在在|为为|了了|与与"), |hit| {
        let (before, after) = (hit.before(), hit.after());
        let is = |ch: Option<char>, set: &str| ch.is_some_and(|ch| set.contains(ch));
        let is_word = match hit.text() {
            "的的" => is(before, "目中标有众无端") || is(after, "确士"),
            "和和" => is(before, "饱共缓温总谐柔平调暖") || is(after, "美气平睦睦谐解"),
            "在在" => {
                is(before, "存现所实内外潜正好自") || is(after, "建职座校岗场线编册家外押读")
            },
            "为为" => {
                is(before, "行作认成视称因以名更") || is(after, "民老数人期此由辅企农何什了")
            },
            "了了" => is(before, "为除受明罢") || is(after, "解结事不"),
            _ => is(before, "参给赋") || is(after, "之会此其"),
        };
        let one = hit.text().chars().next()?;
        (!is_word).then(|| {
            let message = format!("“{}”重复了一个字", hit.text());
            let finding =
                hit.finding(message).help(format!("写作“{one}”"));
            // Others may be two words after all.
            if one == '的' { finding.replace(one) } else { finding }
        })
    })
}
