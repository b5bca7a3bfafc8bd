//! What is inside of quotes, what is a comment, and what is neither.
//!
//! Works on texts that need not be TOML: a string without an end stops where its line does.

use std::ops::Range;

use super::mend;
use super::statement;
use crate::letter::pasted;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Keys, signs, brackets, bare values.
    Bare,
    /// A string with its quotes, Chinese ones among them.
    Quoted,
    /// From `#` to the end of the line.
    Comment,
}

/// The stretches of a text, in order and without gaps.
pub(super) fn stretches(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_start = |ch: char| matches!(ch, '#' | '"' | '\'') || mend::opens(ch);
        let start = text[at..].find(is_start).map_or(text.len(), |next| at + next);
        found.push((Kind::Bare, at..start));
        at = match text[start..].chars().next() {
            None => start,
            Some('#') => {
                let end = statement::line(text, start).end;
                found.push((Kind::Comment, start..end));
                end
            }
            Some(quote) => {
                let end = match mend::opens(quote) {
                    true => chinese_end(text, start),
                    false => statement::string_end(text, start),
                };
                found.push((Kind::Quoted, start..end));
                end
            }
        };
    }
    found
}

/// Whether a quoted stretch has its end.
pub(super) fn is_closed(quoted: &str) -> bool {
    match quoted.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted.len() > 1 && quoted.ends_with(quote),
        _ => true,
    }
}

/// Behind the quote that ends what a Chinese one begins, or behind that one alone.
fn chinese_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices();
    let first = chars.next().map_or(0, |(_, ch)| ch.len_utf8());
    let mut line = chars.take_while(|&(_, ch)| !matches!(ch, '\n' | '"'));
    let close = line.find(|&(_, ch)| mend::is_wrong_quote(ch) && !mend::opens(ch));
    close.map_or(start + first, |(at, ch)| start + at + ch.len_utf8())
}

/// The text with plain blanks, as many bytes, for those that pasting brings along outside
/// of strings: a full-width one cannot be told from two plain ones on the screen.
pub(super) fn with_plain_blanks(text: &str) -> String {
    if !text.contains(is_pasted) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for (kind, range) in stretches(text) {
        let words = &text[range];
        match kind {
            Kind::Bare => words.chars().for_each(|ch| match is_pasted(ch) {
                true => plain.extend(std::iter::repeat_n(' ', ch.len_utf8())),
                false => plain.push(ch),
            }),
            Kind::Quoted | Kind::Comment => plain.push_str(words),
        }
    }
    plain
}

fn is_pasted(ch: char) -> bool {
    let is_blank = ch.is_whitespace() && !ch.is_ascii() && !ch.is_control();
    is_blank || pasted::is_invisible(ch)
}
