//! A text of the letter, prepared for searching.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use regex::{Captures, Regex};

use super::finding::Finding;
use crate::chinese::is_han;
use crate::letter::Element;
use crate::letter::Text;
use crate::source::Span;

/// A text of the letter and which element it is. Places in it are counted in characters.
pub(super) struct Passage<'a> {
    /// Which element of the letter it is.
    pub(super) what: Element,
    /// The text.
    pub(super) text: Cow<'a, Text>,
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// The number of its list; the paragraphs of one list follow each other on paper.
    pub(super) group: usize,
    /// Whether it is in an attachment.
    pub(super) is_attached: bool,
    /// The byte at which each character starts.
    starts: Vec<usize>,
    /// The places of some marks; made when first needed.
    marks: OnceCell<Marks>,
}

/// Places of marks, each in order.
struct Marks {
    /// 。！？
    stops: Vec<usize>,
    /// 《
    opening: Vec<usize>,
    /// 》
    closing: Vec<usize>,
}

/// A match of a pattern.
pub(super) struct Hit<'p> {
    /// The characters of the passage that matched.
    pub(super) range: Range<usize>,
    /// The passage.
    pub(super) passage: &'p Passage<'p>,
    captures: Captures<'p>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(what: Element, text: &'a Text, group: usize) -> Passage<'a> {
        Passage::prepared(what, Cow::Borrowed(text), group)
    }

    /// Prepares a text that a form made.
    pub(super) fn made(what: Element, text: Text, group: usize) -> Passage<'a> {
        Passage::prepared(what, Cow::Owned(text), group)
    }

    fn prepared(what: Element, text: Cow<'a, Text>, group: usize) -> Passage<'a> {
        let chars = text.chars().collect();
        let starts = text.char_indices().map(|(at, _)| at).collect();
        let is_attached = text.address().is_in("attachment");
        let marks = OnceCell::new();
        Passage { what, text, chars, group, is_attached, starts, marks }
    }

    /// Whether it is in the title of the letter as the bureau wrote it.
    pub(super) fn is_title(&self) -> bool {
        matches!(self.what, Element::TitleLine | Element::TitleForm)
    }

    /// Whether it is where a letter names the proposal that it answers.
    pub(super) fn is_head(&self) -> bool {
        self.is_title() || self.what == Element::Opening
    }

    /// Returns where these characters are in the TOML.
    pub(super) fn span(&self, chars: Range<usize>) -> Span {
        self.text.place(chars)
    }

    /// Returns where the whole text is in the TOML.
    pub(super) fn whole(&self) -> Span {
        self.span(0..self.chars.len())
    }

    /// Returns the character at this place.
    pub(super) fn at(&self, idx: usize) -> Option<char> {
        self.chars.get(idx).copied()
    }

    /// Returns the character before this place.
    pub(super) fn before(&self, idx: usize) -> Option<char> {
        idx.checked_sub(1).and_then(|idx| self.at(idx))
    }

    /// Returns these characters as a string.
    pub(super) fn slice(&self, chars: Range<usize>) -> &str {
        let byte = |idx: usize| self.starts.get(idx).copied().unwrap_or(self.text.len());
        &self.text[byte(chars.start)..byte(chars.end)]
    }

    /// Returns the text before this place.
    pub(super) fn head(&self, idx: usize) -> &str {
        self.slice(0..idx)
    }

    /// Returns the text from this place on.
    pub(super) fn tail(&self, idx: usize) -> &str {
        self.slice(idx..self.chars.len())
    }

    /// Returns all matches of a pattern.
    pub(super) fn hits(&'a self, pattern: &Regex) -> Vec<Hit<'a>> {
        let hit = |captures: Captures<'a>| {
            let whole = captures.get(0).expect("a match is all of it");
            Hit { range: self.range(whole.range()), passage: self, captures }
        };
        pattern.captures_iter(&self.text).map(hit).collect()
    }

    /// Returns the places where this text begins.
    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        self.text.match_indices(text).map(|(at, _)| self.range(at..at).start).collect()
    }

    /// Returns the sentence around this place, without its stop.
    pub(super) fn sentence(&self, idx: usize) -> Range<usize> {
        let stops = &self.marks().stops;
        let n_before = stops.partition_point(|stop| *stop < idx);
        let start = n_before.checked_sub(1).map_or(0, |last| stops[last] + 1);
        start..stops.get(n_before).copied().unwrap_or(self.chars.len())
    }

    /// Whether this place is between 《 and 》.
    fn is_quoted(&self, idx: usize) -> bool {
        let Marks { opening, closing, .. } = self.marks();
        let n_before = |marks: &[usize]| marks.partition_point(|mark| *mark < idx);
        n_before(opening) > n_before(closing)
    }

    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| {
            let places = |of: &[char]| {
                let chars = self.chars.iter().enumerate();
                chars.filter(|(_, ch)| of.contains(ch)).map(|(at, _)| at).collect()
            };
            Marks {
                stops: places(&['。', '！', '？']),
                opening: places(&['《']),
                closing: places(&['》']),
            }
        })
    }

    /// Returns the characters at these bytes of the text.
    pub(super) fn range(&self, bytes: Range<usize>) -> Range<usize> {
        let chars = |byte: usize| self.starts.partition_point(|start| *start < byte);
        chars(bytes.start)..chars(bytes.end)
    }
}

impl Hit<'_> {
    /// Creates a finding for the whole match.
    pub(super) fn finding(&self, message: impl Into<String>) -> Finding {
        Finding::new(self.span(), message)
    }

    /// Creates a finding for a group.
    pub(super) fn group_finding(
        &self,
        idx: usize,
        message: impl Into<String>,
    ) -> Finding {
        Finding::new(self.group_span(idx), message)
    }

    /// Returns where the match is in the TOML.
    pub(super) fn span(&self) -> Span {
        self.passage.span(self.range.clone())
    }

    /// Returns the text of the match.
    pub(super) fn text(&self) -> &str {
        self.captures.get(0).map_or("", |whole| whole.as_str())
    }

    /// Returns the text of a group; empty if the group did not take part.
    pub(super) fn group(&self, idx: usize) -> &str {
        self.captures.get(idx).map_or("", |group| group.as_str())
    }

    /// Returns the characters that a group matched.
    pub(super) fn group_range(&self, idx: usize) -> Range<usize> {
        let bytes = self.captures.get(idx).map_or(0..0, |group| group.range());
        self.passage.range(bytes)
    }

    /// Returns the sentence around the match.
    pub(super) fn sentence(&self) -> &str {
        self.passage.slice(self.passage.sentence(self.range.start))
    }

    /// Returns the 汉字 right before the match, at most this many.
    pub(super) fn lead(&self, n_chars: usize) -> String {
        let chars = &self.passage.chars[..self.range.start];
        let near = chars.iter().rev().take(n_chars).take_while(|ch| is_han(**ch));
        chars[chars.len() - near.count()..].iter().collect()
    }

    /// Whether the match is between 《 and 》.
    pub(super) fn is_quoted(&self) -> bool {
        self.passage.is_quoted(self.range.start)
    }

    /// Whether the match is part of this longer word.
    pub(super) fn is_in(&self, longer: &str) -> bool {
        let (before, after) = longer.split_once(self.text()).unwrap_or((longer, longer));
        self.passage.head(self.range.start).ends_with(before)
            && self.passage.tail(self.range.end).starts_with(after)
    }

    /// Returns where a group is in the TOML.
    pub(super) fn group_span(&self, idx: usize) -> Span {
        self.passage.span(self.group_range(idx))
    }

    /// Returns the character before the match.
    pub(super) fn before(&self) -> Option<char> {
        self.passage.before(self.range.start)
    }

    /// Returns the character behind the match.
    pub(super) fn after(&self) -> Option<char> {
        self.passage.at(self.range.end)
    }
}
