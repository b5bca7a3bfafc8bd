//! A file's text without what is no TOML.
//!
//! The parser stops making sense of a file at its first mistake. So each statement is read
//! alone; one that cannot be read is complained about and blanked, which leaves all places
//! as they are.

use std::ops::Range;

use toml::de::DeTable;

use super::case::Case;
use super::case::Mistake;
use super::doubles::Doubles;
use super::header;
use super::lines;
use super::statement::Scanner;
use super::statement::Statement;
use super::stretch::with_plain_blanks;
use crate::diagnostic::Diagnostic;
use crate::reader::key::Name;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;
use crate::source::Span;

/// Past this many mistakes the file is no letter, and nobody reads on.
const ENOUGH: usize = 100;

/// A file's text without what could not be read.
pub(in crate::reader) struct Readable {
    /// The file as it was written.
    source: Source,
    /// Every character that is left stands where it was.
    pub(in crate::reader) text: String,
    /// What could not be read.
    pub(in crate::reader) mistakes: Vec<Diagnostic>,
    vocabulary: &'static Vocabulary,
    /// Where something was taken out.
    lost: Vec<Range<usize>>,
    /// Which tables were taken out with their headers.
    pub(in crate::reader) lost_tables: Vec<Name>,
    /// Where the headers stand that are left.
    headers: Vec<usize>,
}

/// Takes out of a file what is no TOML.
pub(in crate::reader) fn readable(
    vocabulary: &'static Vocabulary,
    source: &Source,
) -> Readable {
    let text = with_plain_blanks(&line_feeds(source.text()));
    let (mistakes, lost, lost_tables, headers) = Default::default();
    let source = source.clone();
    let mut readable =
        Readable { source, text, mistakes, vocabulary, lost, lost_tables, headers };
    if !errors(&readable.text).is_empty() {
        readable.take_out_slips();
        readable.take_out_doubles();
    }
    let statements = readable.scanner().all().into_iter();
    let headers = statements.filter(Statement::is_header);
    readable.headers = headers.map(|header| header.range.start).collect();
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

/// Where the parser has something against a text, in order.
fn errors(text: &str) -> Vec<usize> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let offset = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut offsets: Vec<usize> = errors.iter().map(offset).collect();
    offsets.sort_unstable();
    offsets
}

/// How far a text has been read, and in which table.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    table: Name,
}

impl Readable {
    fn scanner(&self) -> Scanner<'_> {
        Scanner { vocabulary: self.vocabulary, text: &self.text }
    }

    /// Takes out what is no statement of TOML.
    fn take_out_slips(&mut self) {
        let mut here = Place { at: 0, table: Name::ROOT };
        // A string that may have been ended by the quotes of the next, or its own.
        let mut suspect: Option<(Place, Statement)> = None;
        while self.lost.len() < ENOUGH {
            let scanner = self.scanner();
            let mut statement = scanner.next(here.at);
            let end = statement.as_ref().map_or(self.text.len(), |one| one.range.end);
            let Some(offset) = errors(&self.text[here.at..end]).first().copied() else {
                let Some(statement) = statement else { break };
                if statement.is_header() {
                    here.table = self.vocabulary.table_of(&self.text[statement.range]);
                } else if suspect.is_none()
                    && (scanner.swallows(&statement) || scanner.opens_in_vain(&statement))
                {
                    suspect = Some((here, statement));
                }
                here.at = lines::after_line(&self.text, end);
                continue;
            };
            let offset = here.at + offset;
            if let Some((place, swallowing)) = suspect.take() {
                (here, statement) = (place, Some(swallowing));
            }
            let (vocabulary, text) = (self.vocabulary, &*self.text);
            let source = &self.source;
            let case = Case { vocabulary, source, text, offset, table: here.table };
            let statement = statement.filter(|one| one.range.start <= offset);
            let is_unclosed = statement.as_ref().is_some_and(|one| case.is_unclosed(one));
            let mistake = case.mistake(statement.as_ref());
            if mistake.instead.is_none() {
                self.lose_table(mistake.range.clone());
            }
            self.take_out(mistake, offset);
            if is_unclosed {
                // What seemed to be inside of a string may not be.
                let rest = with_plain_blanks(&self.text[here.at..]);
                self.text.replace_range(here.at.., &rest);
            }
        }
    }

    /// Takes out what is written twice. One that is cured by taking out another may cure
    /// more, so the file is read again then.
    fn take_out_doubles(&mut self) {
        let source = self.source.clone();
        while self.lost.len() < ENOUGH {
            let text = self.text.clone();
            let scanner = Scanner { vocabulary: self.vocabulary, text: &text };
            let statements = scanner.all();
            let doubles = Doubles { source: &source, scanner, statements: &statements };
            let (mut end, n_lost) = (0, self.lost.len());
            for offset in errors(&text) {
                let mut statements = statements.iter().rev();
                let here = statements.find(|one| one.range.start <= offset);
                let Some(here) = here.filter(|_| offset >= end) else { continue };
                let mistake = doubles.mistake(here);
                let is_here = mistake.range.contains(&offset);
                end = mistake.range.end;
                self.take_out(mistake, offset);
                if !is_here || here.is_header() || self.lost.len() == ENOUGH {
                    break;
                }
            }
            if self.lost.len() == n_lost {
                break;
            }
        }
    }

    fn take_out(&mut self, mistake: Mistake, offset: usize) {
        let Mistake { diagnostic, mut range, instead } = mistake;
        let mut is_out = match instead {
            Some(instead) => self.put(range.clone(), &instead),
            None => self.blank(range.clone()),
        };
        if !is_out {
            // The place of the mistake was misjudged; take the parser's, or all the rest.
            range = lines::line(&self.text, offset);
            is_out = self.blank(range.clone());
        }
        if !is_out {
            range = range.start.min(offset.saturating_sub(1))..self.text.len();
            self.blank(range.clone());
        }
        self.lost.push(range);
        if self.is_first_on_its_line(&diagnostic) && !self.follows(&diagnostic) {
            self.mistakes.push(diagnostic);
        }
    }

    /// Notes which table is taken out, if this begins with its header.
    fn lose_table(&mut self, range: Range<usize>) {
        let Some(first) = self.scanner().next(range.start) else { return };
        if first.is_header() && range.contains(&first.range.start) {
            let path = header::path(&self.text[first.range]);
            self.lost_tables.push(self.vocabulary.table_of(&path));
        }
    }

    /// Whether a table is an orphan only because the one it is under was taken out.
    fn follows(&self, diagnostic: &Diagnostic) -> bool {
        let is_orphan = diagnostic.code == "section-parent";
        let took_out = |found: &Diagnostic| found.code == "section-brackets";
        is_orphan && (!self.lost_tables.is_empty() || self.mistakes.iter().any(took_out))
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

    /// Puts blanks in place of a text, if it is not blank.
    fn blank(&mut self, range: Range<usize>) -> bool {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end);
        let blank =
            |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        let blanks: String = self.text[start..end].bytes().map(blank).collect();
        self.put(start..end, &blanks)
    }

    /// Puts as many bytes in place of others, if they are not the same.
    fn put(&mut self, range: Range<usize>, instead: &str) -> bool {
        let is_other = self.text[range.clone()] != *instead;
        self.text.replace_range(range, instead);
        is_other
    }

    /// Whether a key missing from the table with this header may be in a line that was
    /// taken out; any line may have been of a table whose header is not in this file.
    pub(in crate::reader) fn may_have_lost(&self, header: Option<&Span>) -> bool {
        let Some(header) = header.filter(|header| header.source == self.source) else {
            return !self.lost.is_empty();
        };
        let start = header.range.start;
        let next = self.headers.iter().find(|next| **next > start);
        let end = next.copied().unwrap_or(self.text.len());
        self.lost.iter().any(|lost| lost.start < end && lost.end > start)
    }
}
