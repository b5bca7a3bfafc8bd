//! Texts with a name, and places in them.
//!
//! A [`Source`] is a cheap clone, and a [`Span`] holds one, so a place knows its text: a
//! complaint can be shown by anyone, in any order, without a registry of files.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};

/// A text with a name: a letter, a template, a rendered markup.
#[derive(Clone)]
pub struct Source(Arc<Inner>);

struct Inner {
    name: String,
    text: String,
    /// The starts of its lines, computed at the first use: a ledger has as many
    /// complaints as rows.
    lines: OnceLock<Vec<usize>>,
    /// The number of characters before each [`BLOCK`], computed at the first use: a line may
    /// be as long as a letter, with as many findings.
    counts: OnceLock<Vec<usize>>,
}

/// So many bytes are counted at once.
const BLOCK: usize = 1024;

impl Source {
    /// Creates a source; its name is shown in messages as it is.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let (name, text) = (name.into(), text.into());
        let (lines, counts) = Default::default();
        Source(Arc::new(Inner { name, text, lines, counts }))
    }

    /// The name shown in messages, usually a path.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The place of these bytes, moved to character boundaries inside the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = floor_char(self.text(), range.start);
        let end = floor_char(self.text(), range.end).max(start);
        Span { source: self.clone(), range: start..end }
    }

    /// The line and column of a byte offset, both from 1; columns count characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_char(self.text(), offset);
        let line = self.lines().partition_point(|start| *start <= offset);
        let start = self.lines()[line - 1];
        (line, self.n_chars(start..offset) + 1)
    }

    /// The start of a line, counted from 1; the end of the text if there are fewer.
    pub fn line_start(&self, line: usize) -> usize {
        self.lines().get(line - 1).copied().unwrap_or(self.text().len())
    }

    /// The number of characters at these bytes, which start and end with one.
    fn n_chars(&self, range: Range<usize>) -> usize {
        if range.len() <= BLOCK {
            return self.text()[range].chars().count();
        }
        let counts = self.0.counts.get_or_init(|| {
            let mut counts = vec![0];
            for block in self.text().as_bytes().chunks(BLOCK) {
                counts.push(counts[counts.len() - 1] + n_starts(block));
            }
            counts
        });
        let before = |offset: usize| {
            let start = offset / BLOCK * BLOCK;
            counts[offset / BLOCK] + n_starts(&self.text().as_bytes()[start..offset])
        };
        before(range.end) - before(range.start)
    }

    fn lines(&self) -> &[usize] {
        self.0.lines.get_or_init(|| {
            let ends = self.text().match_indices('\n').map(|(at, _)| at + 1);
            [0].into_iter().chain(ends).collect()
        })
    }
}

/// The number of characters that start among these bytes.
fn n_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn floor_char(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.name() == other.name() && self.text() == other.text())
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Source({})", self.name())
    }
}

/// A place in a source, in bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// The text it is a place in.
    pub source: Source,
    /// Byte offsets, on character boundaries.
    pub range: Range<usize>,
}

impl Span {
    /// The text at this place.
    pub fn text(&self) -> &str {
        &self.source.text()[self.range.clone()]
    }

    /// The line it starts on, from 1.
    pub fn line(&self) -> usize {
        self.source.line_column(self.range.start).0
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (line, column) = self.source.line_column(self.range.start);
        write!(f, "{}:{line}:{column}", self.source.name())
    }
}

/// A value and the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place, quotes included.
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
