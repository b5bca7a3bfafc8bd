//! The version of a letter that goes on the web.
//!
//! Personal data is removed before anything is set, so that it is nowhere in the file:
//! the contact, telephone and identity numbers, and whatever the letter marks as
//! private.

use std::ops::Range;

use super::element::Treatment;
use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::personal::{doubtful_numbers, joined, numbers};
use crate::reader::Text;
use crate::source::Span;

/// Replaces what was removed; its length tells nothing.
const INSTEAD: &str = "×××";

/// What was removed from the public version, and what may still be private in it.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// The places where characters were removed.
    pub removed: Vec<Span>,
    /// Numbers that were kept and may be personal.
    pub left: Vec<Span>,
}

impl Letter {
    /// The letter without personal data and what it marks as private.
    pub fn public(&self) -> (Letter, Cuts) {
        let contact =
            self.contact.iter().flat_map(|contact| [&contact.name, &contact.phone]);
        let words: Vec<String> =
            self.private.iter().chain(contact).map(|text| text.to_string()).collect();
        let mut letter = self.clone();
        letter.contact = None;
        letter.feedback_form = false;
        letter.private = Vec::new();
        letter
            .persons
            .retain(|person| !words.iter().any(|word| person.contains(&**word)));
        letter.sections = without_private(&letter.sections);
        letter.attachments.iter_mut().for_each(Attachment::public);
        let mut cuts = Cuts::default();
        letter.change_texts(|element, text| match element.treatment() {
            Treatment::Cut => {
                let mut private = joined(private(text, &words));
                while !private.is_empty() {
                    let places = private.iter().map(|range| text.place(range.clone()));
                    cuts.removed.extend(places);
                    *text = text.with(&private, INSTEAD);
                    // What stood beside a word may be a number by itself.
                    private = joined(numbers(&text.chars().collect::<Vec<_>>()));
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

    /// Removes private words from texts that may not change but are not printed here;
    /// returns whether there were any.
    pub fn sweep(&mut self, words: &[Text]) -> bool {
        let mut has_private = false;
        let words: Vec<String> = words.iter().map(|text| text.to_string()).collect();
        self.change_texts(|element, text| {
            let private = match element.treatment() {
                Treatment::Refuse => private(text, &words),
                Treatment::RefuseWords => places(text, &words),
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

/// The characters of a text that are private.
fn private(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = numbers(&chars);
    found.extend(places(text, words));
    found
}

/// The characters of a text that are one of some words.
fn places(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for at in 0..chars.len() {
            if !word.is_empty() && chars[at..].starts_with(&word) {
                found.push(at..at + word.len());
            }
        }
    }
    found
}
