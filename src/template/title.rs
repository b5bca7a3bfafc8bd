//! The form of a title around the proposal: 关于…的复函.

use serde::Serialize;

use crate::letter::gap;

/// The parts of a form: 云岭区民政局 · 关于 … 的答复函.
#[derive(Serialize)]
pub(super) struct TitleForm<T> {
    pub(super) bureau: T,
    pub(super) before: T,
    pub(super) after: T,
}

/// Splits a form such as 云岭区民政局关于…的答复; the bureau's name is a phrase of its own in the
/// title.
pub(super) fn title_form(form: &str) -> Option<TitleForm<&str>> {
    let (lead, after) = gap(form)?;
    let preposition =
        ["关于对", "关于", "对"].into_iter().find(|word| lead.ends_with(word));
    let at = lead.len() - preposition.map_or(0, str::len);
    Some(TitleForm { bureau: &lead[..at], before: &lead[at..], after })
}
