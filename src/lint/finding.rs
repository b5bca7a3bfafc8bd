//! A finding of a rule, before it becomes a diagnostic.

use crate::diagnostic::Edit;
use crate::source::Span;

/// A place, what is wrong there, and what to write. Level and clause are those of its rule.
pub(super) struct Finding {
    /// Where the fault is.
    pub(super) span: Span,
    /// What is wrong there.
    pub(super) message: String,
    /// What to write instead.
    pub(super) help: Option<String>,
    /// Related places, each with a few words about it.
    pub(super) places: Vec<(Span, String)>,
    /// The edits that fix it, to be made together; empty if there is no fix.
    pub(super) edits: Vec<Edit>,
}

impl Finding {
    /// Creates a finding; the message has to be complete without the help.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Finding {
        let (places, edits) = (Vec::new(), Vec::new());
        Finding { span, message: message.into(), help: None, places, edits }
    }

    /// Sets what to write instead.
    pub(super) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Adds a related place.
    pub(super) fn place(mut self, span: Span, text: impl Into<String>) -> Finding {
        self.places.push((span, text.into()));
        self
    }

    /// Adds a fix that replaces the faulty text.
    pub(super) fn replace(self, text: impl Into<String>) -> Finding {
        let span = self.span.clone();
        self.edit(span, text)
    }

    /// Adds an edit at another place to the fix.
    pub(super) fn edit(mut self, span: Span, text: impl Into<String>) -> Finding {
        self.edits.push(Edit { span, text: text.into() });
        self
    }
}
