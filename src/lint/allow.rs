//! Reads comments like `# reply: allow(rule) 理由`, which suppress findings.
//!
//! At the top of the file, before the first table or key, a comment applies to the whole
//! letter; above a table's header, to that table; above a key or behind its value, to that value.

use std::collections::BTreeMap;
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
    range: Reach,
}

/// What a comment applies to. Of one kind none overlap, unless they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Letter,
    Table(usize, usize),
    Statement(usize, usize),
}

/// The rules that comments allow, by their reach, and whether that was of use.
#[derive(Default)]
struct Allowed<'a>(BTreeMap<Reach, BTreeMap<&'a str, bool>>);

impl<'a> Allowed<'a> {
    fn new(allows: &'a [Allow]) -> Allowed<'a> {
        let mut allowed = Allowed::default();
        for Allow { names, range, .. } in allows {
            let rules = allowed.0.entry(*range).or_default();
            rules.extend(names.iter().map(|name| (name.text(), false)));
        }
        allowed
    }

    /// Whether a finding of a rule is allowed for the whole letter, or at this byte.
    fn allows(&mut self, rule: &str, at: Option<usize>) -> bool {
        let reaches = at.map_or(vec![], |at| {
            let last = |kind: fn(usize, usize) -> Reach| {
                let until = self.0.range(kind(0, 0)..=kind(at, usize::MAX));
                until.map(|(reach, _)| *reach).next_back()
            };
            let near = [last(Reach::Table), last(Reach::Statement)];
            near.into_iter().flatten().filter(|reach| reach.contains(at)).collect()
        });
        let mut is_allowed = false;
        for reach in [Reach::Letter].into_iter().chain(reaches) {
            let rules = self.0.get_mut(&reach);
            if let Some(is_used) = rules.and_then(|rules| rules.get_mut(rule)) {
                (*is_used, is_allowed) = (true, true);
            }
        }
        is_allowed
    }

    fn is_used(&self, reach: Reach, rule: &str) -> bool {
        self.0.get(&reach).and_then(|rules| rules.get(rule)).is_some_and(|used| *used)
    }
}

impl Reach {
    fn contains(self, at: usize) -> bool {
        match self {
            Reach::Letter => true,
            Reach::Table(start, end) | Reach::Statement(start, end) => {
                (start..end).contains(&at)
            }
        }
    }
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
    let (mut by_own, mut by_others) = (Allowed::new(&own), Allowed::new(&others));
    let mut left = Vec::new();
    for finding in found {
        let Span { source: there, range } = finding.span();
        // What stands in a table's own file, or a template wrote, is allowed for the whole
        // letter or not at all.
        let is_elsewhere = there != source && !there.name().ends_with(".toml");
        let at = (!is_elsewhere).then_some(range.start);
        let is_own = there == source || is_elsewhere;
        let allowed = if is_own { &mut by_own } else { &mut by_others };
        if !allowed.allows(finding.code, at) {
            left.push(finding);
        }
    }
    // What the defaults allow may be for other letters.
    let comments = own.iter().flat_map(|allow| complaints(allow, &by_own, selection));
    left.extend(comments.filter(|found| selection.has(found.code)));
    left
}

/// Reports unknown rules, rules that found nothing, and missing reasons in a comment.
fn complaints(
    allow: &Allow,
    allowed: &Allowed,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for name in &allow.names {
        let (span, called) = (name.clone(), name.text());
        if rule(called).is_none() {
            found.push(unknown(span));
        } else if !selection.has(called) {
            // Nobody has looked for it.
        } else if !allowed.is_used(allow.range, called) {
            let message = format!("这里允许了“{called}”，但没有这样的问题");
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
    let ends = table_ends(&statements, text.len());
    let mut allows = Vec::new();
    for comment in comments(text) {
        let Some((names, has_reason)) = names(source, comment.clone()) else { continue };
        // The first statement that does not end before it: it is behind, or stands above.
        let idx = statements.partition_point(|it| it.range.end <= comment.start);
        let range = match statements.get(idx) {
            Some(it) if !it.range.contains(&comment.start) && comment.start < first => {
                Reach::Letter
            }
            Some(it) if it.is_header() => Reach::Table(it.range.start, ends[idx]),
            Some(it) => Reach::Statement(it.range.start, it.range.end),
            None if comment.start < first => Reach::Letter,
            None => Reach::Statement(comment.start, comment.end),
        };
        allows.push(Allow { names, has_reason, range });
    }
    allows
}

/// Where the table of each header ends: before the next header.
fn table_ends(statements: &[Statement], end: usize) -> Vec<usize> {
    let mut next = end;
    let ends = statements.iter().rev().map(|statement| {
        let end = next;
        if statement.is_header() {
            next = statement.range.start;
        }
        end
    });
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    ends
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
