//! A mistake in a statement, and all that can be looked at to tell which it is.

use std::ops::Range;

use super::lines;
use super::mend;
use super::mend::Subject;
use super::statement::Form;
use super::statement::Statement;
use super::statement::begins_anew;
use crate::diagnostic::Diagnostic;
use crate::reader::key::Key;
use crate::reader::key::Name;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;

/// What the parser has against a text, and where.
pub(super) struct Found {
    pub(super) message: String,
    pub(super) offset: usize,
}

/// All that can be looked at to tell what happened.
pub(super) struct Case<'c> {
    pub(super) vocabulary: &'static Vocabulary,
    pub(super) source: &'c Source,
    pub(super) text: &'c str,
    pub(super) found: &'c Found,
    pub(super) statements: &'c [Statement],
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

    /// Whether the parser's message has these words.
    pub(super) fn says(&self, words: &str) -> bool {
        self.found.message.contains(words)
    }

    /// Whether a statement has no end, or has it only in the quotes that open the next.
    pub(super) fn is_unclosed(&self, statement: &Statement) -> bool {
        !statement.is_closed || self.swallows(statement)
    }

    /// A long string whose last line is `body =` was ended by the quotes of that body.
    fn swallows(&self, statement: &Statement) -> bool {
        let Form::Entry { value, .. } = &statement.form else { return false };
        let value = &self.text[value.clone()];
        let Some(quotes) = value.get(..3).filter(|q| matches!(*q, "\"\"\"" | "'''"))
        else {
            return false;
        };
        let Some(end) = value[3..].find(quotes) else { return false };
        let last_line = value[3..3 + end].rsplit('\n').next().unwrap_or_default();
        let is_key = last_line.trim_end().ends_with('=')
            && begins_anew(self.vocabulary, last_line);
        is_key && value[3..3 + end].contains('\n')
    }

    /// The end of the lines after an offset that are neither header nor entry.
    pub(super) fn end_of_words(&self, offset: usize) -> usize {
        let after = self.statements.iter().filter(|one| one.range.start >= offset);
        let words = after.take_while(|one| one.form == Form::Words);
        words.last().map_or(offset, |last| last.range.end)
    }

    /// The key that a word stands for in the table that a statement is in.
    pub(super) fn known(
        &self,
        statement: &Statement,
        word: &str,
    ) -> Option<&'static Key> {
        let table = self.table_around(statement);
        let known = self.vocabulary.key(table, word);
        known
            .or_else(|| self.vocabulary.called(table, word))
            .or_else(|| self.vocabulary.key_anywhere(table, word))
    }

    /// An entry put right.
    pub(super) fn line(&self, of: Subject, written: &str) -> Option<String> {
        mend::line(self.vocabulary, of, written)
    }

    /// The table that a statement is in.
    pub(super) fn table_around(&self, statement: &Statement) -> Name {
        let start = statement.range.start;
        let above = self.statements.iter().rev().filter(|one| one.range.start < start);
        let header = above.clone().find(|one| one.is_header());
        header.map_or(Name::ROOT, |one| {
            self.vocabulary.table_of(&self.text[one.range.clone()])
        })
    }

    /// How far an entry that cannot be read reaches.
    pub(super) fn damage_end(&self, statement: &Statement) -> usize {
        if !self.is_unclosed(statement) {
            return self.end_of_words(statement.range.end);
        }
        let mut end = lines::line(self.text, statement.range.start).end;
        while end < statement.range.end {
            let next = lines::line(self.text, end + 1 + usize::from(self.is_crlf(end)));
            if begins_anew(self.vocabulary, &self.text[next.clone()]) {
                return end;
            }
            end = next.end.max(end + 1);
        }
        end.min(self.text.len())
    }

    fn is_crlf(&self, at: usize) -> bool {
        self.text[at..].starts_with("\r\n")
    }
}
