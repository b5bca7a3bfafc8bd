//! Words in braces that are written without quotes: `{ 提案 = "…" }`.
//!
//! TOML wants quotes around them, but nobody can mistake them where the bureau's own words
//! stand. For the parser they are written in letters of its own, each 汉字 as three, so that
//! all places stay; what was written is read from the file.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;

use super::statement::Scanner;
use super::statement::StatementForm;
use super::stretch::string_end;
use crate::chinese::is_han;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;

/// The letters of TOML's keys, for six bits each.
const LETTERS: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text with such words in letters that the parser knows.
pub(crate) fn plain_words(vocabulary: &'static Vocabulary, text: &str) -> String {
    let scanner = Scanner { vocabulary, text };
    let mut plain = text.to_owned();
    let mut table = TableName::ROOT;
    let mut are_words = false;
    for statement in scanner.all() {
        if statement.is_header() {
            let header = &text[statement.range];
            are_words = opens_words(vocabulary, header);
            table = vocabulary.table_of(header);
            continue;
        }
        let StatementForm::Entry { key, value, .. } = statement.form else { continue };
        let words = match has_words(vocabulary.key(table, &text[key.clone()])) {
            true => bare_words(text, value),
            false if are_words && text[key.clone()].chars().all(has_letters) => vec![key],
            false => continue,
        };
        for word in words {
            plain.replace_range(word.clone(), &letters(&text[word]));
        }
    }
    plain
}

/// Whether a value consists of the bureau's words.
fn has_words(key: Option<&Key>) -> bool {
    key.is_some_and(|key| matches!(key.shape, Shape::Words | Shape::Forms(_)))
}

/// Whether a header opens such a value as a table of its own: `[letter.opening]`.
fn opens_words(vocabulary: &Vocabulary, header: &str) -> bool {
    let path = header.trim().trim_matches(['[', ']']);
    let Some((parent, name)) = path.rsplit_once('.') else { return false };
    has_words(vocabulary.key(vocabulary.table_of(&format!("[{parent}]")), name.trim()))
}

/// The words of 汉字 before the equals signs of a value in braces.
fn bare_words(text: &str, value: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = value.start;
    let mut is_key = false;
    while let Some(ch) = text[at..value.end].chars().next() {
        let next = string_end(text, at);
        if next > at {
            (at, is_key) = (next, false);
            continue;
        }
        let rest = &text[at..value.end];
        let end = rest.find(|ch| !has_letters(ch)).unwrap_or(rest.len());
        if is_key && end > 0 && rest[end..].trim_start().starts_with('=') {
            words.push(at..at + end);
            at += end;
            continue;
        }
        is_key = matches!(ch, '{' | ',') || (is_key && ch.is_whitespace());
        at += ch.len_utf8();
    }
    words
}

/// Whether a character is a 汉字 of three bytes.
fn has_letters(ch: char) -> bool {
    is_han(ch) && ch.len_utf8() == 3
}

/// As many letters as bytes.
fn letters(word: &str) -> String {
    let of = |ch: char| {
        let code = ch as usize;
        [code >> 12, code >> 6, code].map(|bits| char::from(LETTERS[bits & 63]))
    };
    word.chars().flat_map(of).collect()
}

/// A word in braces as it was written, without its quotes.
pub(crate) fn written_word<'d>(
    source: &'d Source,
    word: &'d Spanned<Cow<'d, str>>,
) -> &'d str {
    let written = source.text().get(word.span()).unwrap_or_default();
    match written.starts_with(is_han) {
        true => written,
        false => word.get_ref(),
    }
}
