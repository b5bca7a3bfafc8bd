//! The version of a letter that goes on the web.
//!
//! Personal data is removed before anything is set, so that it is nowhere in the file:
//! the contact, telephone and identity numbers, and whatever the letter marks as
//! private.

use std::ops::Range;

use super::element::Element;
use super::element::Treatment;
use super::form;
use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::model::Tabular;
use super::personal::doubtful_numbers;
use super::personal::joined;
use super::personal::numbers;
use super::secrets::{INSTEAD, Secrets};
use crate::chinese::is_digit;
use crate::source::Span;

/// What was removed from the public version, and what may still be private in it.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// The places where characters were removed.
    pub removed: Vec<Span>,
    /// Numbers that were kept and may be personal.
    pub left: Vec<Span>,
}

impl Letter {
    /// The letter without its secrets.
    pub fn public(&self, secrets: &Secrets) -> (Letter, Cuts) {
        let mut letter = self.clone();
        letter.contact = None;
        letter.feedback_form = false;
        letter.private = Vec::new();
        letter.persons.retain(|person| secrets.find(person).is_empty());
        letter.sections = without_private(&letter.sections);
        letter.attachments.iter_mut().for_each(Attachment::public);
        let mut cuts = Cuts::default();
        for table in letter.tables() {
            cuts.removed.extend(table.cut_called());
        }
        let mut broken = letter.broken_numbers(secrets).into_iter();
        letter.change_texts(|element, text| match element.treatment() {
            Treatment::Cut => {
                let parts = broken.next().unwrap_or_default();
                let mut private = joined([parts, places(secrets, text)].concat());
                if element.made().is_some() {
                    private.retain(|range| !form::is_in_field(text, range));
                }
                while !private.is_empty() {
                    let places = private.iter().map(|range| text.place(range.clone()));
                    cuts.removed.extend(places);
                    *text = text.with(&private, INSTEAD);
                    // What stood beside a word may be a number by itself.
                    private = joined(secrets.numbers(&text.chars().collect::<Vec<_>>()));
                }
                let left = doubtful_numbers(text).into_iter();
                cuts.left.extend(left.map(|range| text.place(range)));
            }
            Treatment::Refuse | Treatment::RefuseWords | Treatment::Gone => {}
        });
        let place = |span: &Span| (span.source.name().to_owned(), span.range.start);
        cuts.removed.sort_by_key(place);
        (letter, cuts)
    }

    /// The parts of numbers that go over two paragraphs and look private in one of them
    /// alone, for each text that may change. They have to be found before anything is cut:
    /// nobody would recognise what is left of such a number. The others are met later, and
    /// refuse the letter.
    fn broken_numbers(&self, secrets: &Secrets) -> Vec<Vec<Range<usize>>> {
        let texts = self.texts().into_iter();
        let texts: Vec<_> =
            texts.filter(|(element, _)| element.treatment() == Treatment::Cut).collect();
        let is_paragraph = |element| {
            matches!(element, Element::Opening | Element::Paragraph | Element::Closing)
        };
        let runs = texts
            .chunk_by(|(one, _), (other, _)| is_paragraph(*one) && is_paragraph(*other));
        runs.flat_map(|run| broken(run.iter().map(|(_, text)| &***text), secrets))
            .collect()
    }

    /// Removes secrets from texts that may not change but are not printed here; returns
    /// whether there were any.
    pub fn sweep(&mut self, secrets: &Secrets) -> bool {
        let mut has_private = false;
        self.change_texts(|element, text| {
            let private = match element.treatment() {
                Treatment::Refuse | Treatment::RefuseWords => places(secrets, text),
                Treatment::Cut | Treatment::Gone => return,
            };
            if !private.is_empty() {
                has_private = true;
                *text = text.with(&joined(private), INSTEAD);
            }
        });
        has_private
    }
}

impl Tabular {
    /// Removes the numbers that are what the head of their column, or the first cell of their
    /// row, calls them: 联系电话, 账号. Returns their places.
    fn cut_called(&mut self) -> Vec<Span> {
        let mut removed = Vec::new();
        let heads: Vec<String> =
            self.header.iter().map(|head| head.to_string()).collect();
        for row in &mut self.rows {
            let first = row.first().map(|cell| cell.to_string()).unwrap_or_default();
            for (column, cell) in row.iter_mut().enumerate() {
                let of_row = Some(&first).filter(|_| column > 0);
                for head in heads.get(column).into_iter().chain(of_row) {
                    let called = called(head, cell);
                    removed.extend(called.iter().map(|range| cell.place(range.clone())));
                    *cell = cell.with(&called, INSTEAD);
                }
            }
        }
        removed
    }
}

/// The numbers of a cell that are private below a head, or behind a first cell. A head that
/// counts, as 来电数, calls nothing.
fn called(head: &str, cell: &str) -> Vec<Range<usize>> {
    let counts = "数量率额费计次（(".chars().any(|ch| head.contains(ch));
    let has_digits = cell.chars().filter(|&ch| is_digit(ch)).count() >= 5;
    if counts || !has_digits {
        return Vec::new();
    }
    let chars: Vec<char> = format!("{head}：{cell}").chars().collect();
    let n_head = head.chars().count() + 1;
    let within = |range: Range<usize>| {
        let start = range.start.max(n_head);
        (range.end > start).then(|| start - n_head..range.end - n_head)
    };
    numbers(&chars).into_iter().filter_map(within).collect()
}

/// The parts of numbers that go over the ends of lines and of which one line is to lose
/// some, for each line.
fn broken<'a>(
    lines: impl Iterator<Item = &'a str>,
    secrets: &Secrets,
) -> Vec<Vec<Range<usize>>> {
    let lines: Vec<&str> = lines.collect();
    let mut parts = vec![Vec::new(); lines.len()];
    if lines.len() == 1 {
        return parts;
    }
    let chars: Vec<char> = lines.join("\n").chars().collect();
    let mut ends = Vec::new();
    for line in &lines {
        ends.push(ends.last().map_or(0, |end| end + 1) + line.chars().count());
    }
    for number in secrets.numbers(&chars) {
        let first = ends.partition_point(|end| *end <= number.start);
        let last = ends.partition_point(|end| *end < number.end);
        let part = |at: usize| {
            let start = if at == 0 { 0 } else { ends[at - 1] + 1 };
            number.start.max(start) - start..number.end.min(ends[at]) - start
        };
        let loses = |at: usize| {
            let (part, lost) = (part(at), places(secrets, lines[at]));
            lost.iter().any(|it| it.start < part.end && part.start < it.end)
        };
        if first < last && (first..=last).any(loses) {
            (first..=last).for_each(|at| parts[at].push(part(at)));
        }
    }
    parts
}

/// The characters of a text that are secret.
fn places(secrets: &Secrets, text: &str) -> Vec<Range<usize>> {
    secrets.find(text).into_iter().map(|leak| leak.chars).collect()
}

impl Attachment {
    /// Removes the private contents. A private attachment keeps only its number, so that
    /// the others are cited rightly.
    fn public(&mut self) {
        self.sections = without_private(&self.sections);
        if self.private {
            let whole = 0..self.title.chars().count();
            self.title = self.title.with(&[whole], "（不予公开）");
            self.body.clear();
            self.tables.clear();
            self.sections.clear();
        }
    }

    /// Whether there is anything to print on its pages.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty() && self.tables.is_empty() && self.sections.is_empty()
    }
}

fn without_private(sections: &[Section]) -> Vec<Section> {
    let public = sections.iter().filter(|section| !section.private);
    public
        .map(|section| Section {
            parts: without_private(&section.parts),
            ..section.clone()
        })
        .collect()
}
