//! A finding as a person reads it: the line itself, a caret, and what to write.

use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use super::Diagnostic;
use super::Label;
use super::Severity;
use super::excerpt::Excerpt;

/// Shows a finding with its line and a caret; `colour` adds the terminal's colours.
pub fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    // Long lines are cut here, by columns; the renderer would count 汉字 as one each.
    let renderer = renderer.term_width(usize::MAX / 4);
    let excerpts = excerpts(&diagnostic.labels);
    without_second_arrow(&renderer.render(&[group(diagnostic, &excerpts)]))
}

/// Removes the second arrow. The place is given before the lines, because the column of
/// a shortened line would be wrong; the renderer then announces the lines once more, by
/// `:::` and no name.
fn without_second_arrow(shown: &str) -> String {
    let is_arrow = |line: &&str| {
        let visible = line.split('\u{1B}').map(|part| match part.strip_prefix('[') {
            Some(style) => style.split_once('m').map_or(style, |(_, text)| text),
            None => part,
        });
        visible.collect::<String>().trim() == ":::"
    };
    let lines: Vec<&str> = shown.lines().filter(|line| !is_arrow(line)).collect();
    lines.join("\n")
}

/// The excerpts to show, one for each source.
fn excerpts(labels: &[Label]) -> Vec<Excerpt> {
    let mut rest: Vec<&Label> = labels.iter().collect();
    let mut excerpts = Vec::new();
    while let Some(first) = rest.first() {
        let source = first.span.source.clone();
        let (same, others) =
            rest.into_iter().partition::<Vec<_>, _>(|label| label.span.source == source);
        excerpts.push(Excerpt::new(&same));
        rest = others;
    }
    excerpts
}

fn group<'a>(diagnostic: &'a Diagnostic, excerpts: &'a [Excerpt]) -> Group<'a> {
    let title = level(diagnostic.severity)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    for excerpt in excerpts {
        group = group.element(origin(excerpt));
        if excerpt.has_text() {
            group = group.element(snippet(excerpt));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.with_name("改法").message(help.as_str()));
    }
    if let Some(basis) = basis(diagnostic) {
        group = group.element(Level::NOTE.with_name("依据").message(basis));
    }
    group
}

/// The clause that a finding rests on, and how binding it is.
pub fn basis(diagnostic: &Diagnostic) -> Option<String> {
    match (diagnostic.clause, diagnostic.strength) {
        (Some(clause), Some(strength)) => {
            Some(format!("{clause}（{}）", strength.name()))
        }
        (Some(clause), None) => Some(clause.to_owned()),
        // Where there is no clause, that is worth knowing too.
        (None, strength) => strength
            .map(|strength| format!("{}（通行做法，标准未规定）", strength.name())),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(level_name(severity)),
        Severity::Warning => Level::WARNING.with_name(level_name(severity)),
        Severity::Note => Level::NOTE.with_name(level_name(severity)),
    }
}

/// The Chinese name of a severity.
pub fn level_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    }
}

fn origin(excerpt: &Excerpt) -> Origin<'_> {
    let origin = Origin::path(excerpt.name.as_str());
    match excerpt.has_text() {
        true => origin.line(excerpt.line).char_column(excerpt.column),
        false => origin,
    }
}

fn snippet(excerpt: &Excerpt) -> Snippet<'_, Annotation<'_>> {
    let annotation = |(idx, mark): (usize, &(Range<usize>, String))| {
        let kind =
            if idx == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!mark.1.is_empty()).then(|| mark.1.clone());
        kind.span(mark.0.clone()).label(label)
    };
    Snippet::source(excerpt.text.as_str())
        .line_start(excerpt.first_line)
        .annotations(excerpt.marks.iter().enumerate().map(annotation))
}
