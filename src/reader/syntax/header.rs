//! A header as its writer meant it.

use super::stretch::without_comment;
use crate::reader::date::half_width;
use crate::reader::key::Name;
use crate::reader::vocabulary::Vocabulary;

/// A header, put right, if it is clear which was meant.
pub(super) fn header(vocabulary: &Vocabulary, line: &str) -> Option<String> {
    let line = without_comment(line);
    let is_open = |ch: char| "[［【（(〔「《<{ 　\t".contains(ch);
    let word = line.trim_start_matches(is_open);
    let word =
        word.split([':', '：', ']', '］', '】', '）', ')', '〕', '」', '》', '>', '}']);
    let word = word.map(str::trim).next().unwrap_or_default().replace('。', ".");
    let word: String =
        word.chars().map(half_width).filter(|ch| !ch.is_whitespace()).collect();
    let named = vocabulary.keys(Name::ROOT).find(|key| key.called.contains(&&*word));
    vocabulary.header_of(named.map_or(&word, |key| key.name))
}
