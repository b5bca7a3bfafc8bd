//! The sentences about tables that are missing or written in a wrong way.

use crate::diagnostic::Diagnostic;
use crate::reader::entry::Entry;
use crate::reader::key::Key;
use crate::reader::key::TableName;
use crate::reader::syntax::mend;
use crate::reader::vocabulary::Vocabulary;
use crate::source::Source;
use crate::source::Span;

/// Required keys that one table lacks.
pub(in crate::reader) fn missing(
    vocabulary: &Vocabulary,
    file: &Source,
    table: TableName,
    header: Option<Span>,
    keys: &[&Key],
) -> Diagnostic {
    let called = keys.iter().map(|key| key.title()).collect::<Vec<_>>().join("、");
    let lines = keys.iter().map(|key| key.example).collect::<Vec<_>>().join("\n");
    let shared = match vocabulary.is_joined(table) && keys.iter().all(|key| key.shared) {
        true => format!("；也可写在{} 中", vocabulary.shared_file),
        false => String::new(),
    };
    match (header, vocabulary.whole(table)) {
        (Some(header), Some(opener)) => {
            let message = format!("{}缺少{called}", opener.called[0]);
            let line = mend::entry(vocabulary, opener, header.text());
            let help = format!("写全：{}", line.as_deref().unwrap_or(opener.example));
            Diagnostic::error("key-missing", header, message).with_help(help)
        }
        (Some(header), None) => {
            let message = format!("{table} 表中缺少{called}");
            let help = format!("在 {table} 下面加上，按实际情况填写{shared}：\n{lines}");
            Diagnostic::error("key-missing", header, message).with_help(help)
        }
        (None, _) => {
            let message = format!("缺少 {table} 表，其中要写{called}");
            let help = format!("加上这几行，按实际情况填写{shared}：\n{table}\n{lines}");
            Diagnostic::error("table-missing", end(file), message).with_help(help)
        }
    }
}

/// The end of the last line that is not blank.
pub(crate) fn end(source: &Source) -> Span {
    let end = source.text().trim_end().len();
    source.span(end..end)
}

/// A header in single brackets, of a table that may be repeated.
pub(in crate::reader) fn single_brackets(entry: &Entry) -> Diagnostic {
    let span = entry.span();
    let path = match span.text().trim_matches(['[', ']']) {
        path if span.text().starts_with('[') => path.trim().to_owned(),
        _ => entry.key.name.to_owned(),
    };
    brackets(span, &path)
}

/// A header in single brackets, by its path such as `section.part`.
pub(in crate::reader) fn brackets(span: Span, path: &str) -> Diagnostic {
    let message = format!("{path} 可以有多个，表头要用双层方括号");
    Diagnostic::error("section-brackets", span, message)
        .with_help(format!("写作 [[{path}]]"))
}

/// A table whose parent is missing, such as `[[section.part]]` before any section.
pub(in crate::reader) fn orphan(
    vocabulary: &Vocabulary,
    span: Span,
    parent: &str,
    path: &str,
) -> Diagnostic {
    let message = format!("先要有 [[{parent}]]，[[{path}]] 才能写在它下面");
    let required = vocabulary.required(vocabulary.table_of(parent));
    let required: Vec<String> = required.map(Key::title).collect();
    let help = match required.is_empty() {
        // A header alone is not enough for a table that has to have a key.
        false => format!(
            "改作 [[{parent}]]，或在它上面先写 [[{parent}]] 和{}",
            required.join("、")
        ),
        true => format!("在这一行上面加一行 [[{parent}]]"),
    };
    Diagnostic::error("section-parent", span, message).with_help(help)
}
