//! An exact number is not 余.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(\d*[1-9](?:余|多))(?:个|名|人|家|户|位|项|次|件|所|处|条|辆|套|",
        r"公里|亩|平方米)",
    );
    in_prose(subject, pattern, |hit| {
        let is_part = hit.before().is_some_and(|ch| ch.is_ascii_digit() || ".,".contains(ch));
        let is_exact = hit.group_range(1).len() > 2;
        (is_exact && !is_part).then(|| {
            let message = format!("“{}”：数字已经精确到个位，不再加“余”“多”", hit.group(1));
            hit.group_finding(1, message).help("写确数，或者写整数加“余”（100余个）")
        })
    })
}
