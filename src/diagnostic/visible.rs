//! Characters of strangers that would act on what shows them, as escapes: `\u{1b}`.
//!
//! Names of files, keys and cells are quoted in messages. A terminal obeys control characters
//! in them, and marks of direction or without width make them look like something else.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

/// Whether a character acts instead of being seen. Line feeds and tabs do, but texts have them.
pub(super) fn acts(ch: char) -> bool {
    match ch {
        '\n' | '\t' => false,
        // Of no width, of direction, separators of lines, joiners, and the mark for UTF-8.
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' => true,
        // Tags, which are never seen.
        '\u{E0000}'..='\u{E007F}' => true,
        _ => ch.is_control(),
    }
}

/// A text of one or more lines with its acting characters as escapes. A carriage return at the
/// end of a line is none.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let ends_line = ch == '\r' && chars.peek() == Some(&'\n');
        match acts(ch) && !ends_line {
            true => shown.extend(ch.escape_unicode()),
            false => shown.push(ch),
        }
    }
    shown.into()
}

/// A text as one line, with line feeds as escapes too. It is no command for the services that
/// run programs and obey lines like `::error::` and `##[error]`.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let start = text.trim_start();
    let is_command = start.starts_with("::") || start.starts_with("##[");
    if !text.contains(['\r', '\n']) && !is_command {
        return visible(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for (at, ch) in text.char_indices() {
        let begins_command = is_command && at == text.len() - start.len();
        match acts(ch) || ch == '\n' || begins_command {
            true => shown.extend(ch.escape_unicode()),
            false => shown.push(ch),
        }
    }
    shown.into()
}

/// A value as JSON on one line. Acting characters in its strings are escapes of JSON, so that
/// programs read what was there.
pub fn json_line(value: &Value) -> String {
    escaped(&value.to_string())
}

/// A value as JSON on several lines, like [`json_line`].
pub fn json_lines(value: &Value) -> String {
    escaped(&format!("{value:#}"))
}

/// Only strings have such characters in JSON, and a backslash before one is a whole escape.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for ch in json.chars() {
        match acts(ch) {
            true => ch.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                write!(shown, "\\u{unit:04x}").expect("a text takes all");
            }),
            false => shown.push(ch),
        }
    }
    shown
}
