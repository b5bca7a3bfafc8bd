//! The ways rules look through a letter.

use regex::Regex;

use super::finding::Finding;
use super::passage::{Hit, Passage};
use super::subject::Subject;
use super::words::{List, Word};
use crate::layout::{Sentence, Verdict};

/// What is found for the matches of a pattern in a passage.
pub(super) fn found<'p>(
    passage: &'p Passage<'p>,
    pattern: &Regex,
    find: impl FnMut(&Hit<'p>) -> Option<Finding>,
) -> Vec<Finding> {
    // Most patterns are nowhere in most texts, and to say so is much cheaper than to look
    // for groups.
    if !pattern.is_match(passage.text) {
        return Vec::new();
    }
    passage.hits(pattern).iter().filter_map(find).collect()
}

/// The same in everything that the bureau wrote.
pub(super) fn in_prose(
    subject: &Subject,
    pattern: &Regex,
    mut find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    subject.prose().flat_map(|passage| found(passage, pattern, &mut find)).collect()
}

/// The same in paragraphs.
pub(super) fn in_paragraphs(
    subject: &Subject,
    pattern: &Regex,
    mut find: impl FnMut(&Hit) -> Option<Finding>,
) -> Vec<Finding> {
    subject.paragraphs().flat_map(|passage| found(passage, pattern, &mut find)).collect()
}

/// What is found for the words of a list, but where they are part of a longer one.
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

/// What the layout has told under the name of a rule.
pub(super) fn told(subject: &Subject, name: &str) -> Vec<Finding> {
    let paper = subject.paper();
    let finding = |verdict: &Verdict| {
        let Sentence { code, message, help } = verdict.sentence(paper.pages());
        let is_it = code == Some(name);
        is_it.then(|| Finding::new(paper.place(verdict), message).help(help))
    };
    subject.compiled.verdicts.iter().filter_map(finding).collect()
}
