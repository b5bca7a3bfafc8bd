//! Numbers of papers with letters in them, and of cars.

use std::ops::Range;

use super::words::Around;
use crate::chinese::half_width;

/// Words that the number of a personal paper stands behind.
const CALLED: [&str; 16] = [
    "护照",
    "通行证",
    "居住证",
    "军官证",
    "士兵证",
    "警官证",
    "驾驶证",
    "台胞证",
    "回乡证",
    "残疾证",
    "残疾人证",
    "身份证",
    "证件",
    "社保卡",
    "医保卡",
    "学籍",
];

/// Finds numbers of passports, permits and the like.
pub(super) fn papers(chars: &[char]) -> Vec<Range<usize>> {
    let plain: Vec<char> =
        chars.iter().map(|&ch| half_width(ch).to_ascii_uppercase()).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < plain.len() {
        let length =
            plain[start..].iter().take_while(|ch| ch.is_ascii_alphanumeric()).count();
        let run = start..start + length;
        if length > 0 && is_paper(chars, &plain, &run) {
            let n_brackets = bracketed(&plain[run.end..]);
            found.push(run.start..run.end + n_brackets);
        }
        start += length.max(1);
    }
    found
}

fn is_paper(chars: &[char], plain: &[char], run: &Range<usize>) -> bool {
    let number = &plain[run.clone()];
    let n_letters = number.iter().take_while(|ch| ch.is_ascii_alphabetic()).count();
    let (letters, digits) = number.split_at(n_letters);
    let around = Around::new(chars, run.clone(), None);
    let n_digits = number.iter().filter(|ch| ch.is_ascii_digit()).count();
    if n_digits >= 5 && number.len() >= 6 && around.is_called_directly(&CALLED) {
        return !around.is_amount() && !around.is_numbered();
    }
    if !digits.iter().all(char::is_ascii_digit) || around.is_code() {
        return false;
    }
    match (letters, digits.len()) {
        // Passports and permits for Hong Kong, Macao and Taiwan.
        (['E' | 'G' | 'D' | 'S' | 'P' | 'H' | 'M' | 'C' | 'T' | 'W' | 'K' | 'L'], 8) => {
            true
        }
        (['H' | 'M'], 10) | (['E', _], 7) => true,
        // Identity cards of Taiwan and Hong Kong, and of foreigners.
        ([_], 9) => matches!(digits[0], '1' | '2'),
        ([_] | [_, _], 6) => bracketed(&plain[run.end..]) > 0,
        ([_, _, _], 12) => true,
        _ => false,
    }
}

/// How many characters the check digit in brackets has that stands here: (7).
fn bracketed(behind: &[char]) -> usize {
    match behind {
        ['(', mark, ')', ..] if mark.is_ascii_digit() || *mark == 'A' => 3,
        _ => 0,
    }
}

/// Finds licence plates (GA 36): 粤B12345, 粤B·D12345.
pub(super) fn plates(chars: &[char]) -> Vec<Range<usize>> {
    const PROVINCES: &str =
        "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";
    let starts = (0..chars.len()).filter(|&at| PROVINCES.contains(chars[at]));
    starts.filter_map(|at| Some(at..at + 1 + plate(&chars[at + 1..])?)).collect()
}

/// How many characters of a plate follow its province.
fn plate(behind: &[char]) -> Option<usize> {
    let plain = |at: usize| behind.get(at).map(|&ch| half_width(ch).to_ascii_uppercase());
    plain(0).filter(char::is_ascii_uppercase)?;
    let n_marks =
        behind[1..].iter().take(2).take_while(|ch| "·•・‧.．- 　".contains(**ch));
    let start = 1 + n_marks.count();
    let is_part = |ch: &char| ch.is_ascii_alphanumeric();
    let n_chars = (start..).map_while(|at| plain(at).filter(is_part)).count();
    let n_digits = (start..start + n_chars)
        .filter(|&at| plain(at).is_some_and(|ch| ch.is_ascii_digit()))
        .count();
    let ends =
        |at: usize| behind.get(at).is_some_and(|ch| "挂学警港澳试超领".contains(*ch));
    match n_chars {
        5 | 6 if n_digits >= 3 => Some(start + n_chars),
        4 if n_digits >= 3 && ends(start + 4) => Some(start + 5),
        _ => None,
    }
}
