//! Something that a rule found.

use super::Rule;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::Span;

/// A place, what is wrong there, and what to write; its rule tells the rest.
pub(super) struct Finding {
    span: Span,
    message: String,
    help: Option<String>,
    places: Vec<(Span, String)>,
    edits: Vec<Edit>,
}

impl Finding {
    /// What is wrong, complete without the help.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Finding {
        let (places, edits) = (Vec::new(), Vec::new());
        Finding { span, message: message.into(), help: None, places, edits }
    }

    /// What to write.
    pub(super) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Another place that has to do with it.
    pub(super) fn place(mut self, span: Span, text: impl Into<String>) -> Finding {
        self.places.push((span, text.into()));
        self
    }

    /// Mends it by writing this where it is.
    pub(super) fn replace(self, text: impl Into<String>) -> Finding {
        let span = self.span.clone();
        self.edit(span, text)
    }

    /// Mends it by writing this at that place; several go together.
    pub(super) fn edit(mut self, span: Span, text: impl Into<String>) -> Finding {
        self.edits.push(Edit { span, text: text.into() });
        self
    }

    /// The finding as one of this rule.
    pub(super) fn of(self, rule: &Rule) -> Diagnostic {
        let mut found = Diagnostic::new(rule.level, rule.name, self.span, self.message);
        found.help = self.help;
        found.clause = rule.clause;
        found.strength = Some(rule.strength);
        for (span, text) in self.places {
            found = found.with_place(span, text);
        }
        let mut edits = self.edits;
        edits.sort_by_key(|edit| edit.span.range.start);
        found.fix = (!edits.is_empty()).then(|| Box::new(Fix { edits }));
        found
    }
}
