//! Ways to look through a letter that several rules share.

use regex::Regex;

use super::finding::Finding;
use super::passage::{Hit, Passage};
use super::subject::{Subject, inside};
use super::words::{List, Word};
use crate::chinese;
use crate::chinese::Relation;
use crate::layout::{Sentence, Verdict};
use crate::letter::Letter;
use crate::letter::LetterKind;
use crate::letter::VOCABULARY;
use crate::reader::Scanner;
use crate::reader::Statement;
use crate::source::Span;

/// Looks for a pattern in some passages.
pub(super) fn in_each<'s, 'a: 's>(
    passages: impl IntoIterator<Item = &'s Passage<'a>>,
    pattern: &Regex,
    find: impl FnMut(&Hit<'s>) -> Option<Finding>,
) -> Vec<Finding> {
    // Most patterns are nowhere in most texts, and to say so is much cheaper than to look
    // for groups.
    let passages = passages.into_iter().filter(|it| pattern.is_match(&it.text));
    let hits: Vec<Hit> = passages.flat_map(|passage| passage.hits(pattern)).collect();
    hits.iter().filter_map(find).collect()
}

/// Looks for a pattern in the letter's number.
pub(super) fn in_number(
    subject: &Subject,
    pattern: &Regex,
    find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    in_each(&subject.number, pattern, find)
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

/// Looks for the words of a list, except where they are part of a longer word.
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

/// Reports something that a reply lacks, at the header of the table where it would stand. A
/// letter that could not be set is skipped: what it seems to lack may only be misspelt.
pub(super) fn lacking(
    subject: &Subject,
    is_there: bool,
    message: &str,
    help: &str,
) -> Option<Finding> {
    let letter = subject.letter;
    let is_lacking =
        letter.kind == LetterKind::Reply && !is_there && subject.compiled.is_some();
    is_lacking.then(|| Finding::new(header_of_letter(letter), message).help(help))
}

/// The header `[letter]`; for a letter that writes `letter.number = …`, its beginning.
fn header_of_letter(letter: &Letter) -> Span {
    // The proposal is the letter's own, not of the bureau's defaults.
    let source = &letter.proposal.title.span().source;
    let text = source.text();
    let statements = Scanner { vocabulary: &VOCABULARY, text }.all();
    let is_header = |statement: &Statement| {
        let name = text[statement.range.clone()].trim_matches(['[', ']', ' ', '\t']);
        statement.is_header() && name == "letter"
    };
    let header = statements.into_iter().find(is_header);
    source.span(header.map_or(0..0, |header| header.range))
}

/// Reports the first signature if its name is related to the letterhead like this.
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

/// Collects the verdicts of the layout that bear the name of a rule.
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

/// What a 附注 says of disclosure, in the usual word for it; none if it says several things.
pub(super) fn disclosure_in(note: &str) -> Option<&'static str> {
    const WAYS: [(&str, &[&str]); 3] = [
        ("主动公开", &["主动公开", "公开发布", "此件公开", "予以公开", "全文公开"]),
        ("依申请公开", &["依申请公开"]),
        ("不予公开", &["不予公开", "不公开", "不宜公开", "不得公开", "不向社会公开"]),
    ];
    let is_denied = note.contains('不');
    let says = |(way, words): (&'static str, &[&str])| {
        let is_open = way == "主动公开" && is_denied;
        (!is_open && words.iter().any(|word| note.contains(word))).then_some(way)
    };
    let mut ways = WAYS.into_iter().filter_map(says);
    ways.next().filter(|_| ways.next().is_none())
}
