//! Reads a header as its writer meant it.

use super::stretch::without_comment;
use crate::chinese::to_half_width;
use crate::chinese::without_blanks;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;

/// The corrected header, if it is clear which was meant.
pub(super) fn header(vocabulary: &Vocabulary, line: &str) -> Option<String> {
    let word = path(line);
    let named = vocabulary.keys(TableName::ROOT).find(|key| key.called.contains(&&*word));
    vocabulary.header_of(named.map_or(&word, |key| key.name))
}

/// Whether this was typed as the opening bracket of a header.
pub(in crate::reader) fn is_opening(ch: char) -> bool {
    "[［【（(〔「《<{".contains(ch)
}

/// The path in a header, in whatever brackets.
pub(in crate::reader) fn path(line: &str) -> String {
    let is_close = |ch: char| ":：]］】）)〕」》>}".contains(ch);
    let word = without_comment(line)
        .trim_start_matches(|ch: char| is_opening(ch) || ch.is_whitespace());
    let word = word.split(is_close).next().unwrap_or_default();
    without_blanks(&to_half_width(word))
}
