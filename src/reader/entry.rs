//! A value of a file, with its key and place.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeArray;
use toml::de::DeValue;

use super::key::Key;
use super::syntax::is_opening;
use super::syntax::line;
use super::syntax::path;
use super::syntax::written_word;
use crate::address::Address;
use crate::source::Source;
use crate::source::Span;

/// A value of a TOML file.
#[derive(Clone)]
pub(crate) struct Entry<'d> {
    /// Its key.
    pub(crate) key: &'static Key,
    /// Its file.
    pub(super) source: &'d Source,
    /// Its address.
    pub(crate) address: Address,
    /// The parsed value with its place.
    pub(super) value: &'d Spanned<DeValue<'d>>,
    /// Whether it comes from the shared file.
    pub(super) is_shared: bool,
}

impl<'d> Entry<'d> {
    /// A word in the braces of its value, as it was written.
    pub(crate) fn word(&self, word: &'d Spanned<Cow<'d, str>>) -> &'d str {
        written_word(self.source, word)
    }

    /// The value.
    pub(crate) fn value(&self) -> &'d DeValue<'d> {
        self.value.get_ref()
    }

    /// Where the value was written.
    pub(crate) fn span(&self) -> Span {
        self.source.span(self.value.span())
    }

    /// A place in its file.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        self.source.span(range)
    }

    /// For a table that exists only implicitly, because a table under it does: the
    /// parent of that table, and its path (`section` and `section.part`).
    pub(super) fn path(&self) -> Option<(String, String)> {
        let start = self.value.span().start;
        let line = line(self.source.text(), start);
        let header = self.source.text()[line.clone()].trim_start();
        let is_own = start + header.len() <= line.end;
        if is_own || !header.starts_with(is_opening) {
            return None;
        }
        let path = path(header);
        let is_number = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit());
        let depth =
            self.address.as_str().split('.').filter(|step| !is_number(step)).count();
        let parent: Vec<&str> = path.split('.').take(depth).collect();
        Some((parent.join("."), path))
    }

    /// The entry under a key or index of this one.
    pub(crate) fn element(
        &self,
        step: impl fmt::Display,
        value: &'d Spanned<DeValue<'d>>,
    ) -> Entry<'d> {
        Entry { value, address: self.address.then(step), ..self.clone() }
    }

    /// The elements of this entry's list.
    pub(crate) fn elements(
        &self,
        list: &'d DeArray<'d>,
    ) -> impl Iterator<Item = Entry<'d>> {
        list.iter().enumerate().map(|(idx, value)| self.element(idx, value))
    }
}
