//! A finding as an object, for programs.

use serde_json::{Value, json};

use super::{Diagnostic, Edit, Label, Severity};
use crate::source::{Source, Span};

/// A finding with all its places: lines and columns from 1, columns in characters, bytes
/// from 0 of the file as UTF-8.
pub fn json(diagnostic: &Diagnostic) -> Value {
    let also: Vec<Value> = diagnostic.labels[1..].iter().map(also).collect();
    let fix = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(edit);
    let mut object = place(diagnostic.span());
    let fields = json!({
        "rule": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "clause": diagnostic.clause,
        "strength": diagnostic.strength.map(|strength| strength.name()),
        "also": also,
        "fix": fix.collect::<Vec<_>>(),
    });
    extend(&mut object, fields);
    object
}

/// The name of a severity in files for programs.
pub fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn also(label: &Label) -> Value {
    let mut object = place(&label.span);
    extend(&mut object, json!({ "message": label.text }));
    object
}

fn edit(edit: &Edit) -> Value {
    let mut object = place(&edit.span);
    extend(&mut object, json!({ "instead": edit.text }));
    object
}

fn place(span: &Span) -> Value {
    json!({
        "file": span.source.name(),
        "start": point(&span.source, span.range.start),
        "end": point(&span.source, span.range.end),
        "text": span.text(),
    })
}

fn point(source: &Source, byte: usize) -> Value {
    let (line, column) = source.line_column(byte);
    json!({ "line": line, "column": column, "byte": byte })
}

fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
