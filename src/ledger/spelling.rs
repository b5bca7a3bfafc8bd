//! Comparison of headings that are spelt differently.

use super::fields::Field;
use crate::chinese::half_width;
use crate::chinese::likeness;
use crate::chinese::nearest_by;

/// A heading without decoration: blanks and line ends between 案 and 由, stars, a colon;
/// 父 · 子 is 父子.
pub(super) fn plain(heading: &str) -> String {
    let is_kept = |ch: &char| {
        !ch.is_whitespace()
            && !matches!(ch, '*' | '＊' | '★' | '\u{200B}' | '·' | '•' | '‧' | '・' | '･')
    };
    let folded = |ch: char| match ch {
        '〔' | '【' | '[' | '［' => '(',
        '〕' | '】' | ']' | '］' => ')',
        other => half_width(other),
    };
    let plain: String = heading.chars().filter(is_kept).map(folded).collect();
    plain.trim_end_matches(':').to_owned()
}

/// What stands in the brackets of a heading.
pub(super) fn bracketed(plain: &str) -> Option<&str> {
    let (_, inner) = plain.split_once('(')?;
    let (inner, _) = inner.split_once(')')?;
    (!inner.is_empty()).then_some(inner)
}

/// The heading among these that is most like a field's.
pub(super) fn nearest<'a>(field: &Field, headings: &'a [String]) -> Option<&'a str> {
    let near = nearest_by(headings, |heading| {
        let heading = plain(heading);
        let alike = field.names().filter_map(|it| likeness(&heading, it));
        alike.max_by(f64::total_cmp)
    });
    near.map(String::as_str)
}
