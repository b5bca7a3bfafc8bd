//! Finds the end of a key, and what was typed instead of the equals sign.

use std::ops::Range;

use super::lines::is_blank;
use super::marks::OPENING;
use super::marks::is_quote;
use super::stretch::string_end;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;

/// A key followed by a quote or bracket, and the blanks where the equals sign is
/// missing.
pub(super) fn key_without_sign(
    vocabulary: &Vocabulary,
    words: &str,
) -> Option<(Range<usize>, Range<usize>)> {
    let is_name = |ch: char| ch.is_ascii_alphanumeric() || ch == '_';
    let value = words.trim_start_matches(is_name);
    let end = words.len() - value.len();
    let is_opening = |ch: char| is_quote(ch) || OPENING.contains(&ch);
    let is_value = value.trim_start().starts_with(is_opening);
    let known = vocabulary.key_anywhere(TableName::ROOT, &words[..end]);
    known.filter(|_| is_value)?;
    Some((0..end, end..words.len() - value.trim_start().len()))
}

/// What people write as an equals sign; longer ones before their prefixes.
const SIGNS: &[&str] = &["==>", "=>", "->", "→", ":=", "：=", "=", "＝", ":", "："];

/// The key of a line, and what is between it and the value.
pub(super) fn key_and_sign(
    vocabulary: &Vocabulary,
    words: &str,
) -> Option<(Range<usize>, Range<usize>)> {
    // A key in quotes may have any sign in it.
    let quoted = string_end(words, 0);
    let is_quoted = quoted > 2 && words[quoted..].trim_start().starts_with('=');
    let quoted = if is_quoted { quoted } else { 0 };
    let mut chars = words.char_indices().skip_while(|(at, _)| *at < quoted);
    let (at, first) = chars.find(|(_, ch)| "=＝:：-→".contains(*ch))?;
    let sign = SIGNS.iter().find(|sign| words[at..].starts_with(**sign));
    let (at, sign) = match sign {
        Some(&sign) => (at, sign),
        // A hyphen may be part of a key.
        None => {
            let after = words[at..].char_indices().find(|(_, ch)| "=＝:：".contains(*ch));
            let (after, ch) = after.filter(|_| first == '-')?;
            (at + after, &words[at + after..at + after + ch.len_utf8()])
        }
    };
    let key = words[..at].trim_end();
    let is_word = !key.is_empty() && key.len() == quoted
        || !key.is_empty()
            && key.chars().all(|ch| ch.is_alphanumeric() || "_＿-.\"'".contains(ch))
            && key.chars().count() <= 30;
    let is_plausible = match sign {
        ":" | "：" => {
            key.is_ascii() || vocabulary.called(TableName::ROOT, key).is_some()
        }
        _ => true,
    };
    let end = at + sign.len();
    (is_word && is_plausible).then(|| (0..key.len(), at..end + more_signs(&words[end..])))
}

/// The length of further equals signs and colons after the first.
fn more_signs(rest: &str) -> usize {
    let is_sign = |ch| matches!(ch, '=' | '＝' | ':' | '：');
    let value = rest.trim_start_matches(|ch| is_sign(ch) || is_blank(ch));
    rest[..rest.len() - value.len()]
        .rfind(is_sign)
        .map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8))
}
