//! The year in the letter's number is that of its date.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(day) = subject.letter.day() else { return Vec::new() };
    let date = day.year();
    in_number(subject, pattern!(r"[〔\[【（(［](\d{4})[〕\]】）)］]"), |hit| {
        let year: i32 = hit.group(1).parse().ok()?;
        (year != date).then(|| {
            let message = format!("发文字号是 {year} 年的，成文日期在 {date} 年");
            hit.group_finding(1, message)
                .place(subject.date_span(), "成文日期")
                .help("核对这两处，改正写错的一处")
        })
    })
}
