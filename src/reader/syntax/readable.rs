//! Reduces a file's text to what is TOML.
//!
//! The parser cannot make sense of a file after its first mistake. So each statement is
//! parsed alone; one that cannot be read is complained about and replaced by blanks,
//! which keeps all places.

use std::ops::Range;

use toml::de::DeTable;

use super::bare::plain_words;
use super::case::Case;
use super::case::Mistake;
use super::doubles::Doubles;
use super::header;
use super::lines;
use super::statement::Scanner;
use super::statement::Statement;
use super::stretch::with_plain_blanks;
use crate::diagnostic::Diagnostic;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;
use crate::source::Span;

/// The number of mistakes after which reading stops: the file is no letter.
const ENOUGH: usize = 100;

/// A file's text with the unreadable parts blanked.
pub(in crate::reader) struct Readable {
    /// The file as it was written.
    source: Source,
    /// The text; its characters have kept their places.
    pub(in crate::reader) text: String,
    /// The complaints about what could not be read.
    pub(in crate::reader) mistakes: Vec<Diagnostic>,
    vocabulary: &'static Vocabulary,
    /// The places where something was blanked.
    lost: Vec<Range<usize>>,
    /// The tables whose headers were blanked.
    pub(in crate::reader) lost_tables: Vec<TableName>,
    /// The offsets of the headers that are left.
    headers: Vec<usize>,
}

/// Blanks everything in a file that is not TOML.
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
        readable.text = plain_words(vocabulary, &readable.text);
        readable.take_out_slips();
        readable.take_out_doubles();
    }
    let statements = readable.scanner().all().into_iter();
    let headers = statements.filter(Statement::is_header);
    readable.headers = headers.map(|header| header.range.start).collect();
    readable
}

/// Turns single carriage returns, which TOML does not know, into line feeds. They ended
/// lines on old machines. Word's line end becomes a tab, which any string may have; what the
/// string says is read from the file itself.
fn line_feeds(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut kept = String::with_capacity(text.len());
    while let Some(ch) = chars.next() {
        kept.push(match ch {
            '\r' if chars.peek() != Some(&'\n') => '\n',
            '\u{B}' => '\t',
            ch => ch,
        });
    }
    kept
}

/// The offsets of the parser's errors in a text, in order.
fn errors(text: &str) -> Vec<usize> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let offset = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut offsets: Vec<usize> = errors.iter().map(offset).collect();
    offsets.sort_unstable();
    offsets
}

/// The progress of reading: how far, and in which table.
#[derive(Clone, Copy)]
struct Progress {
    at: usize,
    table: TableName,
}

impl Readable {
    fn scanner(&self) -> Scanner<'_> {
        Scanner { vocabulary: self.vocabulary, text: &self.text }
    }

    /// Blanks what is no statement of TOML.
    fn take_out_slips(&mut self) {
        let mut here = Progress { at: 0, table: TableName::ROOT };
        // A string that may have been ended by the quotes of the next, or its own.
        let mut suspect: Option<(Progress, Statement)> = None;
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

    /// Blanks repeated keys and tables. Blanking one may resolve further ones, so the
    /// file is then read again.
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

    /// Records the table whose header is blanked, if this starts with one.
    fn lose_table(&mut self, range: Range<usize>) {
        let Some(first) = self.scanner().next(range.start) else { return };
        if first.is_header() && range.contains(&first.range.start) {
            let path = header::path(&self.text[first.range]);
            self.lost_tables.push(self.vocabulary.table_of(&path));
        }
    }

    /// Whether a table lacks its parent only because the parent was blanked.
    fn follows(&self, diagnostic: &Diagnostic) -> bool {
        let is_orphan = diagnostic.code == "section-parent";
        let took_out = |found: &Diagnostic| found.code == "section-brackets";
        is_orphan && (!self.lost_tables.is_empty() || self.mistakes.iter().any(took_out))
    }

    /// Whether a complaint is the first on its line, whose help shows the whole
    /// corrected line. Invisible characters are all reported, for each has to be found.
    fn is_first_on_its_line(&self, diagnostic: &Diagnostic) -> bool {
        let line = |found: &Diagnostic| {
            let span = found.span();
            span.source.line_column(span.range.start).0
        };
        diagnostic.code == "control-character"
            || self.mistakes.iter().all(|found| line(found) != line(diagnostic))
    }

    /// Blanks a text; false if it is blank already.
    fn blank(&mut self, range: Range<usize>) -> bool {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end);
        let blank =
            |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        let blanks: String = self.text[start..end].bytes().map(blank).collect();
        self.put(start..end, &blanks)
    }

    /// Replaces bytes by as many others; false if they are equal.
    fn put(&mut self, range: Range<usize>, instead: &str) -> bool {
        let is_other = self.text[range.clone()] != *instead;
        self.text.replace_range(range, instead);
        is_other
    }

    /// Whether a key missing from the table with this header may be on a blanked line.
    /// Any line may have belonged to a table whose header is not in this file.
    pub(in crate::reader) fn may_have_lost(&self, header: Option<&Span>) -> bool {
        let Some(header) = header.filter(|header| header.source == self.source) else {
            return !self.lost.is_empty();
        };
        let start = header.range.start;
        let next = self.headers.partition_point(|header| *header <= start);
        let end = self.headers.get(next).copied().unwrap_or(self.text.len());
        self.lost.iter().any(|lost| lost.start < end && lost.end > start)
    }
}
