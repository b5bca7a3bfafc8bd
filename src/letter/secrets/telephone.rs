//! A known telephone number in a text, however it is written there.

use std::ops::Range;

use crate::chinese::{digit, half_width};
use crate::reader::{is_invisible, usual_char};

/// Fewer digits stand for many things: 12345, a year, an extension.
const FEWEST: usize = 7;

/// The digits of the numbers that a contact gives, with and without their area codes and
/// extensions.
pub(super) fn numbers(phone: &str) -> Vec<Vec<u32>> {
    let mut numbers: Vec<Vec<u32>> = Vec::new();
    for number in phone.split(['、', '，', ',', '；', ';', '/', '／', '转']) {
        let groups = groups(number);
        // Which group is an area code or an extension nobody says.
        for start in 0..groups.len() {
            numbers.extend((start..groups.len()).map(|end| groups[start..=end].concat()));
        }
        let whole = groups.concat();
        let n_area = if matches!(whole[..], [0, 1 | 2, ..]) { 3 } else { 4 };
        if whole.first() == Some(&0) {
            numbers.extend(whole.get(n_area..).map(<[u32]>::to_vec));
        }
    }
    numbers.retain(|number| number.len() >= FEWEST);
    numbers.sort();
    numbers.dedup();
    numbers
}

/// The digits of a text that is nothing but a long number.
pub(super) fn whole(text: &str) -> Option<Vec<u32>> {
    let is_number = text.chars().all(|ch| digit(ch).is_some() || is_between(ch));
    let digits = groups(text).concat();
    (is_number && digits.len() >= FEWEST).then_some(digits)
}

fn groups(text: &str) -> Vec<Vec<u32>> {
    let chars: Vec<char> = text.chars().collect();
    let groups = chars.split(|&ch| digit(ch).is_none());
    let groups = groups.map(|group| group.iter().filter_map(|&ch| digit(ch)).collect());
    groups.filter(|group: &Vec<u32>| !group.is_empty()).collect()
}

/// Where a text has these digits, with the area code and the extension beside them.
pub(super) fn find(number: &[u32], text: &[char]) -> Vec<Range<usize>> {
    let digits = text.iter().enumerate();
    let digits: Vec<(usize, u32)> =
        digits.filter_map(|(at, &ch)| Some((at, digit(ch)?))).collect();
    let mut found = Vec::new();
    for same in digits.windows(number.len()) {
        let is_same = same.iter().zip(number).all(|((_, digit), own)| digit == own);
        let is_one =
            same.windows(2).all(|pair| is_between_all(&text[pair[0].0 + 1..pair[1].0]));
        let (start, end) = (same[0].0, same[number.len() - 1].0 + 1);
        let is_longer = is_part(&text[..start], &text[end..]);
        if is_same && is_one && !is_longer {
            found.push(start - area_code(&text[..start])..end + extension(&text[end..]));
        }
    }
    found
}

/// Whether the digits are part of a longer number: 1183506952.00元. An area code before them
/// is none.
fn is_part(before: &[char], behind: &[char]) -> bool {
    let is_arabic = |ch: &&char| half_width(**ch).is_ascii_digit();
    let n_before = before.iter().rev().take_while(is_arabic).count();
    let code = &before[before.len() - n_before..];
    let is_code = matches!(n_before, 0 | 3 | 4)
        && code.first().is_none_or(|&ch| half_width(ch) == '0')
        || code.iter().map(|&ch| half_width(ch)).collect::<String>() == "86";
    !is_code || behind.first().is_some_and(|ch| is_arabic(&ch))
}

/// How many characters of an area code are at the end: 0755-, (010).
fn area_code(before: &[char]) -> usize {
    let n_between = before.iter().rev().take_while(|&&ch| is_between(ch)).count();
    let code = &before[..before.len() - n_between];
    let n_digits = code.iter().rev().take_while(|&&ch| digit(ch).is_some()).count();
    let start = code.len() - n_digits;
    let is_code = matches!(n_digits, 3 | 4) && digit(code[start]) == Some(0);
    if !is_code || n_between > 3 {
        return 0;
    }
    let opens = code[..start].last().is_some_and(|&ch| half_width(ch) == '(');
    n_between + n_digits + usize::from(opens)
}

/// How many characters of an extension are at the start: 转8012, -8012.
fn extension(behind: &[char]) -> usize {
    let is_sign = |ch: char| is_between(ch) || "转分机号".contains(ch);
    let n_signs = behind.iter().take_while(|&&ch| is_sign(ch)).count();
    let signs: String = behind[..n_signs].iter().map(|&ch| half_width(ch)).collect();
    let digits = behind[n_signs..].iter().take_while(|&&ch| digit(ch).is_some());
    let n_digits = digits.count();
    let is_extension = signs.contains(['转', '机']) || signs.trim() == "-";
    let n_digits = Some(n_digits).filter(|n| is_extension && (1..=6).contains(n));
    n_digits.map_or(0, |n_digits| n_signs + n_digits)
}

/// Whether a few characters only set digits of one number off.
fn is_between_all(chars: &[char]) -> bool {
    chars.len() <= 3 && chars.iter().all(|&ch| is_between(ch))
}

fn is_between(ch: char) -> bool {
    let ch = usual_char(ch);
    ch.is_whitespace() || is_invisible(ch) || "-()~.·•・‧∙⋅/_".contains(half_width(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phone: &str, text: &str, left: &str) {
        let chars: Vec<char> = text.chars().collect();
        let found = numbers(phone).into_iter().flat_map(|it| find(&it, &chars));
        let found: Vec<_> = found.collect();
        let is_left = |at: &usize| !found.iter().any(|range| range.contains(at));
        let rest: String = (0..chars.len()).filter(is_left).map(|at| chars[at]).collect();
        assert_eq!(rest, left);
    }

    #[test]
    fn a_number_in_every_spelling() {
        check("0755-83506952", "请打83506952。", "请打。");
        check("83506952", "请打0755-83506952转8012、(0755)8350 6952。", "请打、。");
        check("0755-8350 6952-12", "请打８３５０-６９５２，八三五〇六九五二", "请打，");
        check("010-63097000、13800138000", "63097000；138 0013 8000", "；");
        check("67005678转803", "67005678（转803），803号", "），803号");
        check("83506952", "8350‑6952，8350•6952，8350∼6952，83\u{200B}506952", "，，，");
        check("12345", "请拨打12345", "请拨打12345");
        check(
            "83506952",
            "资金1183506952.00元，835069521户",
            "资金1183506952.00元，835069521户",
        );
    }
}
