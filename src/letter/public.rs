//! The version of a letter that goes on the web.
//!
//! What is personal is taken out before anything is set, so that it is nowhere in the file:
//! the contact, telephone and identity numbers, and whatever the letter marks as private.

use std::ops::Range;

use super::model::Attachment;
use super::model::Letter;
use super::model::Section;
use super::personal::{doubtful_numbers, numbers};
use crate::reader::Text;
use crate::source::Span;

/// What stands where something was taken out; its length tells nothing.
const INSTEAD: &str = "×××";

/// What the public version lacks, and what it may have too much.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// Where characters were taken out.
    pub removed: Vec<Span>,
    /// Numbers that were left and may be somebody's.
    pub left: Vec<Span>,
}

impl Letter {
    /// The letter without what is personal or marked as private.
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
        letter.each_text(&mut |text| {
            let private = private(text, &words);
            cuts.removed.extend(private.iter().map(|range| text.place(range.clone())));
            if !private.is_empty() {
                *text = text.with(&private, INSTEAD);
            }
            let left = doubtful_numbers(text).into_iter();
            cuts.left.extend(left.map(|range| text.place(range)));
        });
        (letter, cuts)
    }

    /// The private words that stand nowhere in the letter.
    pub fn private_words_not_there(&self) -> Vec<&Text> {
        let texts = self.texts();
        let stands = |word: &&Text| texts.iter().any(|text| text.contains(&***word));
        self.private.iter().filter(|word| !stands(word)).collect()
    }

    /// Every text that may be printed and is not fixed by the letter's number and parties.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut Text)) {
        let lines =
            self.title.iter_mut().chain(&mut self.opening).chain(&mut self.closing);
        lines.chain(&mut self.summary).chain(&mut self.copies).for_each(&mut *change);
        change(&mut self.proposal.title);
        self.sections.iter_mut().for_each(|section| section.each_text(change));
        for attachment in &mut self.attachments {
            change(&mut attachment.title);
            attachment.body.iter_mut().for_each(&mut *change);
            attachment.tables.iter_mut().for_each(|table| table.each_text(change));
            attachment.sections.iter_mut().for_each(|section| section.each_text(change));
        }
    }
}

impl Attachment {
    /// A private one keeps its number, so that the others are cited rightly, and nothing
    /// else.
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

impl Section {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut Text)) {
        self.heading.iter_mut().chain(&mut self.body).for_each(&mut *change);
        self.tables.iter_mut().for_each(|table| table.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
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

/// The characters of a text that are not for the public, apart from each other, in order.
fn private(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = numbers(&chars);
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for at in 0..chars.len() {
            if !word.is_empty() && chars[at..].starts_with(&word) {
                found.push(at..at + word.len());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
