//! What a part of the letter says, and where each stretch of it comes from.

use std::fmt;
use std::ops::{Deref, Range};

use crate::address::Address;

/// A text on its way to the paper. What is not of a text of the letter, the template or the
/// program has added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    text: String,
    origins: Vec<Stretch>,
}

/// Characters that come from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which characters, counted from 0.
    pub chars: Range<usize>,
    /// Where they come from.
    pub origin: Origin,
}

/// Where characters come from. Where they are as many here as there, each comes from its own;
/// otherwise all of them come from the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// These characters of a text of the letter.
    Text(Address, Range<usize>),
    /// The template's own words, at these bytes of the markup that it made.
    Template(Range<usize>),
}

impl Wording {
    /// A text without known origins.
    pub fn new(text: impl Into<String>) -> Wording {
        Wording { text: text.into(), origins: Vec::new() }
    }

    /// The stretches of known origin, in order.
    pub fn origins(&self) -> &[Stretch] {
        &self.origins
    }

    /// Says where the characters come from, in place of what was known.
    pub fn set_origins(&mut self, origins: Vec<Stretch>) {
        self.origins = origins;
    }

    /// Adds characters from one place.
    pub fn push(&mut self, text: &str, origin: Origin) {
        let start = self.n_chars();
        self.text += text;
        let chars = start..self.n_chars();
        if !chars.is_empty() {
            self.origins.push(Stretch { chars, origin });
        }
    }

    /// Adds another text behind this one.
    pub fn append(&mut self, other: &Wording) {
        let shift = self.n_chars();
        self.text += &other.text;
        self.origins.extend(shifted(&other.origins, shift));
    }

    /// The texts one behind the other.
    pub fn concat(texts: &[Wording]) -> Wording {
        let mut whole = Wording::default();
        texts.iter().for_each(|text| whole.append(text));
        whole
    }

    /// These bytes of the text, with what is known of them.
    pub fn slice(&self, bytes: Range<usize>) -> Wording {
        let text = self.text[bytes.clone()].to_owned();
        let start = self.text[..bytes.start].chars().count();
        let kept = start..start + text.chars().count();
        let stretches = self.origins.iter();
        let origins = stretches.filter_map(|stretch| self.within(stretch, &kept));
        Wording { origins: origins.collect(), text }
    }

    /// What of a stretch is among these characters, counted from the first of them.
    fn within(&self, stretch: &Stretch, kept: &Range<usize>) -> Option<Stretch> {
        let Stretch { chars, origin } = stretch;
        let common = chars.start.max(kept.start)..chars.end.min(kept.end);
        if common.is_empty() {
            return None;
        }
        let origin = origin
            .part(common.start - chars.start..common.end - chars.start, || {
                self.text.chars().skip(chars.start).take(chars.len()).collect()
            });
        let chars = common.start - kept.start..common.end - kept.start;
        Some(Stretch { chars, origin })
    }

    fn n_chars(&self) -> usize {
        self.text.chars().count()
    }
}

impl Origin {
    /// Where some of the characters of a stretch come from, counted from its first; `text` is
    /// what the stretch says.
    pub fn part(&self, chars: Range<usize>, text: impl FnOnce() -> String) -> Origin {
        match self {
            Origin::Text(address, there) if there.len() >= chars.end => {
                let there = there.start + chars.start..there.start + chars.end;
                Origin::Text(address.clone(), there)
            }
            Origin::Template(bytes) => {
                let text = text();
                let at = |n: usize| -> usize {
                    text.chars().take(n).map(char::len_utf8).sum()
                };
                match text.len() == bytes.len() {
                    true => {
                        let start = bytes.start;
                        Origin::Template(start + at(chars.start)..start + at(chars.end))
                    }
                    false => self.clone(),
                }
            }
            Origin::Text(..) => self.clone(),
        }
    }
}

/// The stretches of a text that stands so many characters behind the start of another.
pub fn shifted(
    stretches: &[Stretch],
    shift: usize,
) -> impl Iterator<Item = Stretch> + use<'_> {
    stretches.iter().map(move |Stretch { chars, origin }| Stretch {
        chars: chars.start + shift..chars.end + shift,
        origin: origin.clone(),
    })
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<T: Into<String>> From<T> for Wording {
    fn from(text: T) -> Wording {
        Wording::new(text)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text)
    }
}
