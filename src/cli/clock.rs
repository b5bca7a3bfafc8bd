//! What day it is, and which time files are to tell.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};

/// Today in China.
pub(super) fn today() -> anyhow::Result<NaiveDate> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let china = now.as_secs() as i64 + 8 * 3600;
    let date = DateTime::from_timestamp(china, 0).map(|now| now.date_naive());
    // A clock that is far off tells no date; then none is in the future.
    Ok(date.unwrap_or(NaiveDate::MAX - Days::new(1)))
}

/// SOURCE_DATE_EPOCH, seconds since 1970, as reproducible builds have it.
pub(super) fn source_date_epoch() -> anyhow::Result<Option<DateTime<FixedOffset>>> {
    let Ok(value) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.trim().parse().ok().filter(|&seconds: &i64| seconds >= 0);
    let date = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    match date {
        // PDF writes years in four digits.
        Some(date) if date.year() <= 9999 => Ok(Some(date.fixed_offset())),
        _ => anyhow::bail!(
            "环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，而不是“{value}”"
        ),
    }
}
