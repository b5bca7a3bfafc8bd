//! What rules look at.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::passage::{Passage, What};
use super::places::Places;
use super::words::Lists;
use crate::compile::Compiled;
use crate::letter::{Attachment, Letter, Section, Tabular, Text};
use crate::source::Span;

/// A letter with everything a rule may ask about it.
pub(super) struct Subject<'a> {
    /// The letter at every station.
    pub(super) compiled: &'a Compiled,
    /// What the TOML says.
    pub(super) letter: &'a Letter,
    /// The letter's number.
    pub(super) number: Passage<'a>,
    /// The texts in reading order.
    pub(super) passages: Vec<Passage<'a>>,
    /// Today.
    pub(super) today: NaiveDate,
    /// Lists of words.
    pub(super) lists: &'a Lists,
    /// Where the pages' texts were written, once somebody asked.
    places: OnceCell<Places<'a>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        compiled: &'a Compiled,
        today: NaiveDate,
        lists: &'a Lists,
    ) -> Subject<'a> {
        let letter = &compiled.letter;
        let number = Passage::new(What::Title, &letter.number, 0);
        let passages = passages(letter);
        let places = OnceCell::new();
        Subject { compiled, letter, number, passages, today, lists, places }
    }

    /// Where the texts on the pages were written.
    pub(super) fn places(&self) -> &Places<'a> {
        self.places.get_or_init(|| Places::new(self.compiled))
    }

    /// The texts that the bureau wrote; the proposers' own title is not among them.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| passage.what != What::Subject)
    }

    /// The texts of these kinds.
    pub(super) fn of<'s>(
        &'s self,
        kinds: &'s [What],
    ) -> impl Iterator<Item = &'s Passage<'a>> {
        self.passages.iter().filter(|passage| kinds.contains(&passage.what))
    }

    /// Paragraphs of sections and attachments, of the opening and the closing.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.of(&[What::Opening, What::Paragraph, What::Closing])
    }

    /// The title, be it the writer's or the template's.
    pub(super) fn title(&self) -> String {
        self.compiled.document.title.text()
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

/// The texts of a letter, those of one body in one group.
fn passages(letter: &Letter) -> Vec<Passage<'_>> {
    let mut list = List { passages: Vec::new(), group: 0, is_attached: false };
    list.add(What::Subject, [&letter.proposal.title]);
    list.add(What::Title, &letter.title);
    list.add(What::Title, &letter.title_form);
    list.add(What::Opening, &letter.opening);
    letter.sections.iter().for_each(|section| list.section(section));
    list.add(What::Closing, &letter.closing);
    list.is_attached = true;
    letter.attachments.iter().for_each(|attachment| list.attachment(attachment));
    list.is_attached = false;
    list.add(What::Summary, &letter.summary);
    list.passages
}

struct List<'a> {
    passages: Vec<Passage<'a>>,
    group: usize,
    is_attached: bool,
}

impl<'a> List<'a> {
    fn add(&mut self, what: What, texts: impl IntoIterator<Item = &'a Text>) {
        self.group += 1;
        let List { group, is_attached, .. } = *self;
        let passage = |text| Passage::new(what, text, group).attached(is_attached);
        self.passages.extend(texts.into_iter().map(passage));
    }

    fn section(&mut self, section: &'a Section) {
        self.add(What::Heading, &section.heading);
        self.add(What::Paragraph, &section.body);
        section.tables.iter().for_each(|table| self.table(table));
        section.parts.iter().for_each(|part| self.section(part));
    }

    fn attachment(&mut self, attachment: &'a Attachment) {
        self.add(What::AttachmentTitle, [&attachment.title]);
        self.add(What::Paragraph, &attachment.body);
        attachment.tables.iter().for_each(|table| self.table(table));
        attachment.sections.iter().for_each(|section| self.section(section));
    }

    fn table(&mut self, table: &'a Tabular) {
        self.add(What::Table, &table.title);
        self.add(What::Table, &table.header);
        self.add(What::Table, table.rows.iter().flatten());
    }
}
