//! Something that a rule found.

use crate::diagnostic::Edit;
use crate::source::Span;

/// A place, what is wrong there, and what to write; its rule tells the rest.
pub(super) struct Finding {
    /// Where it is.
    pub(super) span: Span,
    /// What is wrong there.
    pub(super) message: String,
    /// What to write.
    pub(super) help: Option<String>,
    /// Other places that have to do with it.
    pub(super) places: Vec<(Span, String)>,
    /// What mends it, all of them together.
    pub(super) edits: Vec<Edit>,
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
}
