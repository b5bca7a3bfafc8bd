//! The numbers of the parts of a letter.

use crate::wording;
use crate::wording::Stretch;
use crate::wording::Wording;

/// Counts the parts of a letter, and its tables, in reading order, and keeps where each part
/// comes from.
#[derive(Default)]
pub(super) struct Counter {
    /// For each part, where it comes from.
    pub(super) origins: Vec<Vec<Stretch>>,
    tables: usize,
}

impl Counter {
    /// The number of a part that says this.
    pub(super) fn next(&mut self, text: &Wording) -> usize {
        self.next_behind(0, text)
    }

    /// The number of a part that says this behind so many characters of the layout's own.
    pub(super) fn next_behind(&mut self, n_chars: usize, text: &Wording) -> usize {
        self.origins.push(wording::shifted(text.origins(), n_chars).collect());
        self.origins.len() - 1
    }

    /// The number of a table.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }
}
