//! No leading zeros in dates.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.3.5.4", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:\d{4}年)?(\d{1,2})月(?:(\d{1,2})([日号]))?");
    in_prose(subject, pattern, |hit| {
        let is_padded = [1, 2].iter().any(|&idx| hit.group(idx).starts_with('0'));
        let is_number = hit.before().is_some_and(|ch| ch.is_ascii_digit() || ch == '.');
        if !is_padded || is_number {
            return None;
        }
        let year = hit.text().split_once('年').map_or("", |(year, _)| year);
        let bare = |idx| hit.group(idx).trim_start_matches('0').to_owned();
        let year = if year.is_empty() { String::new() } else { format!("{year}年") };
        let day = match hit.group(2) {
            "" => String::new(),
            _ => format!("{}{}", bare(2), hit.group(3)),
        };
        let right = format!("{year}{}月{day}", bare(1));
        Some(
            hit.finding("日期里的月、日不编虚位")
                .help(format!("写作“{right}”"))
                .replace(right),
        )
    })
}
