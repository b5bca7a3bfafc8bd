//! 超过 or 以上, not both.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:超过|不低于|不少于|至少|最少|高于|多于)(?:\d[\d.,]*|",
        r"数+)[%％万亿]?汉{0,4}?以上|(?:不超过|不高于|不多于|最多|至多|不足|",
        r"低于|少于)(?:\d[\d.,]*|数+)[%％万亿]?汉{0,4}?(?:以下|以内)",
    );
    in_prose(subject, pattern, |hit| {
        (hit.before() != Some('不')).then(|| {
            let message = format!("“{}”：前后两处表示界限的词重复了", hit.text());
            hit.finding(message).help("只留一处，如“超过50人”或“50人以上”")
        })
    })
}
