//! What is not said of a proposal in a column of its own, and follows from others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::contacts;
use super::rows::Ledger;
use crate::chinese::ProposalKind;

/// Takes a name and a telephone apart that stand in one cell.
pub(super) fn apart(known: &mut BTreeMap<&str, Value>) {
    let text = |known: &BTreeMap<&str, Value>, key| -> String {
        known.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let (name, phone) = (text(known, "contact.name"), text(known, "contact.phone"));
    if let Some((name, beside)) = contacts::split(&name) {
        known.insert("contact.name", name.into());
        if phone.is_empty() {
            known.insert("contact.phone", beside.into());
        }
    }
    if let Some((beside, phone)) = contacts::split(&phone) {
        known.insert("contact.phone", phone.into());
        if name.is_empty() {
            known.insert("contact.name", beside.into());
        }
    }
}

/// Takes the office off that stands before the contact's name.
pub(super) fn person(known: &mut BTreeMap<&str, Value>) {
    let name = known.get("contact.name").and_then(Value::as_str).unwrap_or_default();
    let person = contacts::without_office(name).to_owned();
    known.insert("contact.name", person.into());
}

/// The session that the title tells, if it is that of the row's kind of proposals.
pub(super) fn session(ledger: &Ledger, context: &Value) -> String {
    let session = ledger.session.clone().unwrap_or_default();
    let kind = context["proposal"]["kind"].as_str().unwrap_or_default();
    match ProposalKind::of(&session) {
        Some(of) if !kind.is_empty() && of.name() != kind => String::new(),
        _ => session,
    }
}

/// 提案 or 建议 where no column says so, as the session, the title or the names of other
/// columns suggest.
pub(super) fn kind(ledger: &Ledger, context: &Value) -> &'static str {
    let session = context["proposal"]["session"].as_str().unwrap_or_default();
    let of_session = ledger.column("proposal.session").and(ProposalKind::of(session));
    let heading = |key| ledger.column(key).map(|at| ledger.columns[at].heading.as_str());
    let headings = [heading("proposal.proposers"), heading("proposal.number")];
    let headings = headings.into_iter().flatten().filter_map(ProposalKind::of);
    let mut headings = headings.filter(|_| !ledger.is_of_both);
    let kind = of_session.or(ledger.kind).or_else(|| headings.next());
    kind.map(ProposalKind::name).unwrap_or_default()
}
