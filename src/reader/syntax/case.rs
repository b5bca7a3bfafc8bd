//! A mistake in a statement, and the evidence to tell which one it is.

use std::ops::Range;

use super::lines;
use super::mend;
use super::mend::EntryKey;
use super::statement::Scanner;
use super::statement::Statement;
use super::statement::begins_anew;
use crate::diagnostic::Diagnostic;
use crate::reader::key::Key;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;

/// A mistake, and the replacement by which the rest can be read.
pub(super) struct Mistake {
    /// The complaint.
    pub(super) diagnostic: Diagnostic,
    /// The bytes to replace.
    pub(super) range: Range<usize>,
    /// As many bytes as `range`; none for blanks.
    pub(super) instead: Option<String>,
}

/// The evidence to tell what happened.
pub(super) struct Case<'c> {
    /// The known keys.
    pub(super) vocabulary: &'static Vocabulary,
    /// The file as it was written.
    pub(super) source: &'c Source,
    /// Its text without the mistakes before this one.
    pub(super) text: &'c str,
    /// Where the parser stopped.
    pub(super) offset: usize,
    /// The table of the statement.
    pub(super) table: TableName,
}

impl Case<'_> {
    /// A mistake at this place.
    pub(super) fn error(
        &self,
        place: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error("syntax", self.source.span(place), message)
    }

    /// A scanner for other statements of the text.
    pub(super) fn scanner(&self) -> Scanner<'_> {
        Scanner { vocabulary: self.vocabulary, text: self.text }
    }

    /// Whether a statement has no end, or ends only at the quotes that open the next.
    pub(super) fn is_unclosed(&self, statement: &Statement) -> bool {
        !statement.is_closed || self.scanner().swallows(statement)
    }

    /// The key that a word stands for in the statement's table.
    pub(super) fn known(&self, word: &str) -> Option<&'static Key> {
        let known = self.vocabulary.key(self.table, word);
        known
            .or_else(|| self.vocabulary.called(self.table, word))
            .or_else(|| self.vocabulary.key_anywhere(self.table, word))
    }

    /// The corrected line of an entry.
    pub(super) fn line(&self, of: EntryKey, written: &str) -> Option<String> {
        mend::line(self.vocabulary, of, written)
    }

    /// The end of an entry that cannot be read.
    pub(super) fn damage_end(&self, statement: &Statement) -> usize {
        if !self.is_unclosed(statement) {
            return self.scanner().end_of_words(statement.range.end);
        }
        let mut end = lines::line(self.text, statement.range.start).end;
        while end < statement.range.end {
            let next = lines::line(self.text, lines::after_line(self.text, end));
            if begins_anew(self.vocabulary, &self.text[next.clone()]) {
                return end;
            }
            end = next.end.max(end + 1);
        }
        end.min(self.text.len())
    }
}

/// A corrected text, padded with blanks to the length in bytes of the original.
pub(super) fn padded(mended: &str, len: usize) -> Option<String> {
    let n_blanks = len.checked_sub(mended.len())?;
    Some(format!("{mended}{}", " ".repeat(n_blanks)))
}
