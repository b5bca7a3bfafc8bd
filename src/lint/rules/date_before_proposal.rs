//! The letter is not dated in a year before the proposal's.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "date-before-proposal",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let (letter, number) = (subject.letter, &subject.letter.proposal.number);
    let is_number = number.chars().all(|ch| ch.is_ascii_digit());
    let is_year_and_serial = number.len() >= 6 && number.starts_with("20") && is_number;
    let year: i32 = match number.get(..4).map(str::parse) {
        Some(Ok(year)) if is_year_and_serial => year,
        _ => return Vec::new(),
    };
    if letter.date.value.year() >= year {
        return Vec::new();
    }
    let message = format!("成文日期在案号的年份（{year} 年）以前");
    vec![
        Finding::new(letter.date.span.clone(), message)
            .place(inside(number), "案号")
            .help("核对日期和案号"),
    ]
}
