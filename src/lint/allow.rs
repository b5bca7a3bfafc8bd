//! Reads comments like `# reply: allow(rule) 理由`, which suppress findings.
//!
//! At the top of the file, before the first table or key, a comment applies to the whole
//! letter; above a table's header, to that table; above a key or behind its value, to that value.

use std::ops::Range;

use super::finding::Finding;
use super::rules;
use super::rules::rule;
use super::selection::Selection;
use crate::diagnostic::Diagnostic;
use crate::letter::VOCABULARY;
use crate::reader::Scanner;
use crate::reader::Statement;
use crate::reader::comments;
use crate::source::{Source, Span};

/// A comment that allows something.
struct Allow {
    /// The rules it names, each with its place.
    names: Vec<Span>,
    /// Whether it gives a reason.
    has_reason: bool,
    /// The bytes of the file that it applies to.
    range: Range<usize>,
}

/// Removes the findings that a comment allows, and adds what is wrong with the comments.
pub(super) fn without_allowed(
    found: Vec<Diagnostic>,
    source: &Source,
    selection: &Selection,
) -> Vec<Diagnostic> {
    // A finding in the bureau's defaults may be allowed there.
    let defaults = found.iter().map(|found| &found.span().source);
    let defaults = defaults.filter(|it| *it != source && it.name().ends_with(".toml"));
    let defaults = defaults.min_by_key(|defaults| defaults.name());
    let (own, others) = (allows(source), defaults.map(allows).unwrap_or_default());
    let mut used: Vec<Span> = Vec::new();
    let mut left = Vec::new();
    for finding in found {
        let Span { source: there, range } = finding.span();
        // What stands in a table's own file, or a template wrote, is allowed for the whole
        // letter or not at all.
        let is_elsewhere = there != source && !there.name().ends_with(".toml");
        let allows = if there == source || is_elsewhere { &own } else { &others };
        let counting = allows.iter().filter(|allow| match is_elsewhere {
            true => allow.range == (0..source.text().len()),
            false => allow.range.contains(&range.start),
        });
        let names = counting.flat_map(|allow| &allow.names);
        let names = names.filter(|name| name.text() == finding.code);
        let names: Vec<Span> = names.cloned().collect();
        match names.is_empty() {
            true => left.push(finding),
            false => used.extend(names),
        }
    }
    // What the defaults allow may be for other letters.
    let comments = own.iter().flat_map(|allow| complaints(allow, &used, selection));
    left.extend(comments.filter(|found| selection.has(found.code)));
    left
}

/// Reports unknown rules, rules that found nothing, and missing reasons in a comment.
fn complaints(allow: &Allow, used: &[Span], selection: &Selection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for name in &allow.names {
        let (span, called) = (name.clone(), name.text());
        if rule(called).is_none() {
            found.push(unknown(span));
        } else if !selection.has(called) {
            // Nobody has looked for it.
        } else if !used.contains(name) {
            let message = format!("这里允许了“{called}”，但是没有这样的问题");
            let finding = Finding::new(span, message).help("删去这条说明");
            found.push(complaint("allow-unused", finding));
        } else if !allow.has_reason {
            let message = format!("允许了“{called}”，没有写理由");
            let help = "在括号后面写一句理由，以后的人才知道为什么";
            let finding = Finding::new(span, message).help(help);
            found.push(complaint("allow-without-reason", finding));
        }
    }
    found
}

/// Reports a name that is no rule's.
pub(super) fn unknown(name: Span) -> Diagnostic {
    let message = format!("没有“{}”这条规则", name.text());
    let help = match rules::nearest(name.text()) {
        Some(near) => format!("是不是 {near}？全部规则见 reply rules"),
        None => "全部规则见 reply rules".to_owned(),
    };
    complaint("allow-unknown", Finding::new(name, message).help(help))
}

/// Turns a finding about a comment into a diagnostic of the rule with this name.
fn complaint(name: &str, finding: Finding) -> Diagnostic {
    rule(name).expect("a rule of the table").diagnostic(finding)
}

fn allows(source: &Source) -> Vec<Allow> {
    if !source.text().contains("reply") {
        return Vec::new();
    }
    let text = source.text();
    let statements = Scanner { vocabulary: &VOCABULARY, text }.all();
    let first = statements.first().map_or(text.len(), |first| first.range.start);
    let mut allows = Vec::new();
    for comment in comments(text) {
        let Some((names, has_reason)) = names(source, comment.clone()) else { continue };
        let is_behind = |it: &Statement| it.range.contains(&comment.start);
        let behind = statements.iter().position(is_behind);
        let next = statements.iter().position(|it| it.range.start >= comment.end);
        let range = match (behind, next) {
            (Some(idx), _) => reach(&statements, idx, text.len()),
            (None, _) if comment.start < first => 0..text.len(),
            (None, Some(idx)) => reach(&statements, idx, text.len()),
            (None, None) => comment.clone(),
        };
        allows.push(Allow { names, has_reason, range });
    }
    allows
}

/// Returns the bytes of a statement: a key with its value, or a table up to the next header.
fn reach(statements: &[Statement], idx: usize, end: usize) -> Range<usize> {
    let statement = &statements[idx];
    if !statement.is_header() {
        return statement.range.clone();
    }
    let next = statements[idx + 1..].iter().find(|it| it.is_header());
    statement.range.start..next.map_or(end, |next| next.range.start)
}

/// Parses a comment: the rules it names, and whether it gives a reason. `None` if it allows
/// nothing.
fn names(source: &Source, comment: Range<usize>) -> Option<(Vec<Span>, bool)> {
    let text = &source.text()[comment.clone()];
    let said = text.trim_start_matches('#').trim_start();
    let list = said
        .strip_prefix(["reply:", "reply："].into_iter().find(|it| said.starts_with(it))?)?
        .trim_start()
        .strip_prefix("allow")?;
    let list = list.trim_start().strip_prefix(['(', '（'])?;
    let (list, reason) = list.split_once([')', '）'])?;
    let base = list.as_ptr() as usize - text.as_ptr() as usize + comment.start;
    let mut at = 0;
    let mut names = Vec::new();
    for name in list.split_inclusive([',', '，', '、', ' ']) {
        let bare = name.trim_end_matches([',', '，', '、', ' ']);
        if !bare.is_empty() {
            names.push(source.span(base + at..base + at + bare.len()));
        }
        at += name.len();
    }
    Some((names, !reason.trim().is_empty()))
}
