//! Long numbers of which nobody can say whether they are somebody's.

use std::ops::Range;

use super::digits::{Window, windows};
use super::telephones::is_local;
use super::words::Around;

/// No number that is reported has fewer digits.
const SHORTEST: usize = 7;

/// Finds long numbers that are none of a person's and no amounts, dates, years, standards or
/// codes.
pub fn doubtful_numbers(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for window in windows(&chars).filter(|window| window.digits.len() >= SHORTEST) {
        let is_new = found.last().is_none_or(|last| last.end <= window.range().start);
        if is_new && is_whole(&chars, &window) && is_doubtful(&chars, &window) {
            found.push(window.range());
        }
    }
    found
}

/// Whether no further digit stands right beside.
fn is_whole(chars: &[char], window: &Window) -> bool {
    let range = window.range();
    let is_digit = |ch: &char| crate::chinese::digit(*ch).is_some();
    let before = range.start.checked_sub(1).map(|at| chars[at]);
    !before.as_ref().is_some_and(is_digit) && !chars.get(range.end).is_some_and(is_digit)
}

fn is_doubtful(chars: &[char], window: &Window) -> bool {
    let around = Around::new(chars, window.range(), None);
    let is_long = match window.groups[..] {
        [n] => n >= 7,
        // 8765-4321, but neither 2021-2025 nor 1200-1500.
        [3 | 4, 4] => is_local(window) && window.is_alone(),
        _ => false,
    };
    is_long
        && !window.digits.contains('X')
        && !around.is_amount()
        && !around.is_numbered()
        && !around.is_code()
        && !is_part(chars, window)
        && !window.is_dates()
}

/// Whether the digits go on behind a point, as in 0.123456789, or are part of a word or of
/// the number of a standard: GB/T 9704—2012.
fn is_part(chars: &[char], window: &Window) -> bool {
    let range = window.range();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let is_point = |at: usize| chars.get(at).is_some_and(|ch| ".．".contains(*ch));
    let head = &chars[..range.start];
    let head = head.iter().rev().skip_while(|ch| " /".contains(**ch));
    let behind_letter = head.clone().next().is_some_and(char::is_ascii_alphabetic);
    let behind_point =
        range.start >= 2 && is_point(range.start - 1) && is_digit(range.start - 2);
    let before_letter = chars.get(range.end).is_some_and(char::is_ascii_alphabetic);
    behind_letter
        || before_letter
        || behind_point
        || is_point(range.end) && is_digit(range.end + 1)
}
