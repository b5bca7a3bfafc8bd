//! Cleans up what pasting from Word, WPS or a web page brings along.

mod ideographs;
mod signs;

use super::literal::Placed;
use crate::chinese::Script;
use crate::chinese::is_numeral;
use crate::chinese::script;
use ideographs::ideograph;
use signs::Usual;

pub(in crate::reader) use ideographs::is_component;

/// Removes invisible characters, writes ideographs and signs as usual, and normalizes
/// blanks. `chars` are a paragraph.
pub(super) fn tidy(chars: Vec<Placed>) -> Vec<Placed> {
    let seen = usual_signs(chars);
    let mut tidied = Vec::with_capacity(seen.len());
    let mut rest = seen.as_slice();
    while let Some(first) = rest.first() {
        let n_blanks = rest.iter().take_while(|placed| is_blank(placed.ch)).count();
        match n_blanks {
            0 => {
                tidied.push(first.clone());
                rest = &rest[1..];
            }
            n => {
                let (blanks, after) = rest.split_at(n);
                tidied.extend(blank(tidied.last(), blanks, after.first()));
                rest = after;
            }
        }
    }
    tidied
}

/// The characters of a paragraph that are seen, each as it is usually written.
fn usual_signs(chars: Vec<Placed>) -> Vec<Placed> {
    if chars.iter().all(|placed| is_plain(placed.ch)) {
        return chars;
    }
    let is_seen = |placed: &Placed| !is_invisible(placed.ch);
    let seen: Vec<Placed> = chars.into_iter().filter(is_seen).collect();
    let plain: Vec<char> = seen.iter().map(|placed| ideograph(placed.ch)).collect();
    let mut usual = Vec::with_capacity(seen.len());
    for (sign, Placed { place, .. }) in signs::usual(&plain).into_iter().zip(seen) {
        let placed = |ch| Placed { ch, place: place.clone() };
        match sign {
            Usual::One(ch) => usual.push(placed(ch)),
            Usual::Several(signs) => usual.extend(signs.chars().map(placed)),
        }
    }
    usual
}

/// A text without what is invisible, and its ideographs and signs as they are usually
/// written; its blanks stay.
pub(crate) fn as_usual(text: &str) -> String {
    let placed = |ch| Placed { ch, place: 0..0 };
    usual_signs(text.chars().map(placed).collect()).iter().map(|it| it.ch).collect()
}

/// One character as it is usually written, whatever stands beside it.
pub(crate) fn usual_char(ch: char) -> char {
    signs::one(ideograph(ch))
}

/// Whether a character is certainly one that is usual, as nearly all are.
fn is_plain(ch: char) -> bool {
    let is_quote = matches!(ch, '＂' | '＇');
    matches!(ch, '\0'..='\u{7F}' | '\u{3000}'..='\u{3002}' | '\u{4E00}'..='\u{9FFF}' | '！'..='～')
        && !is_quote
}

/// What a run of blanks between two characters becomes.
///
/// Between half-width characters it is a word space. A full-width blank before a 汉字 may
/// be inside a name set to three cells (王　强) or after a label (表1　), and is kept here.
/// All others are dropped: the gap between 汉字 and digits is added by the layout.
fn blank(
    before: Option<&Placed>,
    blanks: &[Placed],
    after: Option<&Placed>,
) -> Option<Placed> {
    let wide = blanks.iter().any(|placed| placed.ch == '\u{3000}');
    let ch = match (script(before?.ch), script(after?.ch)) {
        // A wide one that follows no label becomes narrow later.
        (Script::Han | Script::Western, Script::Han) if wide => '\u{3000}',
        (Script::Western, Script::Western) if wide => '\u{3000}',
        (Script::Western, Script::Western) => ' ',
        _ => return None,
    };
    let place = blanks.first()?.place.start..blanks.last()?.place.end;
    Some(Placed { ch, place })
}

/// Whether a text before a full-width blank is a label, which the blank sets off: 第一条,
/// 表1.
pub(super) fn is_label(before: &[char]) -> bool {
    let is_number =
        |ch: &char| ch.is_ascii_digit() || is_numeral(*ch) || "-—.".contains(*ch);
    match before {
        ['第', number @ .., '条' | '章' | '节' | '款' | '编' | '部'] => {
            !number.is_empty() && number.iter().all(is_number)
        }
        ['附', '表' | '图', number @ ..] => number.iter().all(is_number),
        ['表' | '图', number @ ..] => {
            !number.is_empty() && number.iter().all(is_number)
        }
        _ => false,
    }
}

/// Whether this character ends a line, in whatever way it was typed.
pub(super) fn is_line_break(ch: char) -> bool {
    // Word ends a line within a paragraph by the first of these.
    matches!(ch, '\u{B}' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is refused in letters: a control character, or one that replaces
/// a lost character.
pub(super) fn is_refused(ch: char) -> bool {
    let is_control = ch.is_control() && ch != '\t' && !is_line_break(ch);
    is_control || ch == char::REPLACEMENT_CHARACTER || is_noncharacter(ch)
}

fn is_noncharacter(ch: char) -> bool {
    matches!(ch, '\u{FDD0}'..='\u{FDEF}') || u32::from(ch) & 0xFFFE == 0xFFFE
}

/// Whether a character is invisible: zero-width spaces and joiners, direction marks,
/// soft hyphens, stray byte order marks; and variation selectors, which ask for a glyph
/// shape that the faces of official letters do not have.
pub(crate) fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0000}'..='\u{E007F}'
            | '\u{E0100}'..='\u{E01EF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace()
}
