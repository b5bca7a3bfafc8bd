//! The ways rules look through a letter.

use regex::Regex;

use super::finding::Finding;
use super::passage::{Hit, Passage};
use super::subject::{Subject, inside};
use super::words::{List, Word};
use crate::chinese;
use crate::chinese::Relation;
use crate::layout::{Sentence, Verdict};
use crate::letter::Kind;

/// Looks for a pattern in some passages.
pub(super) fn in_each<'s, 'a: 's>(
    passages: impl IntoIterator<Item = &'s Passage<'a>>,
    pattern: &Regex,
    find: impl FnMut(&Hit<'s>) -> Option<Finding>,
) -> Vec<Finding> {
    // Most patterns are nowhere in most texts, and to say so is much cheaper than to look
    // for groups.
    let passages = passages.into_iter().filter(|it| pattern.is_match(it.text));
    let hits: Vec<Hit> = passages.flat_map(|passage| passage.hits(pattern)).collect();
    hits.iter().filter_map(find).collect()
}

/// Looks for a pattern in the letter's number.
pub(super) fn in_number(
    subject: &Subject,
    pattern: &Regex,
    find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    in_each([&subject.number], pattern, find)
}

/// Looks for a pattern in everything that the bureau wrote.
pub(super) fn in_prose(
    subject: &Subject,
    pattern: &Regex,
    find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    in_each(subject.prose(), pattern, find)
}

/// Looks for a pattern in the title as the bureau wrote it.
pub(super) fn in_title(
    subject: &Subject,
    pattern: &Regex,
    find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    in_each(subject.prose().filter(|passage| passage.is_title()), pattern, find)
}

/// Looks for a pattern in paragraphs.
pub(super) fn in_paragraphs(
    subject: &Subject,
    pattern: &Regex,
    find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    in_each(subject.paragraphs(), pattern, find)
}

/// Looks for the words of a list, but where they are part of a longer one.
pub(super) fn listed(
    subject: &Subject,
    list: &List,
    mut find: impl FnMut(&Hit, &Word) -> Option<Finding>,
) -> Vec<Finding> {
    let Some(pattern) = list.pattern() else { return Vec::new() };
    in_prose(subject, pattern, |hit| {
        let word = list.word(hit.text());
        let is_part = word.but.iter().any(|longer| hit.is_in(longer));
        // The right form may have the wrong one in it.
        let is_right = word.right.contains(&word.wrong) && hit.is_in(&word.right);
        if is_part || is_right { None } else { find(hit, word) }
    })
}

/// Tells at its number that a reply lacks something. What a letter that could not be set
/// seems to lack may only be written wrong.
pub(super) fn lacking(
    subject: &Subject,
    is_there: bool,
    message: &str,
    help: &str,
) -> Option<Finding> {
    let letter = subject.letter;
    let is_lacking =
        letter.kind == Kind::Reply && !is_there && subject.compiled.is_some();
    is_lacking.then(|| Finding::new(inside(&letter.number), message).help(help))
}

/// Tells of the first signature when its name and the letterhead stand to each other so.
pub(super) fn signed(
    subject: &Subject,
    relation: Relation,
    message: &str,
) -> Option<Finding> {
    let bureau = &subject.letter.bureau;
    let (signature, letterhead) = (bureau.signatures.first()?, &bureau.letterhead);
    (chinese::relation(signature, letterhead) == relation).then(|| {
        Finding::new(inside(signature), message).place(inside(letterhead), "发文机关标志")
    })
}

/// Repeats what the layout has told under the name of a rule.
pub(super) fn told(subject: &Subject, name: &str) -> Vec<Finding> {
    let Some(compiled) = subject.compiled else { return Vec::new() };
    let paper = subject.paper(compiled);
    let finding = |verdict: &Verdict| {
        let Sentence { code, message, help } = verdict.sentence(paper.pages());
        let is_it = code == Some(name);
        is_it.then(|| Finding::new(paper.place(verdict), message).help(help))
    };
    compiled.verdicts.iter().filter_map(finding).collect()
}
