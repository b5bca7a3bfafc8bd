//! What is private in a version for the web all the same, seen from what is printed.
//!
//! What may change has lost it by then. What is left stands in texts that may not change, in the
//! template's words, or comes of several texts that are printed one behind the other.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::document::Role;
use crate::letter::Element;
use crate::letter::Letter;
use crate::letter::Text;
use crate::letter::Treatment;
use crate::letter::personal_numbers;
use crate::places::Texts;
use crate::source::Span;
use crate::wording::Origin;
use crate::wording::Wording;

/// As many places of a word are shown.
const MOST_PLACES: usize = 5;

/// Refuses a public version in which something of the letter is private; gives where the
/// template's own words have numbers that may be somebody's.
pub fn check(
    letter: &Letter,
    public: &Texts,
    document: &Document,
) -> Result<Vec<Span>, Vec<Diagnostic>> {
    let printed = printed(public.letter(), document);
    let mut refusals = Vec::new();
    let mut of_template = Vec::new();
    for number in numbers(&printed, public) {
        match number {
            Number::Template(place) => of_template.push(place),
            Number::Letter(place, number) => {
                let refusal = number_left(place, &number);
                if !refusals.contains(&refusal) {
                    refusals.push(refusal);
                }
            }
        }
    }
    let words = letter.private.iter();
    refusals.extend(words.filter_map(|word| word_left(word, letter, &printed, public)));
    if refusals.is_empty() { Ok(of_template) } else { Err(refusals) }
}

/// What goes out with a letter: its parts, a title as one text; whose seals it has; its
/// classes, which the summary for the web has too.
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

/// Somebody's number, and where it stands.
enum Number {
    /// In the template's words.
    Template(Span),
    /// In a text of the letter, or in several.
    Letter(Span, String),
}

/// The personal numbers that are left; 案号 and 文号 are numbers of their own.
fn numbers(printed: &[Wording], public: &Texts) -> Vec<Number> {
    let texts = public.letter().texts().into_iter();
    let own = texts.filter(|(element, _)| element.treatment() == Treatment::RefuseWords);
    let own: BTreeSet<&Address> = own.map(|(_, text)| text.address()).collect();
    let mut found = Vec::new();
    for wording in printed {
        let chars: Vec<char> = wording.chars().collect();
        for range in personal_numbers(&chars) {
            let origins: Vec<Origin> = origins(wording, range.clone());
            let mut texts = origins.iter().filter_map(|origin| match origin {
                Origin::Text(address, _) => Some((address, origin)),
                Origin::Template(_) => None,
            });
            let Some((_, origin)) = texts.clone().next() else {
                let place = origins.first().and_then(|origin| public.written(origin));
                found.extend(place.map(Number::Template));
                continue;
            };
            if !texts.all(|(address, _)| own.contains(address)) {
                let place = public.written(origin);
                let number = chars[range].iter().collect();
                found.extend(place.map(|place| Number::Letter(place, number)));
            }
        }
    }
    found
}

fn origins(wording: &Wording, chars: Range<usize>) -> Vec<Origin> {
    wording.stretches(chars).into_iter().map(|stretch| stretch.origin).collect()
}

fn number_left(place: Span, number: &str) -> Diagnostic {
    let message =
        format!("“{number}”像是个人的号码，会留在公开的版本里：它在不能由程序改动的地方");
    Diagnostic::error("number-left", place, message)
        .with_help("从这里删去它；这封信里要留着的，公开的版本请另存一封信来改")
}

/// A private word that is printed, or that stands nowhere.
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
            let origins = origins(wording, start..start + word.chars().count());
            let found = origins.iter().filter_map(|origin| public.written(origin));
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
