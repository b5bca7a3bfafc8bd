//! The text of a part of the letter, and the origin of each stretch of it.

use std::fmt;
use std::ops::{Deref, Range};

use crate::address::Address;

/// A text on its way to the paper. Characters without origin were added by the template
/// or the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    text: String,
    n_chars: usize,
    origins: Vec<Stretch>,
}

/// Characters of one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The characters, counted from 0.
    pub chars: Range<usize>,
    /// Their origin.
    pub origin: Origin,
}

/// The origin of characters. If it has as many characters, each comes from its
/// counterpart; otherwise all of them come from the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// These characters of the text at an address.
    Text(Address, Range<usize>),
    /// The template's own words, at these bytes of the markup that it made.
    Template(Range<usize>),
}

impl Wording {
    /// A text without known origins.
    pub fn new(text: impl Into<String>) -> Wording {
        let text = text.into();
        Wording { n_chars: text.chars().count(), text, origins: Vec::new() }
    }

    /// The stretches of known origin, in order.
    pub fn origins(&self) -> &[Stretch] {
        &self.origins
    }

    /// Replaces the known origins.
    pub fn set_origins(&mut self, origins: Vec<Stretch>) {
        self.origins = origins;
    }

    /// Appends characters of one origin.
    pub fn push(&mut self, text: &str, origin: Origin) {
        let start = self.n_chars;
        self.text += text;
        self.n_chars += text.chars().count();
        let chars = start..self.n_chars;
        if !chars.is_empty() {
            self.origins.push(Stretch { chars, origin });
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Wording) {
        let shift = self.n_chars;
        self.text += &other.text;
        self.n_chars += other.n_chars;
        self.origins.extend(other.origins.iter().map(|stretch| Stretch {
            chars: stretch.chars.start + shift..stretch.chars.end + shift,
            origin: stretch.origin.clone(),
        }));
    }

    /// Concatenates texts.
    pub fn concat(texts: &[Wording]) -> Wording {
        let mut whole = Wording::default();
        texts.iter().for_each(|text| whole.append(text));
        whole
    }

    /// The text at these bytes, with its origins.
    pub fn slice(&self, bytes: Range<usize>) -> Wording {
        let text = self.text[bytes.clone()].to_owned();
        let start = self.text[..bytes.start].chars().count();
        let n_chars = text.chars().count();
        let origins = self.stretches(start..start + n_chars);
        Wording { text, n_chars, origins }
    }

    /// The origins of some characters, counted from the first of them.
    pub fn stretches(&self, chars: Range<usize>) -> Vec<Stretch> {
        let within = |stretch: &Stretch| {
            let there = &stretch.chars;
            let common = there.start.max(chars.start)..there.end.min(chars.end);
            let own = common.start.saturating_sub(there.start)
                ..common.end.saturating_sub(there.start);
            let text = || self.text.chars().skip(there.start).take(there.len());
            (!common.is_empty()).then(|| Stretch {
                chars: common.start - chars.start..common.end - chars.start,
                origin: stretch.origin.part(own, text().count(), || text().collect()),
            })
        };
        self.origins.iter().filter_map(within).collect()
    }

    /// The number of characters.
    pub fn n_chars(&self) -> usize {
        self.n_chars
    }
}

impl Origin {
    /// The origin of some characters of a stretch, counted from its first; the stretch
    /// has `n_chars` and says `text`.
    fn part(
        &self,
        chars: Range<usize>,
        n_chars: usize,
        text: impl Fn() -> String,
    ) -> Origin {
        match self {
            Origin::Text(address, there) if there.len() == n_chars => {
                let there = there.start + chars.start..there.start + chars.end;
                Origin::Text(address.clone(), there)
            }
            Origin::Template(there) => {
                let text = text();
                if text.len() != there.len() {
                    return self.clone();
                }
                let byte = |n: usize| {
                    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
                };
                Origin::Template(
                    there.start + byte(chars.start)..there.start + byte(chars.end),
                )
            }
            Origin::Text(..) => self.clone(),
        }
    }
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
