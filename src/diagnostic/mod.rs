//! What is wrong with a letter, where, and what to write instead.

mod excerpt;
mod human;
mod short;

pub use human::human;
pub use short::short;

use crate::source::Span;

/// Something about a letter, a template or a markup that its writer can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The fault's name, such as `key-unknown`; reads well after “allow”.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the letter's own terms; complete without the help.
    pub message: String,
    /// The first is where; others say “because of this here”.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// The clause that asks for it, such as `GB/T 9704—2012，7.2.5`.
    pub clause: Option<&'static str>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No letter can be made of this.
    Error,
    /// The letter is made; someone should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place and what it has to do with the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words under the caret; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// A fault that keeps the letter from being made.
    pub fn error(
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, span, message.into())
    }

    /// A fault that leaves the letter readable.
    pub fn warning(
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, span, message.into())
    }

    fn new(
        severity: Severity,
        code: &'static str,
        span: Span,
        message: String,
    ) -> Diagnostic {
        let labels = vec![Label { span, text: String::new() }];
        Diagnostic { code, severity, message, labels, help: None, clause: None }
    }

    /// Adds what to write instead.
    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place that has to do with it.
    pub fn with_place(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Where the fault is.
    pub fn span(&self) -> &Span {
        &self.labels[0].span
    }
}
