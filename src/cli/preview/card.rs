//! What a finding says, on a card beside its place.

use std::fmt::Write;

use super::tags::Pen;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::source::Span;

/// A finding in the letter of this file. With a place on the page, its first line leads there;
/// without one, it shows what it is about.
pub(super) fn card(found: &Diagnostic, file: &str, pen: &Pen, has_place: bool) -> String {
    let level = diagnostic::level_name(found.severity);
    let message = pen.html(&found.message);
    let head = format!("<span class=\"level\">{level}</span> {message}");
    let mut html = match has_place {
        true => format!("<button type=\"button\" class=\"jump\">{head}</button>"),
        false => format!("<p class=\"head\">{head}</p>{}", quoted(found.span(), pen)),
    };
    let mut add = |class: &str, what: &str, text: &str| {
        let (what, text) = (pen.html(what), pen.html(text));
        write!(html, "<p class=\"{class}\"><b>{what}</b> {text}</p>")
            .expect("a text takes all");
    };
    for label in &found.labels[1..] {
        let what = if label.text.is_empty() { "另见" } else { &label.text };
        add("other", what, &place(&label.span, file));
    }
    if let Some(help) = &found.help {
        add("help", "改法", help);
    }
    if let Some(basis) = diagnostic::basis(found) {
        add("basis", "依据", &basis);
    }
    let place = pen.html(&place(found.span(), file));
    html + &format!("<p class=\"place\">{place}　<code>{}</code></p>", found.code)
}

/// The words that a finding is about. They are as the writer wrote them, so a page for the
/// public does not show them.
fn quoted(span: &Span, pen: &Pen) -> String {
    const MOST: usize = 60;
    if pen.secrets.is_some() {
        return String::new();
    }
    let text = span.text().trim();
    let cut: String = text.chars().take(MOST).collect();
    let more = if cut.len() < text.len() { "……" } else { "" };
    match cut.is_empty() {
        true => String::new(),
        false => format!("<pre>{}{more}</pre>", pen.html(&cut)),
    }
}

/// Where that is; the name of the letter's own file stands above its pages already.
fn place(span: &Span, file: &str) -> String {
    let (line, column) = span.source.line_column(span.range.start);
    match span.source.name() {
        name if name == file => format!("第 {line} 行第 {column} 列"),
        name => format!("{name} 第 {line} 行第 {column} 列"),
    }
}

/// A severity's class in the page's style.
pub(super) fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// 1 个错误，2 个警告; what there is none of is left out.
pub(super) fn counted(counts: [usize; 3]) -> String {
    let levels = [Severity::Error, Severity::Warning, Severity::Note];
    let counted = levels.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let counted = counted.map(|(severity, count)| {
        let (class, level) = (class(severity), diagnostic::level_name(severity));
        format!("<span class=\"{class}\">{count} 个{level}</span>")
    });
    counted.collect::<Vec<_>>().join("，")
}
