//! Finds what is questionable in a letter: [`Compiled`] or at least [`Letter`] → diagnostics.
//! It stands beside the path and keeps no letter from being made.
//!
//! Every [`Rule`] is two files in `rules/`: what it looks for, and the page that tells a clerk
//! about it, whose examples are its tests; for what the layout says of itself the page is
//! enough. A rule sees the letter with the place of each character, the finished pages if
//! there are any, and today's date. What the standard only recommends is never an error, and a
//! rule keeps quiet where it may be wrong: a clerk who was misled once does not read on.
//!
//! [`Compiled`]: crate::compile::Compiled

mod allow;
mod amounts;
mod digest;
mod finding;
mod look;
mod markup;
mod mend;
mod nesting;
mod notice;
mod ordinals;
mod passage;
mod pattern;
mod personal;
mod rule;
mod rules;
mod sarif;
mod selection;
mod series;
mod subject;
mod words;

pub use digest::digest;
pub use mend::mend;
pub use notice::{NOT_CHECKED, NOTICES, Notice, RULE_FAILED, not_checked};
pub use rule::Rule;
pub use rules::{RULES, nearest, rule};
pub use sarif::sarif;
pub use selection::Selection;
pub use subject::Known;
pub use words::{Lists, OwnLists};

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::letter::Letter;
use crate::source::Source;
use crate::source::Span;
use subject::Subject;

/// Asks all selected rules about a letter and returns their findings in the order of their
/// places. `source` is the letter's own file, whose comments may allow something. Of a letter
/// that could not be set only the text is checked. If a rule panics, [`RULE_FAILED`] stands
/// for its findings.
pub fn lint<'a>(
    known: impl Into<Known<'a>>,
    source: &Source,
    today: NaiveDate,
    lists: &'a Lists,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let subject = Subject::new(known.into(), today, lists);
    let mut found = unknown_names(subject.letter);
    let mut failed = Vec::new();
    for rule in RULES.iter().filter(|rule| selection.has(rule.name)) {
        match look(rule, &subject, selection) {
            Some(here) => found.extend(here),
            None => failed.push(rule.name),
        }
    }
    without_filled(&mut found, subject.letter);
    let mut asked = selection.clone();
    asked.ignore.extend(failed.iter().map(|rule| (*rule).to_owned()));
    if subject.compiled.is_none() {
        // What a comment allows may be on the pages.
        asked.ignore.push("allow-unused".to_owned());
    }
    found.retain(|found| asked.has(found.code));
    let mut found = allow::without_allowed(found, source, &asked);
    found.extend(failed.iter().map(|rule| notice::rule_failed(source, rule)));
    sort(&mut found, source);
    found
}

/// Leaves out findings about what fills a field of the bureau's form: its words stand
/// elsewhere. A finding around a field has no fix, which would write into the form.
fn without_filled(found: &mut Vec<Diagnostic>, letter: &Letter) {
    let fields = letter.fields();
    let meets = |span: &Span| {
        fields.iter().any(|field| {
            span.source == field.source
                && span.range.start < field.range.end
                && field.range.start < span.range.end
        })
    };
    let fills = |span: &Span| {
        fields.iter().any(|it| it.source == span.source && it.range == span.range)
    };
    found.retain(|found| !fills(found.span()));
    for found in found {
        let edits = found.fix.iter().flat_map(|fix| &fix.edits);
        let is_around = meets(found.span()) || edits.map(|it| &it.span).any(meets);
        found.fix = found.fix.take().filter(|_| !is_around);
    }
}

/// Returns what a rule finds, or `None` if it panics. A rule changes nothing, so a panic leaves
/// nothing half done.
fn look(
    rule: &Rule,
    subject: &Subject,
    selection: &Selection,
) -> Option<Vec<Diagnostic>> {
    let look = || {
        let is_planted = selection.panicking.as_deref() == Some(rule.name);
        assert!(!is_planted, "a panic that was planted in {}", rule.name);
        rule.look(subject)
    };
    catch_unwind(AssertUnwindSafe(look)).ok()
}

/// Reports names in `[check]` that are no rules.
fn unknown_names(letter: &Letter) -> Vec<Diagnostic> {
    let check = &letter.check;
    let names = check.select.iter().chain(&check.ignore);
    let unknown = names.filter(|name| rule(name).is_none());
    unknown.map(|name| allow::unknown(subject::inside(name))).collect()
}

/// Sorts findings by their places; those in the letter's own file come first.
pub fn sort(found: &mut Vec<Diagnostic>, source: &Source) {
    found.sort_by(|one, other| {
        let key = |found: &Diagnostic| {
            let span = found.span();
            let is_other = span.source != *source;
            (is_other, span.source.name().to_owned(), span.range.start, span.range.end)
        };
        key(one).cmp(&key(other)).then(one.code.cmp(other.code))
    });
    found.dedup();
}
