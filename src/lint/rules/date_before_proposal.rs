//! The letter is not dated in a year before the proposal's.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let (letter, number) = (subject.letter, &subject.letter.proposal.number);
    let is_number = number.chars().all(|ch| ch.is_ascii_digit());
    let is_year_and_serial = number.len() >= 6 && number.starts_with("20") && is_number;
    let year: i32 = number.get(..4).filter(|_| is_year_and_serial)?.parse().ok()?;
    (letter.day()?.year() < year).then(|| {
        let message = format!("成文日期早于案号的年份（{year} 年）");
        Finding::new(letter.date.span.clone(), message)
            .place(inside(number), "案号")
            .help("核对成文日期和案号")
    })
}
