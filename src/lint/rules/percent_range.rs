//! The sign at both ends of a range.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15835—2011，5.1.3", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(\d+(?:\.\d+)?)(-{2}|[-—～~－–至])(\d+(?:\.\d+)?)(%|％|‰|万|亿)");
    in_prose(subject, pattern, |hit| {
        let is_part = hit.before().is_some_and(|ch| {
            ch.is_ascii_alphanumeric() || "-—～~－.%:：".contains(ch)
        });
        // 500至5万元 is from 500 元 on.
        let (low, high) = (amount(hit.group(1), "")?, amount(hit.group(3), "")?);
        if low >= high || (hit.group(4) != "%" && low >= 1_000_000) {
            return None;
        }
        let between = if hit.group(2) == "至" { "至" } else { "～" };
        let (one, other, sign) = (hit.group(1), hit.group(3), hit.group(4));
        let right = format!("{one}{sign}{between}{other}{sign}");
        (!is_part).then(|| {
            hit.finding(format!("数值范围的两头都要写“{sign}”"))
                .help(format!("写作“{right}”"))
                .replace(right)
        })
    })
}
