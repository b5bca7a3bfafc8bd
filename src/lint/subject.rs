//! What rules can see of a letter.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::passage::Hit;
use super::passage::Passage;
use super::words::Lists;
use crate::compile::Compiled;
use crate::letter::Element;
use crate::letter::Letter;
use crate::letter::Text;
use crate::places::Paper;
use crate::source::Span;

/// What is known of a letter: all stages, or only what was read.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The letter as it was read.
    pub letter: &'a Letter,
    /// The letter at every stage, if it could be set.
    pub compiled: Option<&'a Compiled>,
    /// The places of the same proposal's number in other letters of the run to the same
    /// addressee.
    pub twins: &'a [Span],
}

impl<'a> Known<'a> {
    /// Adds the places of the proposal in other letters.
    pub fn with_twins(self, twins: &'a [Span]) -> Known<'a> {
        Known { twins, ..self }
    }
}

impl<'a> From<&'a Compiled> for Known<'a> {
    fn from(compiled: &'a Compiled) -> Known<'a> {
        Known { letter: &compiled.letter, compiled: Some(compiled), twins: &[] }
    }
}

impl<'a> From<&'a Letter> for Known<'a> {
    fn from(letter: &'a Letter) -> Known<'a> {
        Known { letter, compiled: None, twins: &[] }
    }
}

/// A letter with everything a rule may ask about it.
pub(super) struct Subject<'a> {
    /// The letter as it was read.
    pub(super) letter: &'a Letter,
    /// The letter at every stage, if it could be set.
    pub(super) compiled: Option<&'a Compiled>,
    /// The places of the same proposal in other letters of the run to the same addressee.
    pub(super) twins: &'a [Span],
    /// The letter's number, if nothing of it is missing.
    pub(super) number: Option<Passage<'a>>,
    /// Its texts in reading order.
    pub(super) passages: Vec<Passage<'a>>,
    /// Today.
    pub(super) today: NaiveDate,
    /// The lists of words.
    pub(super) lists: &'a Lists,
    /// The pages with the places of their texts; made when first needed.
    paper: OnceCell<Paper<'a>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        known: Known<'a>,
        today: NaiveDate,
        lists: &'a Lists,
    ) -> Subject<'a> {
        let Known { letter, compiled, twins } = known;
        let number = letter.whole_number();
        let number = number.map(|text| Passage::new(Element::Number, text, 0));
        let passages = passages(letter);
        let paper = OnceCell::new();
        Subject { letter, compiled, twins, number, passages, today, lists, paper }
    }

    /// Returns the pages with the places of their texts.
    pub(super) fn paper(&self, compiled: &'a Compiled) -> &Paper<'a> {
        self.paper.get_or_init(|| compiled.paper())
    }

    /// Iterates over the texts that the bureau wrote; the proposal's title is not one of them.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| passage.what != Element::Subject)
    }

    /// Iterates over the texts that are one of these elements.
    pub(super) fn of<'s>(
        &'s self,
        kinds: &'s [Element],
    ) -> impl Iterator<Item = &'s Passage<'a>> {
        self.passages.iter().filter(|passage| kinds.contains(&passage.what))
    }

    /// Iterates over the paragraphs of opening, sections, closing and attachments.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.of(&[Element::Opening, Element::Paragraph, Element::Closing])
    }

    /// Returns the title, whether written or made by the template; `None` if the letter could
    /// not be set.
    pub(super) fn title(&self) -> Option<String> {
        self.compiled.map(|compiled| compiled.document.title.text())
    }

    /// Whether the program put this in place of something that the public version lacks.
    pub(super) fn is_instead(&self, hit: &Hit) -> bool {
        let removed = self.compiled.map_or(&[][..], |compiled| &compiled.cuts.removed);
        let is_removed = |place: Span| {
            removed.iter().any(|it| it.source == place.source && it.range == place.range)
        };
        hit.range.clone().all(|at| is_removed(hit.passage.span(at..at + 1)))
    }

    /// Returns where the date is.
    pub(super) fn date_span(&self) -> Span {
        self.letter.date.span.clone()
    }
}

/// Returns the place of a one-line value, without its quotes.
pub(super) fn inside(text: &Text) -> Span {
    text.place(0..text.chars().count())
}

/// Collects the texts that rules read; those of one list have the same group.
fn passages(letter: &Letter) -> Vec<Passage<'_>> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut list = None;
    let mut group = 0;
    for (what, text) in letter.texts() {
        // Of a form is read what is printed.
        let (what, is_form) = match what.made() {
            Some(made) => (made, true),
            None if what.is_prose() => (what, false),
            None => continue,
        };
        let own = Some((what, list_of(what, text)));
        group += usize::from(own != list);
        list = own;
        passages.push(match is_form {
            true => Passage::made(what, letter.filled(text), group),
            false => Passage::new(what, text, group),
        });
    }
    passages
}

/// Returns the address of the list that a text is in; a table is one list.
fn list_of(what: Element, text: &Text) -> &str {
    let list = text.address().parent();
    match what {
        Element::Cell => list.rsplit_once('.').map_or(list, |(rows, _)| rows),
        _ => list,
    }
}
