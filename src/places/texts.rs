//! The texts of a letter by their addresses.

use std::collections::HashMap;
use std::ops::Range;

use crate::letter::Dated;
use crate::letter::Letter;
use crate::letter::Text;
use crate::source::Source;
use crate::source::Span;
use crate::wording::Origin;

/// The texts and the date of a letter, to be asked for by their addresses.
pub struct Texts<'a> {
    letter: &'a Letter,
    by_address: HashMap<&'a str, &'a Text>,
    date: &'a Dated,
    markup: &'a Source,
}

impl<'a> Texts<'a> {
    /// Those of a letter, and the markup that a template made of it.
    pub fn new(letter: &'a Letter, markup: &'a Source) -> Texts<'a> {
        let texts = letter.texts().into_iter();
        let by_address = texts.map(|(_, text)| (text.address().as_str(), text)).collect();
        Texts { letter, by_address, date: &letter.date, markup }
    }

    /// Whether there is such a text, or it is the date's address.
    pub fn has(&self, address: &str) -> bool {
        self.by_address.contains_key(address) || self.is_date(address)
    }

    /// The text of this address.
    pub(super) fn text(&self, address: &str) -> Option<&'a Text> {
        self.by_address.get(address).copied()
    }

    /// Where characters were written: in a file of the letter, or in the markup.
    pub fn written(&self, origin: &Origin) -> Option<Span> {
        match origin {
            Origin::Template(bytes) => Some(self.markup.span(bytes.clone())),
            Origin::Text(address, _) if self.is_date(address.as_str()) => {
                Some(self.date.span.clone())
            }
            Origin::Text(address, chars) => {
                Some(self.text(address.as_str())?.place(chars.clone()))
            }
        }
    }

    /// Which characters of a stretch of so many come from a place in a file; nothing if none.
    pub(super) fn at(
        &self,
        span: &Span,
        origin: &Origin,
        n_chars: usize,
    ) -> Range<usize> {
        let (there, found) = match origin {
            Origin::Template(bytes) => {
                let is_it = span.source == *self.markup && meets(&span.range, bytes);
                return if is_it { 0..n_chars } else { 0..0 };
            }
            Origin::Text(address, _) if self.is_date(address.as_str()) => {
                let date = &self.date.span;
                let is_it = span.source == date.source && meets(&span.range, &date.range);
                return if is_it { 0..n_chars } else { 0..0 };
            }
            Origin::Text(address, there) => match self.text(address.as_str()) {
                Some(text) => (there, text.chars_at(span)),
                None => return 0..0,
            },
        };
        let common = found.start.max(there.start)..found.end.min(there.end);
        match (common.is_empty(), there.len() == n_chars) {
            (true, _) => 0..0,
            (false, true) => common.start - there.start..common.end - there.start,
            (false, false) => 0..n_chars,
        }
    }

    /// Where the whole text was written that characters are of, its quotes included.
    pub(super) fn whole(&self, origin: &Origin) -> Option<Span> {
        match origin {
            Origin::Text(address, _) if !self.is_date(address.as_str()) => {
                Some(self.text(address.as_str())?.span().clone())
            }
            _ => self.written(origin),
        }
    }

    /// The letter.
    pub fn letter(&self) -> &'a Letter {
        self.letter
    }

    /// What the template made.
    pub fn markup(&self) -> &'a Source {
        self.markup
    }

    fn is_date(&self, address: &str) -> bool {
        self.date.address.as_str() == address
    }
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
