//! Looks for private data that is still printed in a version for the web.
//!
//! Texts that may change no longer have it by then. What is left is in texts that may
//! not change, in the template's words, or in the composition of several texts that are
//! printed one after the other.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::document::Role;
use crate::letter::Element;
use crate::letter::Letter;
use crate::letter::Text;
use crate::letter::Treatment;
use crate::letter::doubtful_numbers;
use crate::letter::personal_numbers;
use crate::places::Texts;
use crate::source::Span;
use crate::wording::Origin;
use crate::wording::Stretch;
use crate::wording::Wording;

/// How many places of one word are shown.
const MOST_PLACES: usize = 5;

/// Refuses a public version that still contains private data. Otherwise returns the
/// places of numbers that may be personal, in the template's words and in texts that may
/// not change.
///
/// # Errors
///
/// Complaints about private data that would be published.
pub fn check(
    letter: &Letter,
    public: &Texts,
    document: &Document,
) -> Result<Vec<Span>, Vec<Diagnostic>> {
    let printed = printed(public.letter(), document);
    let elements = public.letter().texts().into_iter();
    let treatments =
        elements.map(|(element, text)| (text.address(), element.treatment()));
    let search = Search { public, treatments: treatments.collect() };
    let mut refusals = Vec::new();
    let mut left = Vec::new();
    for wording in &printed {
        let chars: Vec<char> = wording.chars().collect();
        for range in personal_numbers(&chars) {
            let number: String = chars[range.clone()].iter().collect();
            match search.owner(wording, range) {
                Owner::Number => {}
                Owner::Template(place) => left.push(place),
                Owner::Text(place, _) => refusals.push(number_left(place, &number)),
            }
        }
        for range in doubtful_numbers(wording) {
            match search.owner(wording, range) {
                Owner::Template(place) | Owner::Text(place, Treatment::Refuse) => {
                    left.push(place);
                }
                Owner::Number | Owner::Text(..) => {}
            }
        }
    }
    let words = letter.private.iter();
    refusals.extend(words.filter_map(|word| word_left(word, letter, &printed, public)));
    let refusals = each_once(refusals);
    if refusals.is_empty() { Ok(each_once(left)) } else { Err(refusals) }
}

/// Removes duplicates, since one text may be printed in several places.
fn each_once<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// All that is published with a letter: its parts, a title as one text; the owners of
/// its seals; its classes, which the summary for the web also has.
fn printed(public: &Letter, document: &Document) -> Vec<Wording> {
    let is_title = |role| matches!(role, Role::Title | Role::AttachmentTitle);
    let texts = document.texts().into_iter().filter(|(role, _)| !is_title(*role));
    let mut printed: Vec<Wording> = texts.map(|(_, text)| text.clone()).collect();
    printed.push(document.title.whole());
    printed.extend(document.attachments.iter().map(|one| one.title.whole()));
    for (element, text) in public.texts() {
        if matches!(element, Element::SignatoryName | Element::Class) {
            let chars = 0..text.chars().count();
            let mut wording = Wording::default();
            wording.push(text, Origin::Text(text.address().clone(), chars));
            printed.push(wording);
        }
    }
    printed
}

/// What is needed to find the origin of printed words.
struct Search<'a> {
    public: &'a Texts<'a>,
    treatments: BTreeMap<&'a Address, Treatment>,
}

/// The origin of printed words.
enum Owner {
    /// 案号 or 文号, which are official numbers.
    Number,
    /// Other texts of the letter: the place of the first, and its treatment.
    Text(Span, Treatment),
    /// The template's own words.
    Template(Span),
}

impl Search<'_> {
    fn owner(&self, wording: &Wording, chars: Range<usize>) -> Owner {
        let stretches = wording.stretches(chars.clone());
        let texts = stretches.iter().filter_map(|stretch| match &stretch.origin {
            Origin::Text(address, _) => Some((stretch, *self.treatments.get(address)?)),
            Origin::Template(_) => None,
        });
        let texts: Vec<(&Stretch, Treatment)> = texts.collect();
        let other = texts.iter().find(|(_, it)| *it != Treatment::RefuseWords);
        if let Some((stretch, treatment)) = other
            && let Some(place) = self.public.written(&stretch.origin)
        {
            return Owner::Text(place, *treatment);
        }
        let n_own: usize = texts.iter().map(|(stretch, _)| stretch.chars.len()).sum();
        if n_own == chars.len() {
            return Owner::Number;
        }
        let of_template = |it: &&Stretch| matches!(it.origin, Origin::Template(_));
        let place = stretches.iter().find(of_template);
        if let Some(place) = place.and_then(|it| self.public.written(&it.origin)) {
            return Owner::Template(place);
        }
        // A template may say of its own words that they are the letter's number.
        let words: String = wording.chars().skip(chars.start).take(chars.len()).collect();
        let markup = self.public.markup();
        let start = markup.text().find(&words).unwrap_or(0);
        Owner::Template(markup.span(start..start + words.len()))
    }
}

fn number_left(place: Span, number: &str) -> Diagnostic {
    let message =
        format!("“{number}”像是个人的号码，会留在公开的版本里：它在不能由程序改动的地方");
    Diagnostic::error("number-left", place, message)
        .with_help("从这里删去它；这封信里要留着的，公开的版本请另存一封信来改")
}

/// A private word that is printed, or that occurs nowhere.
fn word_left(
    word: &Text,
    letter: &Letter,
    printed: &[Wording],
    public: &Texts,
) -> Option<Diagnostic> {
    let mut places: Vec<Span> = Vec::new();
    let mut is_left = false;
    for wording in printed {
        for (at, _) in wording.match_indices(&**word) {
            is_left = true;
            let start = wording[..at].chars().count();
            let stretches = wording.stretches(start..start + word.chars().count());
            let found = stretches.iter().filter_map(|it| public.written(&it.origin));
            places.extend(
                found.filter(|place| !places.contains(place)).collect::<Vec<_>>(),
            );
        }
    }
    let span = word.span().clone();
    if is_left {
        let message = format!("“{}”还在公开的版本里：它在不能由程序改动的地方", &**word);
        let found = Diagnostic::error("private-left", span, message).with_help(
            "公开的版本里这些地方要怎么写，请另存一封信来改；或者从 private 里删去它",
        );
        let places = places.into_iter().take(MOST_PLACES);
        return Some(
            places.fold(found, |found, place| found.with_place(place, "在这里")),
        );
    }
    let mut texts = letter.texts().into_iter();
    let is_there = texts
        .any(|(element, text)| element != Element::Private && text.contains(&**word));
    if is_there {
        return None;
    }
    let message = format!("信里没有“{}”，无从去掉", &**word);
    let found = Diagnostic::error("private-not-found", span, message);
    Some(found.with_help("要和信里写的一字不差；不再需要的就删去"))
}
