//! 成文日期, in the ways people write it.

use chrono::NaiveDate;

/// What [`read`] takes for a date, or for one that no calendar has.
pub(super) const PATTERN: &str = concat!(
    r"^\s*[0-9０-９〇○零一二三四五六七八九]{4}\s*[-.。/年－．／‐-―−]",
    r"\s*[0-9０-９〇○零一二三四五六七八九十]{1,4}\s*[-.。/月－．／‐-―−]",
    r"\s*[0-9０-９〇○零一二三四五六七八九十]{1,4}\s*[日号]?\s*$",
);

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

/// Reads `2023-08-01`, `2023年8月1日`, `2023.8.1` or `2023/8/1`, full-width too, and
/// 二〇二三年八月一日.
pub(super) fn read(text: &str) -> Reading {
    let text: String =
        text.chars().filter(|ch| !ch.is_whitespace()).map(half_width).collect();
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '年', '月', '.', '/']).collect();
    let [year, month, day] = parts[..] else { return Reading::Other };
    let numbers = (number(year), number(month), number(day));
    let (Some(n_year), Some(n_month), Some(n_day)) = numbers else {
        return Reading::Other;
    };
    match NaiveDate::from_ymd_opt(n_year as i32, n_month, n_day) {
        // In 01-06-2024 nobody can tell the month from the day.
        _ if n_year < 1000 && n_day > 99 => Reading::Other,
        _ if n_year < 1000 => Reading::ShortYear(n_year, n_month, n_day),
        Some(date) => Reading::Date(date),
        None => Reading::Impossible(n_year, n_month, n_day),
    }
}

/// The day that a text says in one of these ways; none if there is no such day.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    match read(text) {
        Reading::Date(date) => Some(date),
        _ => None,
    }
}

/// A number of up to four digits, or of as many 汉字: 二〇二三, 十, 十二, 二十一.
fn number(text: &str) -> Option<u32> {
    if !(1..=4).contains(&text.chars().count()) {
        return None;
    }
    let digit = |ch: char| match ch {
        '〇' | '○' | '零' => Some(0),
        _ => ch
            .to_digit(10)
            .or_else(|| Some("一二三四五六七八九".find(ch)? as u32 / 3 + 1)),
    };
    let digits = |text: &str| {
        text.chars().try_fold(0, |number, ch| Some(number * 10 + digit(ch)?))
    };
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digits(tens)? };
            Some(tens * 10 + digits(ones)?)
        }
        None => digits(text),
    }
}

/// Full-width digits and signs as their half-width ones.
pub(crate) fn half_width(ch: char) -> char {
    match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' => '.',
        other => other,
    }
}
