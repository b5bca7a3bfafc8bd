//! Numbers and addresses of persons in a text, in whatever way they were typed.
//!
//! A number is judged by its own digits first: what has the digits of a mobile telephone, an
//! identity card or a bank card is one, whatever stands beside it. Words around a number only
//! add to that. Something wrongly taken for one costs a few characters, which the writer sees;
//! something not recognised would be on the web. So doubtful numbers are reported.

mod accounts;
mod cards;
mod digits;
mod doubtful;
mod mail;
mod papers;
mod telephones;
mod words;

use std::ops::Range;

use digits::windows;
use words::Around;

pub use doubtful::doubtful_numbers;

/// No number has fewer digits.
const SHORTEST: usize = 3;

/// Finds the numbers of telephones, identity papers, bank cards and cars, addresses of
/// electronic mail, and accounts; in the order of the text, those that touch as one.
pub fn numbers(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = mail::addresses(chars);
    found.extend(accounts::accounts(chars));
    found.extend(papers::papers(chars));
    found.extend(papers::plates(chars));
    found.extend(telephones::extensions_alone(chars));
    let mut last_telephone = None;
    for window in windows(chars).filter(|window| window.digits.len() >= SHORTEST) {
        let around = Around::new(chars, window.range(), last_telephone);
        if telephones::is_telephone(&window, &around) {
            let range = telephones::whole(chars, window.range());
            last_telephone = Some(range.end);
            found.push(range);
        } else if cards::is_identity_number(&window, &around)
            || cards::is_card(&window, &around)
        {
            found.push(window.range());
        }
    }
    joined(found)
}

/// Ranges in order, the overlapping ones joined.
pub(super) fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
