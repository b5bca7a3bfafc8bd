//! The filters that templates may use.

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::chinese::PartialDate;
use crate::letter::inside_title;

/// Adds the filters to an engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("date", |value: String, _: Kwargs, _: &State| date(&value));
    tera.register_filter("inside_title", |value: String, _: Kwargs, _: &State| {
        inside_title(&value)
    });
}

/// 2023-08-01 → 2023年8月1日: full year, no padding, and room for what is missing (7.3.5.4).
fn date(value: &str) -> TeraResult<String> {
    let date: PartialDate =
        value.parse().map_err(|_| Error::message(format!("`{value}` is no date")))?;
    Ok(date.in_words())
}
