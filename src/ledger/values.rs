//! The values of cells: days and others.

use chrono::NaiveDate;

use crate::chinese;

/// A day, in all the ways of a letter, as 20230801, or followed by a time of day.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let eight = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if eight {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let without_time = || {
        let (date, time) = text.split_once([' ', 'T'])?;
        let is_time = time.contains(':')
            && time
                .chars()
                .all(|ch| ch.is_ascii_digit() || matches!(ch, ':' | '.' | ' '));
        is_time.then(|| chinese::date::day(date)).flatten()
    };
    chinese::date::day(text).or_else(without_time)
}

/// Whether a number may be a day counted from 1900, as Excel shows it without its
/// format.
pub(super) fn is_day_count(text: &str) -> bool {
    text.parse().is_ok_and(|days: u32| (36_526..=73_050).contains(&days))
}
