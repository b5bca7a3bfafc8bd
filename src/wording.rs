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
    /// The byte at which each [`BLOCK`] of characters but the first starts.
    blocks: Vec<usize>,
    origins: Vec<Stretch>,
}

/// So many characters are counted one by one.
const BLOCK: usize = 256;

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
        let mut wording = Wording::default();
        wording.add(&text.into());
        wording
    }

    /// Appends characters without known origin.
    fn add(&mut self, text: &str) {
        let before = self.text.len();
        for (at, _) in text.char_indices() {
            if self.n_chars == (self.blocks.len() + 1) * BLOCK {
                self.blocks.push(before + at);
            }
            self.n_chars += 1;
        }
        self.text += text;
    }

    /// The byte at which a character starts, or the end of the text.
    fn byte(&self, char: usize) -> usize {
        let start = match char / BLOCK {
            0 => 0,
            block => self.blocks.get(block - 1).copied().unwrap_or(self.text.len()),
        };
        let at = self.text[start..].char_indices().nth(char % BLOCK);
        at.map_or(self.text.len(), |(at, _)| start + at)
    }

    /// The text of these characters.
    pub(crate) fn words(&self, chars: Range<usize>) -> &str {
        &self.text[self.byte(chars.start)..self.byte(chars.end)]
    }

    /// The characters at these bytes.
    pub(crate) fn chars_at(&self, bytes: Range<usize>) -> Range<usize> {
        self.char(bytes.start)..self.char(bytes.end)
    }

    /// The number of characters before a byte.
    fn char(&self, byte: usize) -> usize {
        let block = self.blocks.partition_point(|start| *start <= byte);
        let start = block.checked_sub(1).map_or(0, |before| self.blocks[before]);
        block * BLOCK + self.text[start..byte].chars().count()
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
        self.add(text);
        let chars = start..self.n_chars;
        if !chars.is_empty() {
            self.origins.push(Stretch { chars, origin });
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Wording) {
        let shift = self.n_chars;
        self.add(&other.text);
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
        let mut slice = Wording::new(&self.text[bytes.clone()]);
        let start = self.char(bytes.start);
        slice.origins = self.stretches(start..start + slice.n_chars);
        slice
    }

    /// The origins of some characters, counted from the first of them.
    pub fn stretches(&self, chars: Range<usize>) -> Vec<Stretch> {
        let first = self.origins.partition_point(|it| it.chars.end <= chars.start);
        let near = self.origins[first..].iter();
        let within = |stretch: &Stretch| {
            let there = &stretch.chars;
            let common = there.start.max(chars.start)..there.end.min(chars.end);
            (!common.is_empty()).then(|| Stretch {
                chars: common.start - chars.start..common.end - chars.start,
                origin: self.part(stretch, common),
            })
        };
        near.take_while(|it| it.chars.start < chars.end).filter_map(within).collect()
    }

    /// The origin of some of a stretch's characters.
    fn part(&self, stretch: &Stretch, chars: Range<usize>) -> Origin {
        let whole = &stretch.chars;
        match &stretch.origin {
            Origin::Text(address, there) if there.len() == whole.len() => {
                let there = there.start + chars.start - whole.start
                    ..there.start + chars.end - whole.start;
                Origin::Text(address.clone(), there)
            }
            Origin::Template(there) => {
                let start = self.byte(whole.start);
                if self.byte(whole.end) - start != there.len() {
                    return stretch.origin.clone();
                }
                let byte = |char| there.start + self.byte(char) - start;
                Origin::Template(byte(chars.start)..byte(chars.end))
            }
            Origin::Text(..) => stretch.origin.clone(),
        }
    }

    /// The number of characters.
    pub fn n_chars(&self) -> usize {
        self.n_chars
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
