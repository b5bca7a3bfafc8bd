//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors take in.

use serde_json::{Value, json};

use super::notice::{NOT_CHECKED, Notice, RULE_FAILED};
use super::rule::Rule;
use super::rules::RULES;
use crate::diagnostic::{Diagnostic, Edit, Severity, level};
use crate::source::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log of a run. Rules that panicked become notifications; `is_successful` is whether
/// the run did all its work.
pub fn sarif(found: &[Diagnostic], is_successful: bool) -> Value {
    let (failed, found): (Vec<_>, Vec<_>) =
        found.iter().partition(|found| RULE_FAILED.is(found));
    let rules = RULES.iter().map(rule).chain([notice(&NOT_CHECKED)]);
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "reply",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules.collect::<Vec<_>>(),
                "notifications": [notice(&RULE_FAILED)],
            } },
            "invocations": [{
                "executionSuccessful": is_successful,
                "toolExecutionNotifications":
                    failed.into_iter().map(notification).collect::<Vec<_>>(),
            }],
            "columnKind": "unicodeCodePoints",
            "results": found.into_iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn rule(rule: &Rule) -> Value {
    let mut described = described(rule.name, &rule.summary(), rule.page, rule.level);
    described["properties"] =
        json!({ "clause": rule.clause, "strength": rule.strength.name() });
    described
}

fn notice(notice: &Notice) -> Value {
    described(notice.name, &notice.summary(), notice.page, notice.level)
}

fn described(name: &str, summary: &str, page: &str, severity: Severity) -> Value {
    json!({
        "id": name,
        "shortDescription": { "text": summary },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(severity) },
    })
}

/// Creates the part that results and notifications share.
fn told(found: &Diagnostic) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}。{help}", found.message),
        None => found.message.clone(),
    };
    json!({
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [location(found.span())],
    })
}

fn notification(found: &Diagnostic) -> Value {
    let mut notification = told(found);
    notification["descriptor"] = json!({ "id": found.code, "index": 0 });
    notification
}

fn result(found: &Diagnostic) -> Value {
    let mut result = told(found);
    result["ruleId"] = json!(found.code);
    let idx = RULES.iter().position(|rule| rule.name == found.code);
    if let Some(idx) = idx.or(NOT_CHECKED.is(found).then_some(RULES.len())) {
        result["ruleIndex"] = json!(idx);
    }
    let also = found.labels[1..].iter().enumerate().map(|(idx, label)| {
        let mut location = location(&label.span);
        location["id"] = json!(idx);
        location["message"] = json!({ "text": label.text });
        location
    });
    let also: Vec<Value> = also.collect();
    if !also.is_empty() {
        result["relatedLocations"] = json!(also);
    }
    if let Some(fix) = &found.fix {
        let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": artifact(found.span()),
            "replacements": replacements,
        }] }]);
    }
    result
}

fn location(span: &Span) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(span),
        "region": region(span),
    } })
}

fn replacement(edit: &Edit) -> Value {
    json!({
        "deletedRegion": region(&edit.span),
        "insertedContent": { "text": edit.text },
    })
}

fn region(span: &Span) -> Value {
    let (line, column) = span.source.line_column(span.range.start);
    let (end_line, end_column) = span.source.line_column(span.range.end);
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

/// Encodes a path as a URI with slashes; all but unreserved characters are escaped.
fn artifact(span: &Span) -> Value {
    let mut uri = String::new();
    for byte in span.source.name().replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    json!({ "uri": uri })
}
