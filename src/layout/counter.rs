//! The numbers of the parts of a letter.

use crate::wording::Wording;

/// Counts the parts of a letter, and its tables, in reading order, and keeps where each part
/// comes from.
#[derive(Default)]
pub(super) struct Counter {
    /// What each part says, and where that comes from.
    pub(super) parts: Vec<Wording>,
    tables: usize,
}

impl Counter {
    /// The number of a part that says this.
    pub(super) fn next(&mut self, text: Wording) -> usize {
        self.parts.push(text);
        self.parts.len() - 1
    }

    /// The number of a table.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }
}
