//! Where a statement begins and ends, in a text that need not be TOML.

use std::ops::Range;

use super::mend;
use crate::letter::keys;

/// A header, a key with its value, or a line that is neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// From the first character of its first line to the end of its last.
    pub(super) range: Range<usize>,
    /// What it looks like.
    pub(super) form: Form,
    /// Whether its string, list or table ends.
    pub(super) is_closed: bool,
}

/// What a statement looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `[letter]`
    Header,
    /// `number = "…"`
    Entry {
        /// The key, without blanks.
        key: Range<usize>,
        /// The equals sign, or what stands in its place.
        sign: Range<usize>,
        /// The value with all that follows it on its last line.
        value: Range<usize>,
    },
    /// Anything else.
    Words,
}

impl Statement {
    /// All statements of a text; blank lines and comments are none.
    pub(super) fn all(text: &str) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let line = line(text, at);
            let start = line.end - text[line.clone()].trim_start_matches(is_blank).len();
            at = match statement(text, start..line.end) {
                Some(statement) => {
                    let end = statement.range.end.max(line.end);
                    statements.push(statement);
                    after_line(text, end)
                }
                None => after_line(text, line.end),
            };
        }
        statements
    }

    /// Whether it opens a table.
    pub(super) fn is_header(&self) -> bool {
        self.form == Form::Header
    }
}

/// The line around an offset, without its ending.
pub(super) fn line(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    start..end
}

/// Where the line after this one begins; `end` is where this one ends.
pub(super) fn after_line(text: &str, end: usize) -> usize {
    text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || ch == '\u{FEFF}'
}

fn statement(text: &str, line: Range<usize>) -> Option<Statement> {
    let words = &text[line.clone()];
    let simple = |form| Some(Statement { range: line.clone(), form, is_closed: true });
    match words.chars().next()? {
        '#' => None,
        '[' | '［' | '【' => simple(Form::Header),
        'a'..='z' if is_bare_header(words) => simple(Form::Header),
        '(' | '（' | '〔' | '「' | '《' | '<' | '{' if mend::header(words).is_some() => {
            simple(Form::Header)
        }
        _ => {
            let Some((key, sign)) = key_and_sign(words) else {
                return simple(Form::Words);
            };
            let move_to =
                |range: Range<usize>| line.start + range.start..line.start + range.end;
            let (key, sign) = (move_to(key), move_to(sign));
            let value = &text[sign.end..];
            let start =
                sign.end + value.len() - value.trim_start_matches([' ', '\t']).len();
            let start = start.min(line.end);
            let (end, is_closed) = value_end(text, start);
            let end = self::line(text, end).end;
            let form = Form::Entry { key, sign, value: start..end };
            Some(Statement { range: line.start..end, form, is_closed })
        }
    }
}

/// Whether a line is nothing but the name of a table, without its brackets.
fn is_bare_header(words: &str) -> bool {
    let name = words.trim_end_matches([':', '：']).trim_end();
    keys::key(keys::Name::Root, name).is_some()
}

/// What is written for an equals sign, longer ones before what they begin with.
const SIGNS: &[&str] = &["==>", "=>", "->", "→", ":=", "：=", "=", "＝", ":", "："];

/// The key of a line and what stands between it and the value.
pub(super) fn key_and_sign(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (at, first) = words.char_indices().find(|(_, ch)| "=＝:：-→".contains(*ch))?;
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
    let is_word = !key.is_empty()
        && key.chars().all(|ch| ch.is_alphanumeric() || "_-.\"'".contains(ch))
        && key.chars().count() <= 30;
    let is_known = keys::KEYS.iter().any(|known| known.called.contains(&key));
    let is_plausible = match sign {
        ":" | "：" => key.is_ascii() || is_known,
        _ => true,
    };
    (is_word && is_plausible).then(|| (0..key.len(), at..at + sign.len()))
}

/// Whether a line begins with what can only be a header or a key.
pub(super) fn begins_anew(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let is_header = line.starts_with('[')
        && line.trim_start_matches('[').starts_with(|ch: char| ch.is_ascii_lowercase());
    let is_entry = key_and_sign(line).is_some_and(|(key, _)| {
        keys::KEYS.iter().any(|known| known.name == &line[key.clone()])
    });
    is_header || is_entry
}

/// Where a value ends, and whether it does.
fn value_end(text: &str, start: usize) -> (usize, bool) {
    let value = &text[start..];
    for (quotes, escapes) in [("\"\"\"", true), ("'''", false)] {
        if let Some(inner) = value.strip_prefix(quotes) {
            return match closing(inner, quotes, escapes) {
                Some(at) => (start + 3 + at, true),
                None => (text.len(), false),
            };
        }
    }
    match value.chars().next() {
        Some('[' | '{') => brackets_end(text, start),
        _ => (start, true),
    }
}

/// Behind the quotes that end a string.
fn closing(inner: &str, quotes: &str, escapes: bool) -> Option<usize> {
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

/// The end of a list or an inline table; without a closing bracket, the line before the
/// next statement.
fn brackets_end(text: &str, start: usize) -> (usize, bool) {
    let mut open = Vec::new();
    let mut at = start;
    while let Some(ch) = text[at..].chars().next() {
        match ch {
            '[' | '{' => open.push(ch),
            ']' | '}' => {
                open.pop();
                if open.is_empty() {
                    return (at + 1, true);
                }
            }
            '\n' if begins_anew(&text[line(text, at + 1)])
                && ends_before(&open, text, at) =>
            {
                return (at, false);
            }
            '#' => {
                at = line(text, at).end;
                continue;
            }
            '"' | '\'' => {
                at = string_end(text, at);
                continue;
            }
            _ => {}
        }
        at += ch.len_utf8();
    }
    (text.len(), false)
}

/// In an inline table of several lines, a key is what has to come next.
fn ends_before(open: &[char], text: &str, at: usize) -> bool {
    let next = text[at + 1..].trim_start();
    let is_inner = keys::keys(keys::Name::Contact).any(|key| next.starts_with(key.name));
    open.last() == Some(&'[') || !is_inner
}

/// Behind the string that begins here; one without an end ends with its line.
pub(super) fn string_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    for (quotes, escapes) in
        [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)]
    {
        if let Some(inner) = rest.strip_prefix(quotes) {
            let end = closing(inner, quotes, escapes);
            return end.map_or(line(text, start).end, |end| start + quotes.len() + end);
        }
    }
    start
}
