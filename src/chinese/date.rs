//! Days, in the ways people write them.

use chrono::Datelike;
use chrono::NaiveDate;

use super::numeral::digit;
use super::numeral::number;
use super::width::to_half_width;
use super::width::without_blanks;

/// The pattern of what [`read`] takes for a date, be there such a day or not.
pub const PATTERN: &str = concat!(
    r"^\s*[0-9０-９〇○零一二三四五六七八九]{4}\s*[-.。/年－．／‐-―−]",
    r"\s*[0-9０-９〇○零一二三四五六七八九十]{1,4}\s*[-.。/月－．／‐-―−]",
    r"\s*[0-9０-９〇○零一二三四五六七八九十]{1,4}\s*[日号]?\s*$",
);

/// The result of reading a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
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
///
/// ```
/// use reply::chinese::date::{Reading, read};
///
/// assert_eq!(read("2023年2月30日"), Reading::Impossible(2023, 2, 30));
/// assert_eq!(read("23-8-1"), Reading::ShortYear(23, 8, 1));
/// assert_eq!(read("近日"), Reading::Other);
/// ```
pub fn read(text: &str) -> Reading {
    let text = to_half_width(&without_blanks(text));
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '年', '月', '.', '/']).collect();
    let [year, month, day] = parts[..] else { return Reading::Other };
    let numbers = (part(year), part(month), part(day));
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

/// The day that a text says in one of the ways of [`read`], if there is such a day.
///
/// ```
/// let day = reply::chinese::date::day("二〇二三年八月一日");
/// assert_eq!(day.unwrap().to_string(), "2023-08-01");
/// ```
pub fn day(text: &str) -> Option<NaiveDate> {
    match read(text) {
        Reading::Date(date) => Some(date),
        _ => None,
    }
}

/// A number of up to four digits, or of as many 汉字: 二〇二三, 十, 十二, 二十一.
fn part(text: &str) -> Option<u32> {
    let text = text.replace('○', "〇");
    let is_part = |ch| digit(ch).is_some() || ch == '十';
    let is_number = text.chars().all(is_part) && text.chars().count() <= 4;
    number(&text).filter(|_| is_number)?.try_into().ok()
}

/// A day as a letter prints it: full year, no padding (7.3.5.4).
///
/// ```
/// use reply::chinese::date::{day, in_words};
///
/// assert_eq!(day("2023-08-01").map(in_words).unwrap(), "2023年8月1日");
/// ```
pub fn in_words(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
