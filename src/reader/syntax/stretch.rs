//! Splits a text into quoted strings, comments, and the rest.
//!
//! It works on texts that need not be TOML: a string without an end stops at the end of
//! its line.

use std::ops::Range;

use super::lines::line_end;
use super::marks;
use crate::reader::pasted;

/// The kind of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StretchKind {
    /// Keys, signs, brackets, bare values.
    Bare,
    /// A string with its quotes, Chinese ones among them.
    Quoted,
    /// From `#` to the end of the line.
    Comment,
}

/// The stretches of a text, in order and without gaps.
pub(super) fn stretches(text: &str) -> Vec<(StretchKind, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let mut places = text[at..].char_indices().map(|(next, ch)| (at + next, ch));
        let start = places.find(|&(place, ch)| {
            matches!(ch, '#' | '"' | '\'')
                || marks::opens(ch)
                || hashed_end(text, place).is_some()
        });
        let start = start.map_or(text.len(), |(start, _)| start);
        found.push((StretchKind::Bare, at..start));
        at = match text[start..].chars().next() {
            None => start,
            Some(_) if let Some(end) = hashed_end(text, start) => {
                found.push((StretchKind::Quoted, start..end));
                end
            }
            Some('#') => {
                let end = line_end(text, start);
                found.push((StretchKind::Comment, start..end));
                end
            }
            Some(quote) => {
                let end = match marks::opens(quote) {
                    true => chinese_end(text, start),
                    false => string_end(text, start),
                };
                found.push((StretchKind::Quoted, start..end));
                end
            }
        };
    }
    found
}

/// The comments of a text.
pub(crate) fn comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    let comments =
        stretches(text).into_iter().filter(|(kind, _)| *kind == StretchKind::Comment);
    comments.map(|(_, range)| range)
}

/// Whether a quoted stretch is closed.
pub(super) fn is_closed(quoted: &str) -> bool {
    match quoted.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted.len() > 1 && quoted.ends_with(quote),
        _ => true,
    }
}

/// The offset after the quote that closes a Chinese one, or after that one alone.
fn chinese_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices();
    let first = chars.next().map_or(0, |(_, ch)| ch.len_utf8());
    let mut rest = chars.take_while(|&(_, ch)| !matches!(ch, '\n' | '"'));
    let close = rest.find(|&(_, ch)| marks::is_wrong_quote(ch) && !marks::opens(ch));
    close.map_or(start + first, |(at, ch)| start + at + ch.len_utf8())
}

/// The offset after the quote that closes a text whose first character is `#`, which
/// then starts no comment; none if there is no such text here.
fn hashed_end(text: &str, start: usize) -> Option<usize> {
    let inner = text[start..].strip_prefix(marks::is_wrong_quote)?;
    let line = inner.strip_prefix('#')?.lines().next()?;
    let is_quote = |ch: char| ch == '"' || marks::is_wrong_quote(ch);
    let (at, close) = line.char_indices().find(|&(_, ch)| is_quote(ch))?;
    Some(text.len() - inner.len() + 1 + at + close.len_utf8())
}

/// The offset after the quotes that close a string.
pub(super) fn closing(inner: &str, quotes: &str, escapes: bool) -> Option<usize> {
    let mut is_escaped = false;
    for (at, ch) in inner.char_indices() {
        match ch {
            _ if is_escaped => is_escaped = false,
            '\\' if escapes => is_escaped = true,
            '\n' if quotes.len() == 1 => return None,
            _ if inner[at..].starts_with(quotes) => {
                let behind = &inner[at + quotes.len()..];
                // A long string may end in up to two quotes of its own.
                let allowed = if quotes.len() == 1 { 0 } else { 2 };
                let mark = quotes.as_bytes()[0];
                let n_more =
                    behind.bytes().take(allowed).take_while(|&b| b == mark).count();
                return Some(at + quotes.len() + n_more);
            }
            _ => {}
        }
    }
    None
}

/// The offset after the string that starts here. One without an end stops at the end of
/// its line.
pub(super) fn string_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    for (quotes, escapes) in
        [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)]
    {
        if let Some(inner) = rest.strip_prefix(quotes) {
            let end = closing(inner, quotes, escapes);
            return match end {
                Some(end) => start + quotes.len() + end,
                None => line_end(text, start),
            };
        }
    }
    start
}

/// A line without the comment at its end.
pub(super) fn without_comment(line: &str) -> &str {
    let certain = certain_comment(line);
    let found = stretches(certain);
    let Some((StretchKind::Quoted, last)) = found.last() else { return certain };
    if is_closed(&certain[last.clone()]) {
        return certain;
    }
    // A quote is missing, so what looks like a string may be a comment.
    let comment = certain[last.clone()].find(" # ").map(|at| last.start + at);
    comment.map_or(certain, |at| certain[..at].trim_end())
}

/// A line without what is certainly a comment: by the rules of TOML, or, where a quote
/// is missing, because it is set apart as people write comments.
pub(super) fn certain_comment(line: &str) -> &str {
    let found = stretches(line);
    if let Some((_, range)) = found.iter().find(|(kind, _)| *kind == StretchKind::Comment)
    {
        return line[..range.start].trim_end();
    }
    match found.last() {
        Some((StretchKind::Quoted, last)) if !is_closed(&line[last.clone()]) => {
            line.find("  #").map_or(line, |at| line[..at].trim_end())
        }
        _ => line,
    }
}

/// The text with unusual blanks outside strings, which pasting brings along, replaced by
/// as many bytes of plain ones: a full-width one cannot be told from two plain ones on
/// the screen.
pub(super) fn with_plain_blanks(text: &str) -> String {
    if !text.contains(is_pasted) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for (kind, range) in stretches(text) {
        let words = &text[range];
        match kind {
            StretchKind::Bare => put_plain(words, &mut plain),
            StretchKind::Quoted | StretchKind::Comment => plain.push_str(words),
        }
    }
    plain
}

/// Appends a text without quotes, with plain blanks except between its words, whose
/// quotes are missing.
fn put_plain(words: &str, plain: &mut String) {
    let mut before = None;
    let mut rest = words;
    while let Some(ch) = rest.chars().next() {
        let behind = rest.trim_start_matches(is_pasted);
        let blanks = &rest[..rest.len() - behind.len()];
        let around = [before, behind.chars().next()];
        let is_letter = |ch: &Option<char>| ch.is_some_and(char::is_alphanumeric);
        let is_other = |ch: &Option<char>| ch.is_some_and(|ch| !ch.is_ascii());
        let are_words = around.iter().all(is_letter) && around.iter().any(is_other);
        match blanks.len() {
            0 => plain.push(ch),
            _ if are_words => plain.push_str(blanks),
            n_bytes => plain.extend(std::iter::repeat_n(' ', n_bytes)),
        }
        before = Some(ch);
        rest = if blanks.is_empty() { &rest[ch.len_utf8()..] } else { behind };
    }
}

fn is_pasted(ch: char) -> bool {
    let is_blank = ch.is_whitespace() && !ch.is_ascii() && !ch.is_control();
    is_blank || pasted::is_invisible(ch)
}
