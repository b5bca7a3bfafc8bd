//! A finding as a workflow command of GitHub Actions, shown beside the line of the change.

use super::{Diagnostic, Severity, visible};

/// One line: `::warning file=…,line=…,col=…,title=…::message`.
pub fn github(diagnostic: &Diagnostic) -> String {
    let span = diagnostic.span();
    let (line, column) = span.source.line_column(span.range.start);
    let (end_line, end_column) = span.source.line_column(span.range.end);
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut message = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        message += &format!("\n改法：{help}");
    }
    let (file, title) = (property(span.source.name()), property(diagnostic.code));
    let message = data(&message);
    format!(
        "::{command} file={file},line={line},col={column},endLine={end_line},\
         endColumn={end_column},title={title}::{message}"
    )
}

/// Escapes the characters that would end a command or begin the next one.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property's value, in which colons and commas are separators too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
