//! A rule, and how what it finds becomes a diagnostic.

use super::finding::Finding;
use super::look::told;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::strength::Strength;

/// A check of letters, with its name and documentation.
pub struct Rule {
    /// The name of the fault; reads well after “allow”.
    pub name: &'static str,
    /// The severity of its findings.
    pub level: Severity,
    /// How binding the requirement is.
    pub strength: Strength,
    /// The clause that requires it; `None` for habits of the trade.
    pub clause: Option<&'static str>,
    /// Whether its findings can be fixed without changing the meaning.
    pub has_fix: bool,
    /// Whether it speaks of what the letters of a folder have in common, so that a person is
    /// told once for all of them.
    pub is_of_folder: bool,
    /// Its documentation with examples, in Markdown.
    pub page: &'static str,
    /// Where its findings come from.
    pub(super) check: Check,
}

/// Where a rule's findings come from.
pub(super) enum Check {
    /// A function that looks through the letter.
    Look(fn(&Subject) -> Vec<Finding>),
    /// The layout, whose verdicts bear the names of these rules.
    Verdict,
    /// The comments that allow something, which are read after all rules have looked.
    Comment,
}

/// Defines a rule by its level, its strength, the clause that requires it if there is one, and
/// `fix` if it has fixes or `of_folder` if it speaks of the letters of a folder. In a rule's own file this makes `RULE` out of the function `check`
/// beside it, which may return anything that iterates over findings.
macro_rules! rule {
    (@ $check:expr, $level:ident, $strength:ident $(, $clause:literal)? $(, $fix:ident)?) => {
        Rule::new($check, Severity::$level, Strength::$strength)
            $(.required_by($clause))?
            $(.$fix())?
    };
    ($($head:tt)+) => {
        pub(super) const RULE: Rule =
            rule!(@ Check::Look(|subject| check(subject).into_iter().collect()), $($head)+);
    };
}
pub(super) use rule;

impl Rule {
    /// Creates a rule without clause and fix; the table of rules adds its name and page.
    pub(super) const fn new(check: Check, level: Severity, strength: Strength) -> Rule {
        let (name, page) = ("", "");
        let (clause, has_fix, is_of_folder) = (None, false, false);
        Rule { name, level, strength, clause, has_fix, is_of_folder, page, check }
    }

    pub(super) const fn required_by(self, clause: &'static str) -> Rule {
        Rule { clause: Some(clause), ..self }
    }

    pub(super) const fn fix(self) -> Rule {
        Rule { has_fix: true, ..self }
    }

    pub(super) const fn of_folder(self) -> Rule {
        Rule { is_of_folder: true, ..self }
    }

    /// Returns the first paragraph of its page.
    pub fn summary(&self) -> String {
        summary(self.page)
    }

    /// Returns what the rule finds in a letter.
    pub(super) fn look(&self, subject: &Subject) -> Vec<Diagnostic> {
        let found = match self.check {
            Check::Look(check) => check(subject),
            Check::Verdict => told(subject, self.name),
            Check::Comment => Vec::new(),
        };
        found.into_iter().map(|finding| self.diagnostic(finding)).collect()
    }

    /// Turns a finding of this rule into a diagnostic.
    pub(super) fn diagnostic(&self, finding: Finding) -> Diagnostic {
        let Finding { span, message, help, places, mut edits } = finding;
        let mut found = Diagnostic::new(self.level, self.name, span, message);
        if let Some(help) = help {
            found = found.with_help(help);
        }
        found.clause = self.clause;
        found.strength = Some(self.strength);
        for (span, text) in places {
            found = found.with_place(span, text);
        }
        edits.sort_by_key(|edit| edit.span.range.start);
        found.fix = (!edits.is_empty()).then(|| Box::new(Fix { edits }));
        found
    }
}

/// Returns the first paragraph below the heading of a page.
pub(super) fn summary(page: &str) -> String {
    page.lines().skip(2).take_while(|line| !line.is_empty()).collect()
}
