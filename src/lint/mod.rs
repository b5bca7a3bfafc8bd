//! What is questionable in a letter that could be made: beside the path, [`Compiled`] →
//! diagnostics.
//!
//! Every [`Rule`] is two files in `rules/`: what it looks for, and the page that tells a clerk
//! about it, whose examples are its tests. A rule sees the letter with the place of each
//! character, the finished pages, and today's date. What the standard only recommends is never
//! an error, and a rule keeps quiet where it may be wrong: a clerk who was misled once does
//! not read on.

mod allow;
mod amounts;
mod finding;
mod look;
mod mend;
mod nesting;
mod passage;
mod pattern;
mod personal;
mod rule;
mod rules;
mod sarif;
mod selection;
mod subject;
mod words;

pub use mend::mend;
pub use rule::{Documented, Rule};
pub use rules::{RULES, nearest, rule};
pub use sarif::sarif;
pub use selection::Selection;
pub use words::{Lists, OwnLists};

use chrono::NaiveDate;

use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use subject::Subject;

/// What was found in a letter, in the order of the places: in the letter first, then in other
/// files. `source` is the letter's own file, whose comments may allow something.
pub fn lint(
    compiled: &Compiled,
    source: &Source,
    today: NaiveDate,
    lists: &Lists,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let subject = Subject::new(compiled, today, lists);
    let mut found = unknown_names(compiled);
    for Documented { rule, .. } in RULES {
        if selection.has(rule.name) {
            let findings = (rule.check)(&subject).into_iter();
            found.extend(findings.map(|finding| rule.diagnostic(finding)));
        }
    }
    found.retain(|found| selection.has(found.code));
    let mut found = allow::without_allowed(found, source, selection);
    sort(&mut found, source);
    found
}

/// Names in `[check]` that are no rules.
fn unknown_names(compiled: &Compiled) -> Vec<Diagnostic> {
    let check = &compiled.letter.check;
    let names = check.select.iter().chain(&check.ignore);
    let unknown = names.filter(|name| rule(name).is_none());
    unknown.map(|name| allow::unknown(subject::inside(name))).collect()
}

/// Puts findings in the order of their places; those of the letter's own file come first.
fn sort(found: &mut Vec<Diagnostic>, source: &Source) {
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
