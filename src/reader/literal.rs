//! Decodes a TOML string so that every character keeps the place where it was written.
//!
//! The `toml` crate decodes too, but without the places; a test checks that both agree.

use std::ops::Range;

use crate::source::Span;

/// A character, and the bytes of the source that it was written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The character.
    pub(super) ch: char,
    /// Where it was written: one character, or an escape such as `\u3000`.
    pub(super) place: Range<usize>,
}

/// Decodes the string literal at this place, which includes its quotes.
pub(super) fn decode(literal: &Span) -> Vec<Placed> {
    let raw = literal.text();
    let base = literal.range.start;
    for (quote, escapes) in [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)]
    {
        let Some(inner) = raw.strip_prefix(quote) else { continue };
        let (inner, at) = match quote.len() {
            3 => after_first_newline(inner, base + 3),
            _ => (inner, base + 1),
        };
        let inner = inner.strip_suffix(quote).unwrap_or(inner);
        return Decoder { rest: inner, at }.characters(escapes);
    }
    // Without quotes the parser has complained already; the text is what was written.
    Decoder { rest: raw, at: base }.characters(false)
}

/// Skips the line ending right after the opening `"""`, which is not part of the text.
fn after_first_newline(inner: &str, at: usize) -> (&str, usize) {
    match inner.strip_prefix("\r\n") {
        Some(rest) => (rest, at + 2),
        None => match inner.strip_prefix('\n') {
            Some(rest) => (rest, at + 1),
            None => (inner, at),
        },
    }
}

struct Decoder<'t> {
    rest: &'t str,
    at: usize,
}

impl Decoder<'_> {
    fn characters(mut self, escapes: bool) -> Vec<Placed> {
        let mut placed = Vec::with_capacity(self.rest.len() / 3);
        while let Some(ch) = self.rest.chars().next() {
            let start = self.at;
            self.skip(ch.len_utf8());
            let ch = match ch {
                '\\' if escapes && self.skip_line_ending() => continue,
                '\\' if escapes => self.escaped(),
                ch => ch,
            };
            placed.push(Placed { ch, place: start..self.at });
        }
        placed
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
        self.at += bytes;
    }

    /// Skips the blanks and line endings after a backslash at the end of a line.
    fn skip_line_ending(&mut self) -> bool {
        let is_blank = |ch: char| matches!(ch, ' ' | '\t' | '\r' | '\n');
        let blank = self.rest.len() - self.rest.trim_start_matches(is_blank).len();
        self.skip(blank);
        blank > 0
    }

    fn escaped(&mut self) -> char {
        let Some(id) = self.rest.chars().next() else { return '\\' };
        let plain = match id {
            'b' => '\u{8}',
            'e' => '\u{1B}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' | '"' => id,
            'x' => return self.hexadecimal(2),
            'u' => return self.hexadecimal(4),
            'U' => return self.hexadecimal(8),
            // Not an escape; the parser has complained.
            _ => return '\\',
        };
        self.skip(1);
        plain
    }

    fn hexadecimal(&mut self, n_digits: usize) -> char {
        self.skip(1);
        let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
        let n = self.rest.bytes().take(n_digits).take_while(is_digit).count();
        let value = u32::from_str_radix(&self.rest[..n], 16).ok();
        self.skip(n);
        value.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}
