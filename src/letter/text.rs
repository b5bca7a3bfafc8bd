//! A stretch of the letter's text that knows where each of its characters was written.

use std::fmt;
use std::ops::{Deref, Range};

use serde::{Serialize, Serializer};

use crate::source::Span;

/// Text as it will be printed, without what pasting brought along, and the place in the
/// TOML that each character came from.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    text: String,
    /// For each character of `text`, the byte offset in the source where it was written.
    places: Vec<usize>,
    span: Span,
}

impl Text {
    /// Where the whole of it stands in the TOML.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// Where these characters, counted from 0, stand in the TOML.
    pub fn place(&self, chars: Range<usize>) -> Span {
        let start = self.places.get(chars.start).copied().unwrap_or(self.span.range.end);
        let end = match self.places.get(chars.end) {
            Some(&end) => end,
            None => self.span.range.end,
        };
        self.span.source.span(start..end)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
