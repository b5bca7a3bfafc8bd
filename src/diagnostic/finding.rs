//! One finding: what is wrong, where, and what to write instead.

use super::visible;
use crate::source::Span;
use crate::strength::Strength;

/// Something wrong with a letter, a template or a markup that its writer can correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The fault's name, such as `key-unknown`; reads well after “allow”.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the letter's own terms; complete without the help.
    pub message: String,
    /// The places. The first is where the fault is; the others say “because of this
    /// here”.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// The clause that asks for it, such as `GB/T 9704—2012，7.2.5`.
    pub clause: Option<&'static str>,
    /// How binding the clause is, if known.
    pub strength: Option<Strength>,
    /// A correction of the source, if there is exactly one and it keeps the meaning.
    pub fix: Option<Box<Fix>>,
}

/// Changes to a source, to be applied all together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The changes, in order and without overlap.
    pub edits: Vec<Edit>,
}

/// One place and its new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// The new text; may be empty.
    pub text: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The letter cannot be made, or would be sent back.
    Error,
    /// Someone should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place and a few words on why it matters.
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

    /// A finding of any severity.
    pub fn new(
        severity: Severity,
        code: &'static str,
        span: Span,
        message: String,
    ) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            // It may quote what would act on a terminal.
            message: visible(&message).into_owned(),
            labels: vec![Label { span, text: String::new() }],
            help: None,
            clause: None,
            strength: None,
            fix: None,
        }
    }

    /// Adds what to write instead.
    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(visible(&help.into()).into_owned());
        self
    }

    /// Adds a further place that is part of the problem.
    pub fn with_place(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: visible(&text.into()).into_owned() });
        self
    }

    /// Where the fault is.
    pub fn span(&self) -> &Span {
        &self.labels[0].span
    }
}
