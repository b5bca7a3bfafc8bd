//! Splits a value in brackets into tokens, whatever marks it was typed with.
//!
//! The neighbours of a quote decide whether it begins or ends a text: nobody types a
//! comma or a bracket between the words of a text and their quote.

use toml::de::DeValue;

use super::marks::english;
use super::marks::is_divider;
use super::marks::is_quote;
use super::marks::opens;
use crate::chinese::to_half_width;

/// A token of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `[` or `{`.
    Open(char),
    /// The bracket that closes the last open one.
    Close,
    /// The separator of two items.
    Comma,
    /// The sign between a key and its value.
    Equals,
    /// A text in quotes.
    Text(String),
    /// A text whose opening quote is missing.
    Tail(String),
    /// A word that is not in quotes.
    Word(String),
}

/// All tokens of a value; none if it is not certain where one of them ends.
pub(super) fn tokens(value: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    // A Chinese comma beside words without quotes may be one of the text.
    let (mut is_strict, mut is_loose) = (false, false);
    let mut rest = value.trim_start();
    let mut before = ' ';
    while let Some(ch) = rest.chars().next() {
        let (token, len) = match mark(ch) {
            Some(token) => (token, ch.len_utf8()),
            None if is_quote(ch) => quoted(rest, ch)?,
            None => bare(rest)?,
        };
        rest = rest[len..].trim_start();
        let after = rest.chars().next().unwrap_or(' ');
        let is_beside =
            [before, after].iter().any(|&ch| is_divider(ch) && !ch.is_ascii());
        let is_key = mark(after) == Some(Token::Equals);
        is_strict |= ch == ',' || matches!(token, Token::Text(_) | Token::Tail(_));
        is_loose |= match &token {
            Token::Tail(_) => is_beside,
            Token::Word(word) => is_beside && !is_key && !is_number(word),
            _ => false,
        };
        before = ch;
        tokens.push(token);
    }
    (!is_strict || !is_loose).then_some(tokens)
}

/// Whether a word is a value without quotes, in full-width characters or not.
pub(super) fn is_number(word: &str) -> bool {
    let plain = to_half_width(word);
    DeValue::parse(&plain).is_ok()
}

fn mark(ch: char) -> Option<Token> {
    let english = if is_quote(ch) { None } else { english(ch) };
    Some(match english.unwrap_or(ch) {
        '[' => Token::Open('['),
        '{' => Token::Open('{'),
        ']' | '}' => Token::Close,
        ',' | ';' => Token::Comma,
        '=' | ':' => Token::Equals,
        _ => return None,
    })
}

/// A text that starts with a quote, and its length in bytes.
fn quoted(rest: &str, open: char) -> Option<(Token, usize)> {
    let inner = &rest[open.len_utf8()..];
    let mut n_nested = 0;
    for (at, ch) in inner.char_indices().filter(|&(_, ch)| ends(ch, open)) {
        let end = at + ch.len_utf8();
        let is_plain = matches!(ch, '"' | '\'' | '＂' | '＇');
        let is_next = inner[..at].trim_end().ends_with(is_before);
        match () {
            _ if n_nested > 0 && !is_plain && !opens(ch) => n_nested -= 1,
            _ if n_nested == 0 && is_end(&inner[end..]) => {
                let len = open.len_utf8() + end + twice(&inner[at..]);
                return text(&inner[..at], len);
            }
            // The quote of the next text: the one that ends this is missing.
            _ if is_next && (is_plain || open != '"') => {
                return unended(open, &inner[..at]);
            }
            _ if !is_plain && opens(ch) => n_nested += 1,
            _ => return None,
        }
    }
    let is_close = |ch: char| mark(ch) == Some(Token::Close) || ch.is_whitespace();
    let words = inner.trim_end_matches(is_close);
    let is_one = n_nested == 0 && !words.contains(is_divider);
    text(words, open.len_utf8() + words.len()).filter(|_| is_one)
}

/// A text, unless it contains brackets that seem to be those of lists.
fn text(words: &str, len: usize) -> Option<(Token, usize)> {
    let is_text = !words.contains(['[', ']', '{', '}']);
    is_text.then(|| (Token::Text(words.trim().to_owned()), len))
}

/// The length in bytes of a second quote, where the closing one was typed twice.
fn twice(quotes: &str) -> usize {
    let behind = quotes.strip_prefix("\"\"").map(str::trim_start);
    let is_twice =
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(is_after));
    usize::from(is_twice)
}

/// Whether a quote may end a text that another one opened; an apostrophe may not.
fn ends(ch: char, open: char) -> bool {
    let is_single = |ch: char| "'＇‘’".contains(ch);
    is_quote(ch) && (!is_single(ch) || is_single(open))
}

/// Whether what follows a quote shows that the text ends there: nothing, a mark, another
/// text, or a word with a mark behind it.
fn is_end(behind: &str) -> bool {
    let behind = behind.trim_start();
    let is_name = |ch: char| ch.is_ascii_alphanumeric() || "_-.".contains(ch);
    let after = behind.trim_start_matches(is_name).trim_start();
    match behind.chars().next() {
        None => true,
        Some(ch) if ch == '"' || opens(ch) => true,
        Some(ch) if is_name(ch) => after.starts_with(is_after),
        Some(ch) => is_after(ch) || mark(ch) == Some(Token::Open('[')),
    }
}

/// Whether a text may end before this character.
fn is_after(ch: char) -> bool {
    matches!(mark(ch), Some(Token::Comma | Token::Equals | Token::Close))
}

/// Whether a text may begin after this character.
fn is_before(ch: char) -> bool {
    matches!(mark(ch), Some(Token::Comma | Token::Equals))
}

/// A text up to the mark that separates it from the next.
fn unended(open: char, inner: &str) -> Option<(Token, usize)> {
    let (words, more) = inner.split_once(is_divider)?;
    let is_one = !more.contains(is_divider) && !words.trim().is_empty();
    text(words, open.len_utf8() + words.len()).filter(|_| is_one)
}

/// A word without quotes, or with only a closing one.
fn bare(rest: &str) -> Option<(Token, usize)> {
    let is_other = |ch: char| mark(ch).is_some() || is_quote(ch);
    let len = rest.find(is_other).unwrap_or(rest.len());
    let word = rest[..len].trim_end().to_owned();
    if word.contains(['#', '＃']) {
        return None;
    }
    match rest[len..].chars().next() {
        Some(quote) if is_quote(quote) && is_end(&rest[len + quote.len_utf8()..]) => {
            Some((Token::Tail(word), len + quote.len_utf8()))
        }
        _ => Some((Token::Word(word), len)),
    }
}
