//! Headings that are spelt differently and mean the same, or nearly so.

use super::fields::Field;

/// A heading without what only makes it look well: blanks and line ends between 案 and 由,
/// stars, a colon.
pub(super) fn plain(heading: &str) -> String {
    let is_kept =
        |ch: &char| !ch.is_whitespace() && !matches!(ch, '*' | '＊' | '\u{200B}');
    let half = |ch: char| match ch {
        '（' => '(',
        '）' => ')',
        other => other,
    };
    let plain: String = heading.chars().filter(is_kept).map(half).collect();
    plain.trim_end_matches(['：', ':']).to_owned()
}

/// A plain heading without what stands in brackets.
pub(super) fn without_brackets(plain: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for ch in plain.chars() {
        match ch {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ch if depth == 0 => bare.push(ch),
            _ => {}
        }
    }
    bare
}

/// The heading among these that looks most like a field's.
pub(super) fn nearest<'a>(field: &Field, headings: &'a [String]) -> Option<&'a str> {
    let likeness = |heading: &str| {
        let alike =
            field.headings.iter().map(|it| strsim::normalized_levenshtein(it, heading));
        alike.fold(0.0, f64::max)
    };
    let near = headings.iter().rev().map(|heading| (likeness(&plain(heading)), heading));
    let near = near.filter(|(likeness, _)| *likeness >= 0.4);
    let near = near.max_by(|(one, _), (other, _)| one.total_cmp(other));
    near.map(|(_, heading)| heading.as_str())
}
