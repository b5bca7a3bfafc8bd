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
mod brackets;
mod finding;
mod look;
mod mend;
mod numeral;
mod parties;
mod passage;
mod pattern;
mod rules;
mod sarif;
mod subject;
mod words;

pub use mend::mend;
pub use rules::{RULES, nearest};
pub use sarif::sarif;
pub use words::{Lists, OwnLists};

use chrono::NaiveDate;

use crate::compile::Compiled;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::strength::Strength;
use finding::Finding;
use subject::Subject;

/// One thing that is known about letters.
pub struct Rule {
    /// Reads well after “allow”, and names the fault.
    pub name: &'static str,
    /// How bad it is.
    pub level: Severity,
    /// How binding what asks for it is.
    pub strength: Strength,
    /// What asks for it; none where only the trade does.
    pub clause: Option<&'static str>,
    /// Whether it has one right answer that leaves the meaning.
    pub has_fix: bool,
    check: fn(&Subject) -> Vec<Finding>,
}

/// A rule with the page about it.
pub struct Documented {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about, with examples, in Markdown.
    pub page: &'static str,
}

impl Documented {
    /// What it is about, in a paragraph.
    pub fn summary(&self) -> String {
        let text = self.page.lines().skip(2);
        text.take_while(|line| !line.is_empty()).collect()
    }
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Documented> {
    RULES.iter().find(|documented| documented.rule.name == name)
}

/// Which rules are asked.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these, unless there are none.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Selection {
    fn has(&self, code: &str) -> bool {
        let is_it = |name: &String| name == code;
        (self.select.is_empty() || self.select.iter().any(is_it))
            && !self.ignore.iter().any(is_it)
    }
}

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
            found.extend(findings.map(|finding| finding.of(rule)));
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
