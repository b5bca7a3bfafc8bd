//! The JSON files beside a letter: its summary for the web, and the places of its seals.

use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_json::json;

use crate::compile::Compiled;
use crate::diagnostic::json_lines;
use crate::letter::Marking;

/// The file beside a public version with its summary.
pub(super) fn path(target: &Path) -> PathBuf {
    target.with_extension("json")
}

/// What a site says of a letter beside its public version.
pub(super) fn summary(compiled: &Compiled) -> Value {
    let letter = &compiled.letter;
    let value = |marking: &Option<Marking>| {
        marking.as_ref().map(|marking| marking.value.to_string())
    };
    let meaning = letter.outcome.as_ref().and_then(|outcome| outcome.meaning.as_ref());
    let headings =
        letter.sections.iter().filter_map(|section| section.heading.as_deref());
    let headings = headings.map(|heading| heading.trim_end_matches('。'));
    let summary = match &letter.summary {
        Some(summary) => summary.to_string(),
        None => {
            let addressee = compiled.document.addressee.trim_end_matches('：');
            let headings = headings.collect::<Vec<_>>().join("；");
            let about = format!("答复{addressee}：《{}》", &*letter.proposal.title);
            if headings.is_empty() { about } else { format!("{about}。{headings}") }
        }
    };
    json!({
        "title": compiled.document.title.text(),
        "number": letter.number.to_string(),
        "date": letter.date.value.to_string(),
        "outcome": value(&letter.outcome),
        "outcome_meaning": meaning.map(|meaning| meaning.to_string()),
        "disclosure": value(&letter.disclosure),
        "summary": summary,
    })
}

/// Where the seals of a letter go: pages from 1, millimetres from the sheet's upper left
/// corner.
pub(super) fn seals(letter: &Path, pdf: Option<&Path>, compiled: &Compiled) -> Value {
    let mm = |length: crate::geometry::Length| (length.to_mm() * 100.0).round() / 100.0;
    let seals = compiled.pages.seals.iter().map(|seal| {
        json!({
            "page": seal.page + 1,
            "x": mm(seal.rect.x),
            "y": mm(seal.rect.y),
            "width": mm(seal.rect.width),
            "height": mm(seal.rect.height),
            "authority": seal.authority,
            "kind": if seal.is_personal { "签名章" } else { "印章" },
        })
    });
    json!({
        "letter": letter.display().to_string(),
        "pdf": pdf.map(|pdf| pdf.display().to_string()),
        "unit": "mm",
        "seals": seals.collect::<Vec<_>>(),
    })
}

/// As a file holds it.
pub(super) fn text(value: &Value) -> Vec<u8> {
    (json_lines(value) + "\n").into_bytes()
}
