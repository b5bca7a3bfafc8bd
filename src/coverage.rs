//! Checks that every character of a letter has a glyph, and complains at its place in
//! the TOML.
//!
//! Runs between the document and the layout: only the document tells which typeface a
//! character is set in, and where it was written.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::font::Fonts;
use crate::layout;
use crate::places::Texts;
use crate::source::Source;
use crate::source::Span;

/// How many further places of one character are shown.
const MOST_PLACES: usize = 5;

/// Complains about every character that no face has, once for each, in the order of
/// their places.
///
/// # Errors
///
/// Complaints about characters without glyph.
pub fn check(
    texts: &Texts,
    document: &Document,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let mut missing: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    for (role, text) in document.texts() {
        for (at, ch) in layout::missing(fonts, role, text) {
            let origins = text.stretches(at..at + 1).into_iter();
            let place =
                origins.filter_map(|stretch| texts.written(&stretch.origin)).next();
            // What the template's filters have put into a text is only in what it made.
            let place = place.unwrap_or_else(|| in_markup(ch, texts.markup()));
            missing.entry(ch).or_default().push(place);
        }
    }
    let order = |place: &Span| (place.source == *texts.markup(), place.range.start);
    let complaints = missing.into_iter().map(|(ch, mut places)| {
        places.sort_by_key(order);
        places.dedup();
        let mut places = places.into_iter();
        let first = places.next().expect("each has a place");
        let others = places.take(MOST_PLACES);
        others
            .fold(complaint(ch, first), |told, place| told.with_place(place, "这里也有"))
    });
    let mut complaints: Vec<Diagnostic> = complaints.collect();
    complaints.sort_by_key(|complaint| order(complaint.span()));
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

fn in_markup(ch: char, markup: &Source) -> Span {
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
        _ => "核对这个字有没有输错；确需使用的，用 --font-dir 指定有这个字的字库",
    };
    Diagnostic::error("glyph-missing", span, message).with_help(help)
}
