//! A file's text without what is no TOML.
//!
//! The parser stops making sense of a file at its first mistake. So a line that cannot be
//! read is complained about and blanked, which leaves all places as they are, and the file
//! is read again, until what is left is TOML.

use std::ops::Range;

use toml::de::DeTable;

use super::case::Found;
use super::lines;
use super::mistake::Mistake;
use super::mistake::mistake;
use super::statement::Statement;
use super::stretch;
use crate::diagnostic::Diagnostic;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;
use crate::source::Span;

/// Past this many mistakes the file is no letter, and nobody reads on.
const ENOUGH: usize = 100;

/// A file's text without what could not be read.
pub(in crate::reader) struct Readable {
    /// Every character that is left stands where it was.
    pub(in crate::reader) text: String,
    /// What could not be read.
    pub(in crate::reader) mistakes: Vec<Diagnostic>,
    vocabulary: &'static Vocabulary,
    /// Where something was taken out.
    lost: Vec<Range<usize>>,
}

/// Takes out of a file what is no TOML.
pub(in crate::reader) fn readable(
    vocabulary: &'static Vocabulary,
    source: &Source,
) -> Readable {
    let text = line_feeds(source.text());
    let mut readable =
        Readable { text, mistakes: Vec::new(), vocabulary, lost: Vec::new() };
    for _ in 0..ENOUGH {
        // Each time anew: what seemed to be inside of a string without an end may not be.
        readable.text = stretch::with_plain_blanks(&readable.text);
        let Some(error) = first_error(&readable.text) else { break };
        let mistake = mistake(vocabulary, source, &readable.text, &error);
        readable.take_out(mistake, error.offset);
    }
    readable
}

/// A carriage return alone ended lines on old machines; TOML does not know it.
fn line_feeds(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut kept = String::with_capacity(text.len());
    while let Some(ch) = chars.next() {
        kept.push(if ch == '\r' && chars.peek() != Some(&'\n') { '\n' } else { ch });
    }
    kept
}

fn first_error(text: &str) -> Option<Found> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let found = errors.iter().map(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        Found { message: error.message().to_owned(), offset }
    });
    found.min_by_key(|found| found.offset)
}

impl Readable {
    fn take_out(&mut self, mistake: Mistake, offset: usize) {
        let Mistake { diagnostic, mut range, instead } = mistake;
        let before = self.text.clone();
        match instead {
            Some(instead) if instead.len() == range.len() => {
                self.text.replace_range(range.clone(), &instead);
            }
            _ => self.blank(range.clone()),
        }
        if self.text == before {
            // The place of the mistake was misjudged; take the parser's, or all the rest.
            range = lines::line(&self.text, offset);
            self.blank(range.clone());
        }
        if self.text == before {
            range = range.start..self.text.len();
            self.blank(range.clone());
            self.blank(offset.saturating_sub(1)..self.text.len());
        }
        self.lost.push(range);
        if self.is_first_on_its_line(&diagnostic) {
            self.mistakes.push(diagnostic);
        }
    }

    /// One complaint a line: its help shows the whole line put right. Characters that
    /// cannot be seen are all shown, for each has to be found.
    fn is_first_on_its_line(&self, diagnostic: &Diagnostic) -> bool {
        let line = |found: &Diagnostic| {
            let span = found.span();
            span.source.line_column(span.range.start).0
        };
        diagnostic.code == "control-character"
            || self.mistakes.iter().all(|found| line(found) != line(diagnostic))
    }

    fn blank(&mut self, range: Range<usize>) {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end);
        let blanks: String = self.text[start..end]
            .bytes()
            .map(
                |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' },
            )
            .collect();
        self.text.replace_range(start..end, &blanks);
    }

    /// Whether a key missing from the table with this header may be in a line that was
    /// taken out.
    pub(in crate::reader) fn may_have_lost(
        &self,
        source: &Source,
        header: Option<&Span>,
    ) -> bool {
        let Some(header) = header.filter(|header| header.source == *source) else {
            return !self.lost.is_empty();
        };
        let start = header.range.start;
        let statements = Statement::all(self.vocabulary, &self.text);
        let next = statements
            .iter()
            .find(|statement| statement.is_header() && statement.range.start > start);
        let end = next.map_or(self.text.len(), |next| next.range.start);
        self.lost.iter().any(|lost| lost.start < end && lost.end > start)
    }
}
