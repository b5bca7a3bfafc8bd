//! Texts that were typed, or saved, in a way that is not what was meant.

use std::ops::Range;

/// What Excel and WPS show where a formula failed.
const ERRORS: [&str; 8] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!"];

/// Whether a text is what a failed formula shows.
///
/// ```
/// use reply::chinese::is_formula_error;
///
/// assert!(is_formula_error("#N/A") && !is_formula_error("#12"));
/// ```
pub fn is_formula_error(text: &str) -> bool {
    ERRORS.contains(&text)
}

/// The bytes of a text that failed formulas and narrow columns of a spreadsheet left in it.
///
/// ```
/// use reply::chinese::formula_errors;
///
/// assert_eq!(formula_errors("共#REF!万元"), [3..8]);
/// assert_eq!(formula_errors("########"), [0..8]);
/// assert!(formula_errors("#1机组，C#，## 标题").is_empty());
/// ```
pub fn formula_errors(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('#') {
        let rest = &text[start..];
        let n = rest.bytes().take_while(|byte| *byte == b'#').count();
        let is_first = !text[..start].ends_with('#');
        // A few at the start of a line are a heading's in Markdown.
        let is_narrow = n >= 7 || n >= 3 && start > 0 || n >= 2 && n == text.len();
        let error = ERRORS.iter().find(|error| rest.starts_with(**error));
        match error {
            Some(error) => found.push(start..start + error.len()),
            None if is_first && is_narrow => found.push(start..start + n),
            None => {}
        }
    }
    found
}

/// Whether the digits of a number are lost: 2.02412E+11.
///
/// ```
/// use reply::chinese::has_lost_digits;
///
/// assert!(has_lost_digits("2.02412E+11") && !has_lost_digits("12E5"));
/// ```
pub fn has_lost_digits(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['-', '+']);
    let Some((mantissa, exponent)) = unsigned.split_once(['E', 'e']) else {
        return false;
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let places = mantissa.get(1..).map(|rest| rest.strip_prefix('.').unwrap_or(rest));
    let is_mantissa = mantissa.starts_with(|ch: char| ch.is_ascii_digit())
        && places.is_some_and(is_digits)
        && (mantissa.len() == 1 || mantissa[1..].starts_with('.'));
    let power = exponent.strip_prefix(['+', '-']).unwrap_or_default();
    is_mantissa && (2..=3).contains(&power.len()) && is_digits(power)
}

/// What was meant by a text that was to stay one: ="0231", '0231.
///
/// ```
/// use reply::chinese::meant;
///
/// assert_eq!(meant("=\"0231\""), "0231");
/// assert_eq!(meant("'90后"), "'90后");
/// ```
pub fn meant(text: &str) -> String {
    let quoted = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inside| !inside.replace("\"\"", "").contains('"'));
    match (quoted, text.strip_prefix('\'')) {
        (Some(inside), _) => inside.replace("\"\"", "\"").trim().to_owned(),
        (_, Some(behind)) if is_number(behind) || is_one_text(behind) => {
            behind.trim().to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Digits and the signs between them.
fn is_number(text: &str) -> bool {
    let is_sign = |ch: char| ch.is_ascii_digit() || "+-./:() 〔〕[]".contains(ch);
    text.contains(|ch: char| ch.is_ascii_digit()) && text.chars().all(is_sign)
}

/// A text of words in which no quotation ends; '90后 begins with an apostrophe of its own.
fn is_one_text(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| first.is_alphabetic()) && !text.contains(['\'', '’'])
}

/// The day that a program made of a number such as 5-12, as files of text have it.
///
/// ```
/// use reply::chinese::is_day_of_number;
///
/// assert!(is_day_of_number("5月12日") && !is_day_of_number("5-12"));
/// ```
pub fn is_day_of_number(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    let is_count = |text: &str, most: u32| {
        (1..=2).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    let is_year = |text: &str| {
        matches!(text.len(), 2 | 4) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let is_clock = time.contains(':')
        && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let lower = date.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split('-').collect();
    let is_english = match parts[..] {
        [one, other] => {
            let is_month = |text| MONTHS.contains(&text);
            (is_month(other) && is_count(one, 31)) || (is_month(one) && is_year(other))
        }
        [day, month, year] => {
            is_count(day, 31) && MONTHS.contains(&month) && is_year(year)
        }
        _ => false,
    };
    let is_chinese = || {
        let (year, rest) = date.split_once('年').unwrap_or(("", date));
        let (month, day) = rest.split_once('月')?;
        let is_day =
            day.is_empty() || day.strip_suffix('日').is_some_and(|day| is_count(day, 31));
        let is_whole = year.is_empty() || is_year(year);
        let says_enough = !(year.is_empty() && day.is_empty());
        Some(is_whole && is_count(month, 12) && is_day && says_enough)
    };
    let is_ymd = |sign| {
        let parts: Vec<&str> = date.split(sign).collect();
        let [year, month, day] = parts[..] else { return false };
        year.len() == 4 && is_year(year) && is_count(month, 12) && is_count(day, 31)
    };
    match is_clock {
        true => is_ymd('/') || is_ymd('-'),
        false => {
            time.is_empty()
                && (is_english || is_chinese().unwrap_or(false) || is_ymd('/'))
        }
    }
}
