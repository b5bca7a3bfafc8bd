//! What the layout could not do well, said at its place in the TOML.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::layout::{Pages, Sentence, Verdict};
use crate::letter::{Letter, Text};
use crate::places::Paper;
use crate::places::Texts;

/// Warnings about the pages, or the errors that keep them from being a letter: text that
/// would be cut off or could not be read.
pub fn check(
    texts: Texts,
    pages: &Pages,
    verdicts: &[Verdict],
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let grave: Vec<&Verdict> = verdicts.iter().filter(|it| it.is_grave()).collect();
    if grave.is_empty() {
        return Ok(Vec::new());
    }
    let paper = Paper::new(texts, pages);
    let found = grave.iter().map(|verdict| diagnostic(verdict, &paper)).collect();
    match verdicts.iter().any(Verdict::is_fault) {
        true => Err(found),
        false => Ok(found),
    }
}

fn diagnostic(verdict: &Verdict, paper: &Paper) -> Diagnostic {
    let Sentence { code, message, help } = verdict.sentence(paper.pages());
    let severity = if verdict.is_fault() { Severity::Error } else { Severity::Warning };
    let code = code.expect("a mistake has a code");
    Diagnostic::new(severity, code, paper.place(verdict), message).with_help(help)
}

/// Why there is no version of the letter for the web, if it must not have one or says
/// wrongly what is to be left out.
pub fn not_for_the_public(letter: &Letter) -> Vec<Diagnostic> {
    let secret =
        letter.classification.as_ref().map(|text| (text, "这封信有密级，不能公开"));
    let disclosure = letter.disclosure.as_ref().map(|marking| &marking.value);
    let closed = disclosure.and_then(|value| match &**value {
        "不予公开" => Some((value, "这封信的公开属性是不予公开")),
        "依申请公开" => Some((value, "这封信的公开属性是依申请公开，不放到网上")),
        _ => None,
    });
    if let Some((text, message)) = secret.or(closed) {
        let refusal =
            Diagnostic::error("not-for-the-public", text.span().clone(), message);
        return vec![refusal.with_help("不要用 --public；要公开的，先改这一项")];
    }
    let not_there = letter.private_words_not_there().into_iter().map(|word| {
        let message = format!("信里没有“{}”，无从去掉", &**word);
        Diagnostic::error("private-not-found", word.span().clone(), message)
            .with_help("要和信里写的一字不差；不再需要的就删去")
    });
    not_there.collect()
}

/// What is private in the public version all the same, in what the letter cannot do without:
/// somebody's numbers, and the private `words`.
pub fn still_private(
    words: &[Text],
    public: &Letter,
    document: &Document,
) -> Vec<Diagnostic> {
    let numbers = public.fixed_numbers().into_iter().map(|place| {
        let number = place.text().to_owned();
        let message = format!(
            "“{number}”像是个人的号码，会留在公开的版本里：它在主送机关、署名这些不能改动的地方"
        );
        Diagnostic::error("number-left", place, message).with_help(
            "从这里删去它；这封信里要留着的，公开的版本请另存一封信来改",
        )
    });
    let texts = document.texts();
    let complaint = |word: &Text| {
        let place = public.fixed_word(word);
        let is_printed = || texts.iter().any(|(_, text)| text.contains(&**word));
        if place.is_none() && !is_printed() {
            return None;
        }
        let message = format!(
            "“{}”还在公开的版本里：它在红头、发文字号、标题、主送机关、署名这些不能缺的地方",
            &**word
        );
        let found = Diagnostic::error("private-left", word.span().clone(), message)
            .with_help(
                "公开的版本里这些地方要怎么写，请另存一封信来改；或者从 private 里删去它",
            );
        Some(match place {
            Some(place) => found.with_place(place, "在这里"),
            None => found,
        })
    };
    numbers.chain(words.iter().filter_map(complaint)).collect()
}
