//! Looks for private data in all that is published with a version for the web.
//!
//! Texts that may change no longer have it by then. What is left is in texts that may
//! not change, in the template's words, in the composition of several texts that are
//! printed one after the other, or in what is called after them, such as files.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::document::Role;
use crate::letter::Element;
use crate::letter::Leak;
use crate::letter::Letter;
use crate::letter::Reason;
use crate::letter::Secrets;
use crate::letter::Treatment;
use crate::letter::doubtful_numbers;
use crate::places::Texts;
use crate::source::Span;
use crate::wording::Origin;
use crate::wording::Stretch;
use crate::wording::Wording;

/// Refuses a public version that still contains private data. Otherwise returns the
/// places of numbers that may be personal, in the template's words and in texts that may
/// not change.
///
/// # Errors
///
/// Complaints about private data that would be published.
pub fn check(
    letter: &Letter,
    secrets: &Secrets,
    public: &Texts,
    document: &Document,
) -> Result<Vec<Span>, Vec<Diagnostic>> {
    let printed = printed(public.letter(), document);
    let search = Search::new(public);
    let mut refusals = Vec::new();
    for wording in &printed {
        let leaks = each_place_once(secrets.find(wording)).into_iter();
        refusals.extend(leaks.map(|leak| search.refusal(wording, leak)));
    }
    let (running, ends) = running(document);
    for leak in each_place_once(secrets.find(&running)) {
        let end = ends.partition_point(|end| *end <= leak.chars.start);
        if ends.get(end).is_some_and(|end| *end < leak.chars.end) {
            refusals.push(search.refusal(&running, leak));
        }
    }
    refusals.extend(not_found(letter, secrets, &refusals));
    let refusals = each_once(refusals);
    match refusals.is_empty() {
        true => Ok(each_once(search.doubtful(&printed))),
        false => Err(refusals),
    }
}

/// Complaints about private data in a text that is published with the pages of a letter:
/// the name of a file, or what a file beside them says.
pub fn beside(
    secrets: &Secrets,
    letter: &Letter,
    what: &str,
    text: &str,
) -> Vec<Diagnostic> {
    let chars: Vec<char> = text.chars().collect();
    let leaks = each_place_once(secrets.find(text)).into_iter();
    let refusals = leaks.map(|Leak { chars: at, reason }| {
        let leaked: String = chars[at].iter().collect();
        let (code, is) = kind(&reason);
        let message = format!("“{leaked}”{is}，会留在公开的版本里：见{what}“{text}”");
        let span = reason.span().unwrap_or_else(|| letter.date.span.source.span(0..0));
        Diagnostic::error(code, span, message).with_help("换一个不含这些字的名称或写法")
    });
    refusals.collect()
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

/// One of those that overlap; what the letter names says more than that it is a number.
fn each_place_once(mut leaks: Vec<Leak>) -> Vec<Leak> {
    let worth = |leak: &Leak| (leak.reason != Reason::Number, leak.chars.len());
    leaks.sort_by_key(|leak| leak.chars.start);
    let mut once: Vec<Leak> = Vec::new();
    for leak in leaks {
        match once.last_mut() {
            Some(last) if leak.chars.start < last.chars.end => {
                if worth(&leak) > worth(last) {
                    *last = leak;
                }
            }
            _ => once.push(leak),
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

/// Everything that is read in one go, which are all parts but tables, and where each part
/// ends: what is private may run over that.
fn running(document: &Document) -> (Wording, Vec<usize>) {
    let is_table = |role| matches!(role, Role::Caption | Role::HeadCell | Role::Cell);
    let mut running = Wording::default();
    let mut ends = Vec::new();
    for (_, text) in document.texts().into_iter().filter(|(role, _)| !is_table(*role)) {
        running.append(text);
        ends.push(running.n_chars());
    }
    (running, ends)
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

impl<'a> Search<'a> {
    fn new(public: &'a Texts<'a>) -> Search<'a> {
        let elements = public.letter().texts().into_iter();
        let treatments =
            elements.map(|(element, text)| (text.address(), element.treatment()));
        Search { public, treatments: treatments.collect() }
    }

    /// The places of numbers that may be personal.
    fn doubtful(&self, printed: &[Wording]) -> Vec<Span> {
        let mut left = Vec::new();
        for wording in printed {
            for range in doubtful_numbers(wording) {
                match self.owner(wording, range) {
                    Owner::Template(place) | Owner::Text(place, Treatment::Refuse) => {
                        left.push(place);
                    }
                    Owner::Number | Owner::Text(..) => {}
                }
            }
        }
        left
    }

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
        Owner::Template(self.template(wording, chars))
    }

    /// The place of words that the template wrote, at least in part.
    fn template(&self, wording: &Wording, chars: Range<usize>) -> Span {
        let stretches = wording.stretches(chars.clone());
        let of_template = |it: &&Stretch| matches!(it.origin, Origin::Template(_));
        let place = stretches.iter().find(of_template);
        if let Some(place) = place.and_then(|it| self.public.written(&it.origin)) {
            return place;
        }
        // A template may say of its own words that they are the letter's number.
        let words: String = wording.chars().skip(chars.start).take(chars.len()).collect();
        let markup = self.public.markup();
        let start = markup.text().find(&words).unwrap_or(0);
        markup.span(start..start + words.len())
    }

    /// The complaint about something that is printed.
    fn refusal(&self, wording: &Wording, leak: Leak) -> Diagnostic {
        let Leak { chars, reason } = leak;
        let leaked: String =
            wording.chars().skip(chars.start).take(chars.len()).collect();
        let stretches = wording.stretches(chars.clone()).into_iter();
        let written = |it: Stretch| match it.origin {
            Origin::Template(_) => None,
            Origin::Text(..) => self.public.written(&it.origin),
        };
        let own = stretches.filter_map(written).next();
        let is_template = own.is_none();
        let place = own.unwrap_or_else(|| self.template(wording, chars));
        let (code, is) = kind(&reason);
        let (location, help) = match is_template {
            true => ("写在模板里", TEMPLATE_HELP),
            false => ("这一处程序不能改动", help(&reason)),
        };
        let message = format!("“{leaked}”{is}，会留在公开的版本里：{location}");
        let refusal = Diagnostic::error(code, place, message).with_help(help);
        match reason.span() {
            Some(span) => refusal.with_place(span, "在这里写明不公开"),
            None => refusal,
        }
    }
}

const TEMPLATE_HELP: &str = "从模板里删去；联系人和电话写在信的 contact 里，模板里用 letter.contact、\
                             放进 {% if letter.contact %}…{% endif %}，公开的版本就不印";

/// The code of a complaint, and what it says of the words.
fn kind(reason: &Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::Number => ("number-left", "像是个人的号码"),
        Reason::Private(_) => ("private-left", "是 private 里写的"),
        Reason::Contact(_) => ("private-left", "是联系人的姓名或者电话"),
        Reason::Attachment(_) => ("private-left", "是不公开的附件的标题"),
    }
}

fn help(reason: &Reason) -> &'static str {
    match reason {
        Reason::Number => "从这里删去；正本要保留的，另存一封信，改成公开的版本",
        Reason::Private(_) => {
            "另存一封信，把这些地方改成公开的写法；或者从 private 里删去"
        }
        Reason::Contact(_) | Reason::Attachment(_) => {
            "另存一封信，把这些地方改成公开的写法"
        }
    }
}

/// Complaints about private words that occur nowhere.
fn not_found(
    letter: &Letter,
    secrets: &Secrets,
    refusals: &[Diagnostic],
) -> Vec<Diagnostic> {
    let texts = letter.texts().into_iter();
    let texts = texts.filter(|(element, _)| *element != Element::Private);
    let met = texts.flat_map(|(_, text)| secrets.find(text));
    let met: Vec<Span> = met.filter_map(|leak| leak.reason.span()).collect();
    let told = refusals.iter().flat_map(|refusal| &refusal.labels[1..]);
    let told: Vec<&Span> = told.map(|label| &label.span).collect();
    let is_there = |span: &Span| met.contains(span) || told.contains(&span);
    let words = letter.private.iter().filter(|word| !is_there(word.span()));
    let complaint = |word: &crate::letter::Text| {
        let message = format!("信里没有“{}”，无从去掉", &**word);
        let found = Diagnostic::error("private-not-found", word.span().clone(), message);
        found.with_help(
            "要和信里写的一样，全角半角、大小写、空格和间隔号不论；不再需要的，删去",
        )
    };
    words.map(complaint).collect()
}
