//! A finding on one line, for editors and for lists.

use super::Diagnostic;
use super::human::level_name;
use super::one_line;

/// Shows a finding as `name:line:column: 错误[code]: message`.
pub fn short(diagnostic: &Diagnostic) -> String {
    let span = diagnostic.span();
    let (line, column) = span.source.line_column(span.range.start);
    let Diagnostic { code, severity, message, .. } = diagnostic;
    let severity = level_name(*severity);
    // A name that is shown may be broken over lines in the file.
    let message = message.replace('\n', " ");
    let name = span.source.name();
    one_line(&format!("{name}:{line}:{column}: {severity}[{code}]: {message}")).into()
}
