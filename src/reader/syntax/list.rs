//! Reads a value in brackets as it was meant.

use toml::Spanned;
use toml::de::DeArray;
use toml::de::DeValue;

use super::marks::CLOSING;
use super::marks::OPENING;
use super::marks::is_quote;
use super::marks::opens;
use super::tokens::Token;
use super::tokens::is_number;
use super::tokens::tokens;
use crate::chinese::to_half_width;
use crate::reader::key::Shape;

/// The texts of a list, and the way they were written.
pub(super) struct Texts {
    /// The texts, none of them empty.
    pub(super) items: Vec<String>,
    /// Whether there was a bracket at either end.
    pub(super) is_bracketed: bool,
    /// Whether each had its quotes, with commas between them.
    pub(super) is_quoted: bool,
}

/// The texts of a list, if they are certain.
pub(super) fn texts(value: &str) -> Option<Texts> {
    let inner = unwrapped(value);
    let mut tokens = tokens(inner)?;
    let n_all = tokens.len();
    let n_open =
        tokens.iter().take_while(|token| matches!(token, Token::Open(_))).count();
    tokens.drain(..n_open);
    let n_close = tokens.iter().rev().take_while(|token| **token == Token::Close).count();
    tokens.truncate(tokens.len() - n_close);
    let is_bracketed = tokens.len() < n_all || inner.len() < value.len();
    let is_plain = |token: &Token| matches!(token, Token::Text(_) | Token::Comma);
    let divided = with_marks(tokens.clone());
    let is_quoted = tokens.iter().all(is_plain) && divided == tokens;
    let item = |token: &[Token]| match token {
        [] => Some(String::new()),
        [Token::Text(text) | Token::Tail(text) | Token::Word(text)] => Some(text.clone()),
        _ => None,
    };
    let items: Option<Vec<String>> =
        divided.split(|token| *token == Token::Comma).map(item).collect();
    let items: Vec<String> = items?.into_iter().filter(|item| !item.is_empty()).collect();
    (!items.is_empty()).then_some(Texts { items, is_bracketed, is_quoted })
}

/// The corrected list of lists or inline table, if it is certain.
pub(super) fn nested(shape: Shape, value: &str) -> Option<String> {
    let open = shape.bracket()?;
    let mut inner = unwrapped(value);
    if open == '{' {
        inner = inner.trim_start_matches(ODD.0).trim_end_matches(ODD.1);
    }
    let tokens = with_marks(tokens(inner)?);
    let mut found = [with_brackets(&tokens, open), without_surplus(&tokens)]
        .into_iter()
        .filter_map(|tokens| written(&tokens, open))
        .filter(|value| is_of(shape, value));
    found.next()
}

/// A value without quotes around its brackets, and without wrong brackets around what is
/// in quotes or brackets.
fn unwrapped(value: &str) -> &str {
    let value = value.trim();
    let is_opened = |it: &str| it.starts_with(is_quote) || it.starts_with(OPENING);
    let is_closed = |it: &str| it.ends_with(is_quote) || it.ends_with(CLOSING);
    let after = value.strip_prefix(ODD.0).map(str::trim).filter(|it| is_opened(it));
    let before = value.strip_suffix(ODD.1).map(str::trim).filter(|it| is_closed(it));
    let quoted = || {
        let inner = value.strip_prefix(is_quote)?.strip_suffix(is_quote)?.trim();
        (inner.starts_with(OPENING) && inner.ends_with(CLOSING)).then_some(inner)
    };
    match (after, before) {
        (Some(after), Some(_)) => after.strip_suffix(ODD.1).unwrap_or(after).trim(),
        (Some(after), None) if value.ends_with(CLOSING) => after,
        (None, Some(before)) if value.starts_with(OPENING) => before,
        _ => quoted().unwrap_or(value),
    }
}

/// Brackets that TOML does not have.
pub(super) const ODD: ([char; 7], [char; 7]) =
    (['（', '(', '〔', '「', '『', '《', '<'], ['）', ')', '〕', '」', '』', '》', '>']);

/// Adds missing commas and equals signs, and removes repeated ones.
fn with_marks(tokens: Vec<Token>) -> Vec<Token> {
    use Token::*;
    let mut all: Vec<Token> = Vec::new();
    for (idx, token) in tokens.iter().enumerate() {
        let is_key = tokens.get(idx + 1) == Some(&Equals);
        match (all.last(), token) {
            (Some(Open(_) | Comma | Equals) | None, Comma) => continue,
            (Some(Equals), Equals) => continue,
            (Some(Comma), Close) => {
                all.pop();
            }
            (Some(Word(word)), Text(_)) => {
                all.push(if is_number(word) { Comma } else { Equals });
            }
            (Some(Text(_) | Tail(_) | Close), Text(_) | Open(_)) => all.push(Comma),
            (Some(Text(_) | Tail(_) | Close), Word(word))
                if is_key || is_number(word) =>
            {
                all.push(Comma);
            }
            _ => {}
        }
        all.push(token.clone());
    }
    all
}

/// Adds missing brackets at the ends.
fn with_brackets(tokens: &[Token], open: char) -> Vec<Token> {
    let (n_closed, n_opened) = unmatched(tokens);
    // What is left of a list without its brackets closes before its end.
    let inner = tokens.get(1..tokens.len().saturating_sub(1)).unwrap_or_default();
    let is_bare = n_closed.is_empty()
        && n_opened.is_empty()
        && (tokens.first() != Some(&Token::Open(open)) || !unmatched(inner).0.is_empty());
    let more = usize::from(is_bare);
    let before = vec![Token::Open(open); n_closed.len() + more];
    let after = vec![Token::Close; n_opened.len() + more];
    [&before, tokens, &after].concat()
}

/// Removes brackets that have no partner.
fn without_surplus(tokens: &[Token]) -> Vec<Token> {
    let (closed, opened) = unmatched(tokens);
    let is_kept = |idx: &usize| !closed.contains(idx) && !opened.contains(idx);
    let kept = (0..tokens.len()).filter(is_kept);
    kept.map(|idx| tokens[idx].clone()).collect()
}

/// The indices of closing brackets that were not opened, and of opening ones that are
/// not closed.
fn unmatched(tokens: &[Token]) -> (Vec<usize>, Vec<usize>) {
    let (mut closed, mut opened) = (Vec::new(), Vec::new());
    for (idx, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(_) => opened.push(idx),
            Token::Close if opened.pop().is_none() => closed.push(idx),
            _ => {}
        }
    }
    (closed, opened)
}

/// Writes tokens as TOML, with this outermost bracket.
fn written(tokens: &[Token], outer: char) -> Option<String> {
    let (mut text, mut open) = (String::new(), Vec::new());
    for (idx, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(bracket) => {
                let bracket = if open.is_empty() { outer } else { *bracket };
                open.push(bracket);
                text += if bracket == '[' { "[" } else { "{ " };
            }
            Token::Close => text += if open.pop()? == '[' { "]" } else { " }" },
            Token::Comma => text += ", ",
            Token::Equals => text += " = ",
            Token::Text(inner) | Token::Tail(inner) => text += &format!("\"{inner}\""),
            Token::Word(word) => {
                text += &self::word(word, tokens.get(idx + 1) == Some(&Token::Equals));
            }
        }
    }
    Some(text)
}

/// An unquoted word as it should be written: a key, a number, or a text.
fn word(word: &str, is_key: bool) -> String {
    let plain = to_half_width(word);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    match is_key {
        true if plain.bytes().all(is_name) => plain,
        false if is_number(word) => plain,
        _ => format!("\"{word}\""),
    }
}

/// Whether a value in brackets fits a shape.
fn is_of(shape: Shape, value: &str) -> bool {
    let Ok(value) = DeValue::parse(value) else { return false };
    let is_cell = |cell: &Spanned<DeValue>| {
        !matches!(cell.get_ref(), DeValue::Array(_) | DeValue::Table(_))
    };
    let is_row = |row: &DeArray| row.iter().all(is_cell);
    match (shape, value.get_ref()) {
        (Shape::Rows, DeValue::Array(rows)) => {
            rows.iter().all(|row| row.get_ref().as_array().is_some_and(is_row))
        }
        (Shape::Words | Shape::Whole(_), DeValue::Table(table)) => {
            table.iter().all(|(_, value)| value.get_ref().is_str())
        }
        _ => false,
    }
}

/// A text without the quotes around it, if its inner quotes have their partners; none if
/// it is not certain which are inner.
pub(super) fn without_quotes(value: &str) -> Option<&str> {
    let value = value.trim();
    let after = value.strip_prefix(is_quote).unwrap_or(value);
    let before = value.strip_suffix(is_quote).unwrap_or(value);
    let mut kept = [strip_quotes(value), before, after, value].into_iter();
    kept.find(|text| has_partners(text)).map(str::trim)
}

/// Whether each opening Chinese quote is closed.
fn has_partners(text: &str) -> bool {
    let mut n_open = 0_usize;
    text.chars().filter(|ch| "“”「」『』".contains(*ch)).all(|ch| {
        let left = if opens(ch) { Some(n_open + 1) } else { n_open.checked_sub(1) };
        n_open = left.unwrap_or_default();
        left.is_some()
    }) && n_open == 0
}

/// A text without one quote of any kind at each end.
pub(in crate::reader) fn strip_quotes(value: &str) -> &str {
    let inner = value.trim();
    let inner = inner.strip_prefix(is_quote).unwrap_or(inner);
    inner.strip_suffix(is_quote).unwrap_or(inner).trim()
}
