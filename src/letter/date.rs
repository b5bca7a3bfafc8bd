//! 成文日期, in the ways people write it.

use chrono::NaiveDate;

/// What was read where a date should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A day of the calendar.
    Date(NaiveDate),
    /// Year, month and day, but there is no such day.
    Impossible(u32, u32, u32),
    /// A year of fewer than four digits.
    ShortYear(u32, u32, u32),
    /// Nothing like a date.
    Other,
}

/// Reads `2023-08-01`, `2023年8月1日`, `2023.8.1` or `2023/8/1`, full-width too.
pub(super) fn read(text: &str) -> Reading {
    let text: String =
        text.chars().filter(|ch| !ch.is_whitespace()).map(half_width).collect();
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '年', '月', '.', '/']).collect();
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let [year, month, day] = parts[..] else { return Reading::Other };
    if ![year, month, day].iter().all(is_number) {
        return Reading::Other;
    }
    let number = |part: &str| part.parse().expect("four digits at most");
    let (n_year, n_month, n_day): (u32, u32, u32) =
        (number(year), number(month), number(day));
    match NaiveDate::from_ymd_opt(n_year as i32, n_month, n_day) {
        _ if year.len() < 4 => Reading::ShortYear(n_year, n_month, n_day),
        Some(date) => Reading::Date(date),
        None => Reading::Impossible(n_year, n_month, n_day),
    }
}

/// Full-width digits and signs as their half-width ones.
pub(super) fn half_width(ch: char) -> char {
    match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' => '.',
        other => other,
    }
}
