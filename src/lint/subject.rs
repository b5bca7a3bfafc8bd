//! What rules look at.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::passage::Passage;
use super::words::Lists;
use crate::compile::Compiled;
use crate::letter::Element;
use crate::letter::Letter;
use crate::letter::Text;
use crate::places::Paper;
use crate::source::Span;

/// A letter as far as it went.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    letter: &'a Letter,
    compiled: Option<&'a Compiled>,
}

impl<'a> From<&'a Compiled> for Known<'a> {
    fn from(compiled: &'a Compiled) -> Known<'a> {
        Known { letter: &compiled.letter, compiled: Some(compiled) }
    }
}

impl<'a> From<&'a Letter> for Known<'a> {
    fn from(letter: &'a Letter) -> Known<'a> {
        Known { letter, compiled: None }
    }
}

/// A letter with everything a rule may ask about it.
pub(super) struct Subject<'a> {
    /// What the TOML says.
    pub(super) letter: &'a Letter,
    /// The letter at every station, if it could be set.
    pub(super) compiled: Option<&'a Compiled>,
    /// The letter's number.
    pub(super) number: Passage<'a>,
    /// The texts in reading order.
    pub(super) passages: Vec<Passage<'a>>,
    /// Today.
    pub(super) today: NaiveDate,
    /// Lists of words.
    pub(super) lists: &'a Lists,
    /// The pages, once somebody asked where their texts were written.
    paper: OnceCell<Paper<'a>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        known: Known<'a>,
        today: NaiveDate,
        lists: &'a Lists,
    ) -> Subject<'a> {
        let Known { letter, compiled } = known;
        let number = Passage::new(Element::Number, &letter.number, 0);
        let passages = passages(letter);
        let paper = OnceCell::new();
        Subject { letter, compiled, number, passages, today, lists, paper }
    }

    /// The pages, whose texts know where they were written.
    pub(super) fn paper(&self, compiled: &'a Compiled) -> &Paper<'a> {
        self.paper.get_or_init(|| compiled.paper())
    }

    /// The texts that the bureau wrote; the proposers' own title is not among them.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| passage.what != Element::Subject)
    }

    /// The texts of these kinds.
    pub(super) fn of<'s>(
        &'s self,
        kinds: &'s [Element],
    ) -> impl Iterator<Item = &'s Passage<'a>> {
        self.passages.iter().filter(|passage| kinds.contains(&passage.what))
    }

    /// Paragraphs of sections and attachments, of the opening and the closing.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.of(&[Element::Opening, Element::Paragraph, Element::Closing])
    }

    /// The title, be it the writer's or the template's, of a letter that could be set.
    pub(super) fn title(&self) -> Option<String> {
        self.compiled.map(|compiled| compiled.document.title.text())
    }

    /// Where the date is.
    pub(super) fn date_span(&self) -> Span {
        self.letter.date.span.clone()
    }
}

/// Where a one-line value is, without its quotes.
pub(super) fn inside(text: &Text) -> Span {
    text.place(0..text.chars().count())
}

/// The texts of a letter that rules read, those of one list in one group.
fn passages(letter: &Letter) -> Vec<Passage<'_>> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut list = None;
    let mut group = 0;
    for (what, text) in letter.texts().into_iter().filter(|(what, _)| what.is_prose()) {
        let own = Some((what, list_of(what, text)));
        group += usize::from(own != list);
        list = own;
        passages.push(Passage::new(what, text, group));
    }
    passages
}

/// The address of the list that a text is in; all cells of a table are in one.
fn list_of(what: Element, text: &Text) -> &str {
    let list = text.address().parent();
    match what {
        Element::Cell => list.rsplit_once('.').map_or(list, |(rows, _)| rows),
        _ => list,
    }
}
