//! Dates that exist.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.5.4");

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?");
    in_prose(subject, pattern, |hit| {
        if hit.before().is_some_and(|ch| ch.is_ascii_digit() || ch == '.') {
            return None;
        }
        if hit.text().ends_with('号') && hit.after().is_some_and(|ch| "线楼".contains(ch)) {
            return None;
        }
        let has_more = !hit.group(1).is_empty() || !hit.group(3).is_empty();
        // Without its year the 29th of February may exist.
        let year = hit.group(1).parse().unwrap_or(2024);
        let month = hit.group(2).parse().ok()?;
        let day = hit.group(3).parse().unwrap_or(1);
        let exists = NaiveDate::from_ymd_opt(year, month, day).is_some();
        (has_more && !exists).then(|| {
            hit.finding(format!("没有“{}”这一天", hit.text()))
                .help("对照原始材料，写上正确的日期")
        })
    })
}
