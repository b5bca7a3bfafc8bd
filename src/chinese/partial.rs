//! What a draft does not know yet: a date without its day, a 发文字号 without its serial.
//!
//! What is missing is printed as room to write it in, of a full-width blank for each two digits.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::Datelike;
use chrono::NaiveDate;

use super::date;
use super::date::Reading;
use super::is_han;
use super::is_numeral;
use super::number;
use super::to_half_width;
use super::without_blanks;

/// The marks that people write for digits which they do not know yet.
const GAP_MARKS: &str = "×xX*_…?？□○◯.。-—–~";

/// The words that they write instead.
const GAP_WORDS: [&str; 14] = [
    "待定",
    "待编",
    "待编号",
    "待填",
    "待补",
    "未定",
    "未编",
    "未编号",
    "暂缺",
    "暂无",
    "暂未编号",
    "空",
    "空号",
    "年月日",
];

/// The brackets around the year, as people write them.
const OPENING: &str = "〔[【({〈〖「﹝";
const CLOSING: &str = "〕]】)}〉〗」﹞";

/// The room for the year, and for anything shorter.
const YEAR: &str = "　　";
const CODE: &str = "　　　";
const SHORT: &str = "　";

/// A 发文字号 of which nothing is known.
pub const NUMBER_FORM: &str = "　　　〔　　〕　号";

/// A day, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// The whole date.
    Day(NaiveDate),
    /// Year and month.
    Month(i32, u32),
    /// The year.
    Year(i32),
    /// Nothing.
    Unknown,
}

impl PartialDate {
    /// The pattern of a date that [`PartialDate::read`] takes and [`date::read`] does not, be
    /// there such a month or not.
    pub const PATTERN: &str = concat!(
        r"^\s*([0-9０-９〇○零一二三四五六七八九]{4}",
        r"(\s*[-.。/年－．／](\s*[0-9０-９〇○零一二三四五六七八九十]{1,2})?",
        r"([-.。/月－．／日号×xX*_…?？□◯—–~\s]|待定)*)?",
        r"|[-.。/年月日号×xX*_…?？□○◯—–~\s]*|[(（]?(待[定编填补]|待编号|未[定编]|未编号|暂[缺无]|暂未编号|空号?)[)）]?)\s*$",
    );

    /// The year, if it is known.
    pub fn year(self) -> Option<i32> {
        match self {
            PartialDate::Day(day) => Some(day.year()),
            PartialDate::Month(year, _) | PartialDate::Year(year) => Some(year),
            PartialDate::Unknown => None,
        }
    }

    /// The day, if it is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            PartialDate::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Reads a date of which the end may be missing.
    ///
    /// ```
    /// use reply::chinese::PartialDate;
    ///
    /// assert_eq!(PartialDate::read("2024年6月  日"), Ok(PartialDate::Month(2024, 6)));
    /// assert_eq!(PartialDate::read("2024-××-××"), Ok(PartialDate::Year(2024)));
    /// assert_eq!(PartialDate::read("　年　月　日"), Ok(PartialDate::Unknown));
    /// assert!(PartialDate::read("近日").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// What the text is read as, if it is no such date.
    pub fn read(text: &str) -> Result<PartialDate, Reading> {
        match date::read(text) {
            Reading::Date(day) => return Ok(PartialDate::Day(day)),
            Reading::Other
            | Reading::Impossible(_, 0, _)
            | Reading::Impossible(.., 0) => {}
            wrong => return Err(wrong),
        }
        let text = to_half_width(&without_blanks(text));
        // 二○二四年六月.
        let text = match text.contains(is_numeral) {
            true => text.replace('○', "〇"),
            false => text,
        };
        if is_gap(&text) {
            return Ok(PartialDate::Unknown);
        }
        let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
        let parts: Vec<&str> = text.split(['-', '年', '月', '.', '/']).collect();
        // 2024-00-00 is how some forms leave a day open.
        let is_open = |part: &&str| is_gap(part) || matches!(*part, "0" | "00");
        let known = parts.iter().take_while(|part| !is_open(part)).count();
        if !parts[known..].iter().all(is_open) {
            return Err(Reading::Other);
        }
        let value = |at: usize| number(parts[at]).and_then(|it| u32::try_from(it).ok());
        let year = |at| value(at).filter(|it| (1000..=9999).contains(it));
        match known {
            0 if parts.len() == 3 => Ok(PartialDate::Unknown),
            1 => year(0).map(|year| PartialDate::Year(year as i32)).ok_or(Reading::Other),
            2 => match (year(0), value(1)) {
                (Some(year), Some(month @ 1..=12)) => {
                    Ok(PartialDate::Month(year as i32, month))
                }
                (Some(year), Some(month)) => Err(Reading::Impossible(year, month, 1)),
                _ => Err(Reading::Other),
            },
            _ => Err(Reading::Other),
        }
    }

    /// The date as a letter prints it, with room for what is missing (7.3.5.4).
    ///
    /// ```
    /// use reply::chinese::PartialDate;
    ///
    /// assert_eq!(PartialDate::Month(2024, 6).in_words(), "2024年6月　日");
    /// assert_eq!(PartialDate::Unknown.in_words(), "　　年　月　日");
    /// ```
    pub fn in_words(self) -> String {
        match self {
            PartialDate::Day(day) => date::in_words(day),
            PartialDate::Month(year, month) => format!("{year}年{month}月{SHORT}日"),
            PartialDate::Year(year) => format!("{year}年{SHORT}月{SHORT}日"),
            PartialDate::Unknown => format!("{YEAR}年{SHORT}月{SHORT}日"),
        }
    }
}

/// 2024-06-01, 2024-06, 2024, or nothing.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            PartialDate::Day(day) => {
                write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Unknown => Ok(()),
        }
    }
}

impl FromStr for PartialDate {
    type Err = Reading;

    fn from_str(text: &str) -> Result<PartialDate, Reading> {
        PartialDate::read(text)
    }
}

/// Whether a text stands for something that is not known yet.
fn is_gap(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let inner = inner.strip_suffix([')', '）']).unwrap_or(inner);
    inner.chars().all(|ch| GAP_MARKS.contains(ch)) || GAP_WORDS.contains(&inner)
}

/// A character of a form, and the one of the text, counted from 0, that it stands for.
pub type Standing = (char, usize);

/// The form of a 发文字号 with room for what is missing; none for one that is complete, and for
/// a text that is no such number at all.
///
/// ```
/// use reply::chinese::number_with_room;
///
/// let form = |text: &str| -> Option<String> {
///     Some(number_with_room(text)?.into_iter().map(|(ch, _)| ch).collect())
/// };
/// assert_eq!(form("福民函〔2024〕号").unwrap(), "福民函〔2024〕　号");
/// assert_eq!(form("福民函〔××××〕×号").unwrap(), "福民函〔　　〕　号");
/// assert_eq!(form("福民函〔2024〕5号"), None);
/// ```
pub fn number_with_room(text: &str) -> Option<Vec<Standing>> {
    let chars: Vec<char> = text.chars().collect();
    if is_gap(text.trim_start_matches('第').trim_end_matches('号')) {
        return Some(NUMBER_FORM.chars().map(|ch| (ch, 0)).collect());
    }
    let NumberParts { code, year, serial } = parts(&chars)?;
    let is_code = |part: &[char]| !part.is_empty() && !part.iter().any(is_blank_mark);
    let is_whole = is_code(&chars[code.clone()])
        && is_known(&chars[year.clone()])
        && is_known(&chars[serial.clone()]);
    if is_whole {
        return None;
    }
    let last = chars.len().saturating_sub(1);
    let at = |idx: usize| idx.min(last);
    let mut form: Vec<Standing> = Vec::new();
    let room = |form: &mut Vec<Standing>, room: &str, idx| {
        form.extend(room.chars().map(|ch| (ch, at(idx))));
    };
    let known = |form: &mut Vec<Standing>, part: Range<usize>| {
        form.extend(part.map(|idx| (chars[idx], idx)));
    };
    match code.is_empty() {
        true => room(&mut form, CODE, code.start),
        false => form.extend(code.clone().map(|idx| match chars[idx] {
            mark if is_blank_mark(&mark) => ('　', idx),
            ch => (ch, idx),
        })),
    }
    room(&mut form, "〔", code.end);
    match is_known(&chars[year.clone()]) {
        true => known(&mut form, year.clone()),
        false => room(&mut form, YEAR, year.start),
    }
    room(&mut form, "〕", year.end);
    match is_known(&chars[serial.clone()]) {
        true => known(&mut form, serial.clone()),
        false => room(&mut form, SHORT, serial.start),
    }
    room(&mut form, "号", serial.end);
    Some(form)
}

/// The characters of a 发文字号 that are its 机关代字, year and serial; each may be empty.
struct NumberParts {
    code: Range<usize>,
    year: Range<usize>,
    serial: Range<usize>,
}

fn parts(chars: &[char]) -> Option<NumberParts> {
    let opening = chars.iter().position(|ch| OPENING.contains(*ch));
    let closing = chars.iter().position(|ch| CLOSING.contains(*ch));
    match (opening, closing) {
        (Some(open), Some(close)) if open < close => {
            let serial = serial(chars, close + 1);
            Some(NumberParts { code: 0..open, year: open + 1..close, serial })
        }
        (None, None) => without_brackets(chars),
        _ => None,
    }
}

/// The serial from a character on, without 第 and 号.
fn serial(chars: &[char], start: usize) -> Range<usize> {
    let start = start + usize::from(chars.get(start) == Some(&'第'));
    let is_marked = chars.len() > start && chars.last() == Some(&'号');
    start..chars.len() - usize::from(is_marked)
}

/// 福民函, 福民函号 and 福民函2024年号: the code, and a year that is called one.
fn without_brackets(chars: &[char]) -> Option<NumberParts> {
    /// No bureau has a longer one.
    const LONGEST_CODE: usize = 12;
    let code = chars.iter().take_while(|ch| is_han(**ch) && !"第号年".contains(**ch));
    let code = 0..code.count();
    if code.is_empty() || code.len() > LONGEST_CODE {
        return None;
    }
    let n_digits = chars[code.end..].iter().take_while(|ch| ch.is_ascii_digit()).count();
    let year = code.end..code.end + n_digits;
    let serial = match n_digits {
        0 => serial(chars, year.end),
        4 if chars.get(year.end) == Some(&'年') => serial(chars, year.end + 1),
        _ => return None,
    };
    let is_open = chars[serial.clone()].iter().all(|ch| GAP_MARKS.contains(*ch));
    is_open.then_some(NumberParts { code, year, serial })
}

/// Whether a year or a serial is known: it is there, and no digit of it is a mark.
fn is_known(part: &[char]) -> bool {
    let text: String = part.iter().collect();
    !is_gap(&to_half_width(&text)) && !part.iter().any(is_blank_mark)
}

/// Whether a mark stands for an unknown character among known ones.
fn is_blank_mark(ch: &char) -> bool {
    "×XxＸｘ*＊_＿…?？□".contains(*ch)
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use super::number_with_room;

    #[test]
    fn a_number_with_a_gap_has_room_for_it() {
        let cases = [
            ("福民函〔2024〕号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕", Some("福民函〔2024〕　号")),
            ("福民函[2024]第号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕××号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕__号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕1××号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕待编号", Some("福民函〔2024〕　号")),
            ("福民函〔202×〕7号", Some("福民函〔　　〕7号")),
            ("福民函〔〕号", Some("福民函〔　　〕　号")),
            ("×民函〔××××〕×号", Some("　民函〔　　〕　号")),
            ("〔2024〕5号", Some("　　　〔2024〕5号")),
            ("福民函", Some("福民函〔　　〕　号")),
            ("福民函号", Some("福民函〔　　〕　号")),
            ("福民函2024年第号", Some("福民函〔2024〕　号")),
            ("", Some("　　　〔　　〕　号")),
            ("号", Some("　　　〔　　〕　号")),
            ("待定", Some("　　　〔　　〕　号")),
            ("未编号", Some("　　　〔　　〕　号")),
            ("（待定）", Some("　　　〔　　〕　号")),
            ("福民函〔2024〕（空）号", Some("福民函〔2024〕　号")),
            ("福民函〔2024〕5号", None),
            ("福民函〔2024〕05号", None),
            ("福民函[24]第5号", None),
            ("福民函〔2024〕12-1号", None),
            ("福民函2024年5号", None),
            ("福民函2024号", None),
            ("福民函〔2024", None),
            ("福府办〔二〇二四〕三号", None),
        ];
        for (text, expected) in cases {
            let form = number_with_room(text);
            let form: Option<String> =
                form.map(|form| form.iter().map(|(ch, _)| *ch).collect());
            assert_eq!(form.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn each_character_of_a_form_stands_for_one_of_the_text() {
        for text in ["福民函〔2024〕号", "福民函", "〔〕", "号", "×民函〔××××〕×号"]
        {
            let n_chars = text.chars().count();
            let form = number_with_room(text).unwrap();
            assert!(form.iter().all(|(_, at)| *at < n_chars), "{text}: {form:?}");
            assert!(form.is_sorted_by_key(|(_, at)| *at), "{text}: {form:?}");
        }
    }

    #[test]
    fn a_date_is_known_as_far_as_it_is_written() {
        use PartialDate::*;
        let cases = [
            ("2024年6月", Some(Month(2024, 6))),
            ("2024年6月 日", Some(Month(2024, 6))),
            ("2024年6月__日", Some(Month(2024, 6))),
            ("2024年06月×日", Some(Month(2024, 6))),
            ("2024-06", Some(Month(2024, 6))),
            ("2024.6", Some(Month(2024, 6))),
            ("2024/6/", Some(Month(2024, 6))),
            ("２０２４年６月", Some(Month(2024, 6))),
            ("二〇二四年六月", Some(Month(2024, 6))),
            ("二○二四年六月", Some(Month(2024, 6))),
            ("2024年", Some(Year(2024))),
            ("2024年 月 日", Some(Year(2024))),
            ("2024-00-00", Some(Year(2024))),
            ("2024-06-00", Some(Month(2024, 6))),
            ("（待定）", Some(Unknown)),
            ("2024", Some(Year(2024))),
            ("年 月 日", Some(Unknown)),
            ("××××年×月×日", Some(Unknown)),
            ("待定", Some(Unknown)),
            ("", Some(Unknown)),
            ("2024年13月", None),
            ("24年6月", None),
            ("2024年 月5日", None),
            ("6月", None),
            ("近日", None),
            ("202406", None),
        ];
        for (text, expected) in cases {
            assert_eq!(PartialDate::read(text).ok(), expected, "{text}");
        }
    }
}
