//! Personal numbers and addresses in a text, in whatever way they were typed.
//!
//! Something wrongly taken for one costs a few characters, which the writer sees;
//! something not recognised would be on the web. So doubtful numbers are reported.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::chinese;
use crate::chinese::half_width;
use crate::chinese::is_numeral;

/// Finds telephone, identity and bank card numbers, e-mail addresses, and accounts.
pub fn numbers(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = mail_addresses(chars);
    found.extend(accounts(chars));
    // 电话87651235、87651236: what is called a telephone goes on over a comma.
    let mut called_to = None;
    for run in digit_runs(chars) {
        let digits = digits(&chars[run.clone()]);
        let follows = called_to.is_some_and(|end| run.start == end + 1);
        let is_short = (7..=8).contains(&digits.len());
        let is_called = is_short && (is_called(&chars[..run.start]) || follows);
        let is_private = is_telephone(&digits)
            || is_identity_card(&digits)
            || is_card(&digits, &chars[run.clone()])
            || is_called;
        if is_private && !is_amount(chars, &run) {
            called_to = Some(run.end).filter(|_| is_called || is_telephone(&digits));
            found.push(run);
        }
    }
    found
}

/// Finds long numbers that are none of these and neither amounts nor dates.
pub fn doubtful_numbers(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut runs = digit_runs(&chars);
    runs.retain(|run| {
        let digits = digits(&chars[run.clone()]);
        // A date, or one after the other.
        let is_date = digits.len().is_multiple_of(8)
            && (0..digits.len()).step_by(8).all(|at| {
                NaiveDate::parse_from_str(&digits[at..at + 8], "%Y%m%d").is_ok()
            });
        digits.len() >= 7 && !is_amount(&chars, run) && !is_date
    });
    runs
}

/// Whether a number counts or names something: 元, 户, 号.
fn is_amount(chars: &[char], run: &Range<usize>) -> bool {
    const COUNTED: &str = "元万亿人户吨平立升千公个件次号";
    let digits = digits(&chars[run.clone()]);
    // 13800138000号 is a telephone with a word behind it.
    let is_mobile =
        is_telephone(&digits) && digits.len() == 11 && digits.starts_with('1');
    let next = chars.get(run.end).copied();
    next.is_some_and(|ch| COUNTED.contains(ch) && !(ch == '号' && is_mobile))
}

/// A digit in any script; 〇一二 count where seven or more are in a row.
fn digit(ch: char) -> Option<char> {
    char::from_digit(chinese::digit(ch)?, 10)
}

/// Finds digits with the blanks, dashes, dots and brackets that numbers are written
/// with, and the X of an identity number: from the first digit or bracket to the last
/// digit.
fn digit_runs(chars: &[char]) -> Vec<Range<usize>> {
    let is_part =
        |ch: char| digit(ch).is_some() || " -()+Xx._/·".contains(half_width(ch));
    let mut runs = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|&&ch| is_part(ch)).count();
        let run = &chars[start..start + length];
        let is_end =
            |&ch: &char| digit(ch).is_some() || matches!(half_width(ch), 'X' | 'x');
        let n_numerals = run.iter().filter(|&&ch| is_numeral(ch)).count();
        if let (Some(first), Some(last)) =
            (run.iter().position(|&ch| digit(ch).is_some()), run.iter().rposition(is_end))
            && first <= last
            && (n_numerals == 0 || n_numerals >= 7)
        {
            // （0571）87654321 begins with its bracket, +86 with its sign.
            let closes = run[first..=last].iter().any(|&ch| half_width(ch) == ')');
            let mut begins = first;
            while begins > 0 {
                match half_width(run[begins - 1]) {
                    '+' => begins -= 1,
                    '(' if closes => begins -= 1,
                    _ => break,
                }
            }
            runs.push(start + begins..start + last + 1);
        }
        start += length.max(1);
    }
    runs
}

fn digits(run: &[char]) -> String {
    let digits = run.iter().map(|&ch| digit(ch).unwrap_or(half_width(ch)));
    digits.filter(char::is_ascii_alphanumeric).collect()
}

fn mail_addresses(chars: &[char]) -> Vec<Range<usize>> {
    let is_part =
        |ch: &&char| half_width(**ch).is_ascii_alphanumeric() || "._-+".contains(**ch);
    let ats = (0..chars.len()).filter(|&at| half_width(chars[at]) == '@');
    ats.filter_map(|at| {
        let before = chars[..at].iter().rev().take_while(is_part).count();
        let behind = chars[at + 1..].iter().take_while(is_part).count();
        let domain = &chars[at + 1..at + 1 + behind];
        let is_address = before > 0 && domain.contains(&'.');
        is_address.then_some(at - before..at + 1 + behind)
    })
    .collect()
}

/// Finds letters and digits behind 微信, QQ and the like.
fn accounts(chars: &[char]) -> Vec<Range<usize>> {
    const CALLED: [&str; 5] = ["微信号", "微信", "QQ", "护照", "护照号码"];
    let text: String = chars.iter().map(|&ch| half_width(ch)).collect();
    let mut found = Vec::new();
    for word in CALLED {
        for (at, _) in text.match_indices(word) {
            let from = text[..at + word.len()].chars().count();
            let skipped = chars[from..]
                .iter()
                .take_while(|ch| {
                    matches!(ch, '：' | ':' | ' ' | '号' | '码' | '是' | '为')
                })
                .count();
            let start = from + skipped;
            let length = chars[start..]
                .iter()
                .take_while(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '-'))
                .count();
            if length >= 5 {
                found.push(start..start + length);
            }
        }
    }
    found
}

/// Whether a word for a telephone is right before.
fn is_called(before: &[char]) -> bool {
    const WORDS: [&str; 5] = ["电话", "手机", "传真", "致电", "座机"];
    let near: String = before[before.len().saturating_sub(4)..].iter().collect();
    WORDS.iter().any(|word| near.contains(word))
}

/// Whether digits are a telephone number: 11 digits from 13 to 19, with 86 before them
/// or not; 7 or 8 after an area code, with a few more for an extension; 400 and 800
/// numbers.
fn is_telephone(digits: &str) -> bool {
    let local =
        digits.strip_prefix("86").filter(|rest| rest.len() >= 9).unwrap_or(digits);
    let second = local.as_bytes().get(1);
    let is_mobile = local.len() == 11
        && local.starts_with('1')
        && second.is_some_and(|digit| (b'3'..=b'9').contains(digit));
    let is_landline = local.starts_with('0') && (10..=16).contains(&local.len());
    // +86 571 8765 4321: the 0 of the area code is left out.
    let is_abroad = local.len() < digits.len() && (9..=11).contains(&local.len());
    let is_service = digits.len() == 10 && ["400", "800"].contains(&&digits[..3]);
    is_mobile || is_landline || is_abroad || is_service
}

/// Whether digits are a card number: 16 to 19, together or in fours.
fn is_card(digits: &str, run: &[char]) -> bool {
    let groups = run.split(|&ch| digit(ch).is_none());
    let lengths: Vec<usize> = groups.map(<[char]>::len).filter(|&n| n > 0).collect();
    let in_fours = lengths.iter().rev().skip(1).all(|&n| n == 4);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (16..=19).contains(&digits.len()) && is_number && (lengths.len() == 1 || in_fours)
}

/// Whether digits are an identity number: 18 or, as until 1999, 15 characters with a
/// date of birth (GB 11643). The last of 18 is a check digit; a number that fails the
/// check is still somebody's, mistyped.
fn is_identity_card(number: &str) -> bool {
    let born = match number.len() {
        18 => number[6..14].to_owned(),
        15 => format!("19{}", &number[6..12]),
        _ => return false,
    };
    let is_region = matches!(number.as_bytes()[0], b'1'..=b'8');
    let born = NaiveDate::parse_from_str(&born, "%Y%m%d");
    is_region && born.is_ok_and(|date| (1910..2100).contains(&date.year()))
}
