//! A rule, and how what it finds becomes a diagnostic.

use super::finding::Finding;
use super::look::told;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::strength::Strength;

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
    /// What it is about, with examples, in Markdown.
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

/// The head of a rule: its level, its strength, the clause that asks for it where there is
/// one, and `fix` if it has one. In a rule's own file that is all, and `check` beside it
/// returns findings in whatever can be iterated over.
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
    /// A rule without clause and fix; the table of rules gives it its name and page.
    pub(super) const fn new(check: Check, level: Severity, strength: Strength) -> Rule {
        let (name, page) = ("", "");
        Rule { name, level, strength, clause: None, has_fix: false, page, check }
    }

    pub(super) const fn required_by(self, clause: &'static str) -> Rule {
        Rule { clause: Some(clause), ..self }
    }

    pub(super) const fn fix(self) -> Rule {
        Rule { has_fix: true, ..self }
    }

    /// What the rule is about, in a paragraph.
    pub fn summary(&self) -> String {
        summary(self.page)
    }

    /// What this rule finds in a letter.
    pub(super) fn look(&self, subject: &Subject) -> Vec<Diagnostic> {
        let found = match self.check {
            Check::Look(check) => check(subject),
            Check::Verdict => told(subject, self.name),
            Check::Comment => Vec::new(),
        };
        found.into_iter().map(|finding| self.diagnostic(finding)).collect()
    }

    /// The diagnostic of something that this rule found.
    pub(super) fn diagnostic(&self, finding: Finding) -> Diagnostic {
        let Finding { span, message, help, places, mut edits } = finding;
        let mut found = Diagnostic::new(self.level, self.name, span, message);
        found.help = help;
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

/// The first paragraph of a page, behind its heading.
pub(super) fn summary(page: &str) -> String {
    page.lines().skip(2).take_while(|line| !line.is_empty()).collect()
}
