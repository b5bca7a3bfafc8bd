//! The texts of a letter by their addresses.

use std::collections::HashMap;
use std::ops::Range;

use crate::letter::Letter;
use crate::letter::Text;
use crate::source::Source;
use crate::source::Span;
use crate::wording::Origin;
use crate::wording::Wording;

/// The texts and the date of a letter, by their addresses.
pub struct Texts<'a> {
    letter: &'a Letter,
    by_address: HashMap<&'a str, &'a Text>,
    markup: &'a Source,
}

impl<'a> Texts<'a> {
    /// The texts of a letter, and the markup that a template made of it.
    pub fn new(letter: &'a Letter, markup: &'a Source) -> Texts<'a> {
        let texts = letter.texts().into_iter();
        let by_address = texts.map(|(_, text)| (text.address().as_str(), text)).collect();
        Texts { letter, by_address, markup }
    }

    /// Whether a text or the date has this address.
    pub fn has(&self, address: &str) -> bool {
        self.by_address.contains_key(address) || self.is_date(address)
    }

    /// The text at this address.
    pub(super) fn text(&self, address: &str) -> Option<&'a Text> {
        self.by_address.get(address).copied()
    }

    /// The place where characters were written: in a file of the letter, or in the
    /// markup.
    pub fn written(&self, origin: &Origin) -> Option<Span> {
        match origin {
            Origin::Template(bytes) => Some(self.markup.span(bytes.clone())),
            Origin::Text(address, _) if self.is_date(address.as_str()) => {
                Some(self.letter.date.span.clone())
            }
            Origin::Text(address, chars) => {
                Some(self.text(address.as_str())?.place(chars.clone()))
            }
        }
    }

    /// The characters of a stretch with the text `words` that come from a place in a
    /// file; empty if none.
    pub(super) fn at(&self, span: &Span, origin: &Origin, words: &str) -> Range<usize> {
        let n_chars = words.chars().count();
        match origin {
            Origin::Template(_) if span.source != *self.markup => 0..0,
            Origin::Template(bytes) => {
                let common = common(&span.range, bytes);
                let char = |byte: usize| words[..byte - bytes.start].chars().count();
                match words.len() == bytes.len() {
                    _ if common.is_empty() => 0..0,
                    true => char(common.start)..char(common.end),
                    false => 0..n_chars,
                }
            }
            Origin::Text(address, _) if self.is_date(address.as_str()) => {
                let date = &self.letter.date.span;
                let is_it = span.source == date.source
                    && !common(&span.range, &date.range).is_empty();
                if is_it { 0..n_chars } else { 0..0 }
            }
            Origin::Text(address, there) => {
                let text = self.text(address.as_str());
                let found = text.map_or(0..0, |text| text.chars_at(span));
                let common = common(&found, there);
                match there.len() == n_chars {
                    _ if common.is_empty() => 0..0,
                    true => common.start - there.start..common.end - there.start,
                    false => 0..n_chars,
                }
            }
        }
    }

    /// The place of the whole text that characters come from, with its quotes.
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

    /// The markup that the template made.
    pub fn markup(&self) -> &'a Source {
        self.markup
    }

    fn is_date(&self, address: &str) -> bool {
        self.letter.date.address.as_str() == address
    }
}

/// A whole text on its way to the paper.
pub fn wording(text: &Text) -> Wording {
    let mut wording = Wording::default();
    let chars = 0..text.chars().count();
    wording.push(text, Origin::Text(text.address().clone(), chars));
    wording
}

/// The intersection of two ranges; empty if there is none.
fn common(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    let start = one.start.max(other.start);
    start..one.end.min(other.end).max(start)
}
