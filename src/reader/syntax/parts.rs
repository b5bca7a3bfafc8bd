//! The parts of a value in brackets, whatever marks they were typed with.
//!
//! A quote begins or ends a text by what stands beside it: nobody types a comma or a bracket
//! between the words of a text and their quote.

use super::marks::english;
use super::marks::is_divider;
use super::marks::is_quote;
use super::marks::opens;

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `[` or `{`.
    Open(char),
    /// What closes the one that was opened last.
    Close,
    /// Between two items.
    Comma,
    /// Between a key and its value.
    Equals,
    /// A text in quotes.
    Text(String),
    /// A text without the quote that begins it.
    Tail(String),
    /// What is not in quotes.
    Word(String),
}

/// All parts of a value; nothing if it is not certain where one of them ends.
pub(super) fn parts(value: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = value.trim_start();
    while let Some(ch) = rest.chars().next() {
        let (part, len) = match mark(ch) {
            Some(part) => (part, ch.len_utf8()),
            None if is_quote(ch) => quoted(rest, ch)?,
            None => bare(rest)?,
        };
        parts.push(part);
        rest = rest[len..].trim_start();
    }
    Some(parts)
}

fn mark(ch: char) -> Option<Part> {
    let english = if is_quote(ch) { None } else { english(ch) };
    Some(match english.unwrap_or(ch) {
        '[' => Part::Open('['),
        '{' => Part::Open('{'),
        ']' | '}' => Part::Close,
        ',' | ';' => Part::Comma,
        '=' | ':' => Part::Equals,
        _ => return None,
    })
}

/// A text that a quote begins, and how many bytes it takes.
fn quoted(rest: &str, open: char) -> Option<(Part, usize)> {
    let inner = &rest[open.len_utf8()..];
    let mut n_nested = 0;
    for (at, ch) in inner.char_indices().filter(|&(_, ch)| ends(ch, open)) {
        let end = at + ch.len_utf8();
        let is_plain = matches!(ch, '"' | '\'' | '＂' | '＇');
        let is_next = inner[..at].trim_end().ends_with(is_before);
        match () {
            _ if n_nested > 0 && !is_plain && !opens(ch) => n_nested -= 1,
            _ if n_nested == 0 && is_end(&inner[end..]) => {
                let text = Part::Text(inner[..at].trim().to_owned());
                return Some((text, open.len_utf8() + end));
            }
            // The quote of the next text: the one that ends this is missing.
            _ if is_next && (is_plain || open != '"') => {
                return unended(open, &inner[..at]);
            }
            _ if !is_plain && opens(ch) => n_nested += 1,
            _ => return None,
        }
    }
    let is_close = |ch: char| mark(ch) == Some(Part::Close) || ch.is_whitespace();
    let text = inner.trim_end_matches(is_close);
    let is_one = n_nested == 0 && !text.contains(is_divider);
    is_one.then(|| (Part::Text(text.to_owned()), open.len_utf8() + text.len()))
}

/// Whether a quote may end a text that another begins; an apostrophe may not.
fn ends(ch: char, open: char) -> bool {
    let is_single = |ch: char| "'＇‘’".contains(ch);
    is_quote(ch) && (!is_single(ch) || is_single(open))
}

/// Whether what follows a quote shows that a text ends there: nothing, a mark, another
/// text, or a word with a mark behind it.
fn is_end(behind: &str) -> bool {
    let behind = behind.trim_start();
    let is_name = |ch: char| ch.is_ascii_alphanumeric() || "_-.".contains(ch);
    let after = behind.trim_start_matches(is_name).trim_start();
    match behind.chars().next() {
        None => true,
        Some(ch) if ch == '"' || opens(ch) => true,
        Some(ch) if is_name(ch) => after.starts_with(is_after),
        Some(ch) => is_after(ch) || mark(ch) == Some(Part::Open('[')),
    }
}

/// Whether a text may end before this.
fn is_after(ch: char) -> bool {
    matches!(mark(ch), Some(Part::Comma | Part::Equals | Part::Close))
}

/// Whether a text may begin behind this.
fn is_before(ch: char) -> bool {
    matches!(mark(ch), Some(Part::Comma | Part::Equals))
}

/// A text up to the one mark that divides it from the next.
fn unended(open: char, inner: &str) -> Option<(Part, usize)> {
    let (text, more) = inner.split_once(is_divider)?;
    let is_one = !more.contains(is_divider);
    let text_part = || Part::Text(text.trim().to_owned());
    is_one.then(|| (text_part(), open.len_utf8() + text.len()))
}

/// What is not in quotes, or only in one that ends it.
fn bare(rest: &str) -> Option<(Part, usize)> {
    let is_other = |ch: char| mark(ch).is_some() || is_quote(ch);
    let len = rest.find(is_other).unwrap_or(rest.len());
    let word = rest[..len].trim_end().to_owned();
    if word.contains(['#', '＃']) {
        return None;
    }
    match rest[len..].chars().next() {
        Some(quote) if is_quote(quote) && is_end(&rest[len + quote.len_utf8()..]) => {
            Some((Part::Tail(word), len + quote.len_utf8()))
        }
        _ => Some((Part::Word(word), len)),
    }
}
