//! Numbers for the parts of a letter.

use crate::wording::Wording;

/// Numbers the parts of a letter and its tables in reading order, and keeps the text and
/// origin of each part.
#[derive(Default)]
pub(super) struct Counter {
    /// The text of each part, with its origin.
    pub(super) parts: Vec<Wording>,
    tables: usize,
}

impl Counter {
    /// The number for the next part, which has this text.
    pub(super) fn next(&mut self, text: Wording) -> usize {
        self.parts.push(text);
        self.parts.len() - 1
    }

    /// The number for the next table.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }
}
