//! 附注: free ones, and the order of all (7.3.6).

use super::complaints;
use super::model::Letter;
use super::model::Remark;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;

impl Letter {
    /// The kinds of 附注 in the order in which they are printed.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut order = self.notes_order.clone();
        let usual = Remark::WORDS.into_iter().map(|(_, remark)| remark);
        order.extend(usual.filter(|remark| !self.notes_order.contains(remark)));
        order
    }
}

/// Reads the free 附注, without brackets around the whole of one: they are printed anyway.
pub(super) fn notes(table: &TomlTable, log: &mut Log) -> Vec<Text> {
    let notes = table.lines("notes", log).into_iter().map(without_brackets);
    let notes: Vec<Text> = notes.collect();
    for empty in notes.iter().filter(|note| note.is_empty()) {
        log.add(complaints::empty_note(empty.span().clone()));
    }
    notes
}

/// Reads the order; each word may be there once.
pub(super) fn order(table: &TomlTable, log: &mut Log) -> Vec<Remark> {
    let mut order = Vec::new();
    for text in table.texts("notes_order", log).unwrap_or_default() {
        let found = Remark::WORDS.iter().find(|(word, _)| *word == &*text);
        match found {
            None => log.add(complaints::unknown_remark(table.key("notes_order"), &text)),
            Some((_, remark)) if order.contains(remark) => {
                log.add(complaints::remark_twice(&text));
            }
            Some((_, remark)) => order.push(*remark),
        }
    }
    order
}

/// A text without the brackets around the whole of it, of either width.
fn without_brackets(text: Text) -> Text {
    let chars: Vec<char> = text.chars().collect();
    let mut depth = 0;
    let behind = chars.iter().position(|ch| {
        depth +=
            i32::from(matches!(ch, '（' | '(')) - i32::from(matches!(ch, '）' | ')'));
        depth <= 0
    });
    match behind {
        Some(last) if last > 0 && last + 1 == chars.len() => {
            without_brackets(text.with(&[0..1, last..last + 1], ""))
        }
        _ => text,
    }
}
