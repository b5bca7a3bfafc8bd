//! A rule, and how what it finds becomes a diagnostic.

use super::finding::Finding;
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
    /// Looks through a letter.
    pub(super) check: fn(&Subject) -> Vec<Finding>,
}

impl Rule {
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
