//! Whether every character of a letter has a glyph, said at its place in the TOML.
//!
//! Stands between the document and the layout: only the document tells which typeface a
//! character is set in, and only the letter tells where it was written.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::font::Fonts;
use crate::layout;
use crate::letter::{Letter, Text};
use crate::source::{Source, Span};

/// Complains about every character that no face has, once for each, in the order of the
/// places.
pub fn check(
    letter: &Letter,
    markup: &Source,
    document: &Document,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let missing: BTreeSet<char> = document
        .texts()
        .into_iter()
        .flat_map(|(role, text)| layout::missing(fonts, role, text))
        .collect();
    let mut complaints: Vec<Diagnostic> =
        missing.into_iter().map(|ch| complaint(ch, place(ch, letter, markup))).collect();
    complaints.sort_by_key(|complaint| {
        let Span { source, range } = complaint.span();
        (source == markup, range.start)
    });
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

/// Where the character was written: in the letter, or else in what the template made.
fn place(ch: char, letter: &Letter, markup: &Source) -> Span {
    let in_text = |text: &&Text| text.contains(ch);
    if let Some(text) = letter.printed().find(in_text) {
        let at = text.chars().position(|other| other == ch).unwrap_or(0);
        return text.place(at..at + 1);
    }
    let at = markup.text().find(ch).unwrap_or(0);
    markup.span(at..at + ch.len_utf8())
}

fn complaint(ch: char, span: Span) -> Diagnostic {
    let message = format!("没有字体能印出“{ch}”（U+{:04X}）", u32::from(ch));
    let help = match ch {
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => {
            "这是某种字库自造的字，换台电脑就不认得；改用标准字，或用 --font-dir 指定有这个字的字库"
        }
        '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' => {
            "公文里不用表情符号，请删去"
        }
        _ => "请核对这个字是否输错；确需使用的，用 --font-dir 指定有这个字的字库",
    };
    Diagnostic::error("glyph-missing", span, message).with_help(help)
}
