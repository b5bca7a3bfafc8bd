//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors take in.

use serde_json::{Value, json};

use super::rule::Documented;
use super::rules::RULES;
use crate::diagnostic::{Diagnostic, Edit, level};
use crate::source::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log of one run.
pub fn sarif(found: &[Diagnostic]) -> Value {
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "reply",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": found.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn rule(documented: &Documented) -> Value {
    let rule = documented.rule;
    json!({
        "id": rule.name,
        "shortDescription": { "text": documented.summary() },
        "help": { "text": documented.page, "markdown": documented.page },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": { "clause": rule.clause, "strength": rule.strength.name() },
    })
}

fn result(found: &Diagnostic) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}。{help}", found.message),
        None => found.message.clone(),
    };
    let mut result = json!({
        "ruleId": found.code,
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [location(found.span())],
    });
    if let Some(idx) = RULES.iter().position(|it| it.rule.name == found.code) {
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

/// A path as a URI: slashes, and everything but the plainest characters escaped.
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
