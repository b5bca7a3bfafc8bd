//! Rows with one 发文字号 though they are about different proposals.

use std::collections::BTreeMap;

use super::fields::field_called;
use super::form::Form;
use super::rows::Cell;
use super::rows::Ledger;
use super::rows::Row;
use crate::chinese::ProposalKind;
use crate::diagnostic::Diagnostic;
use crate::letter::Answer;
use crate::letter::Numbered;
use crate::letter::named;
use crate::letter::number_twice;
use crate::letter::with_one_number;

/// As many other rows are shown with one.
const MOST: usize = 3;

impl Form {
    /// Complaints about rows whose number other rows have, too, by the index of the row.
    /// There are none if the template does not use the number.
    pub fn numbers_twice(&self, ledger: &Ledger) -> BTreeMap<usize, Diagnostic> {
        let is_used = field_called("发文字号").is_some_and(|field| self.uses(field));
        if !is_used || ledger.column("letter.number").is_none() {
            return BTreeMap::new();
        }
        let answers: Vec<Option<Answer>> =
            ledger.rows.iter().map(|row| answer(ledger, row)).collect();
        let numbered = |idx: usize| numbered(ledger, &ledger.rows[idx]);
        let complaint = |group: &[usize], own: usize| {
            let answer = answers[own].as_ref()?;
            let is_other = |idx: &&usize| {
                let other = answers[**idx].as_ref();
                other.is_some_and(|other| !answer.has_proposal_of(other))
            };
            let others = group.iter().filter(is_other).take(MOST);
            let others: Vec<Numbered> = others.filter_map(|idx| numbered(*idx)).collect();
            let others: Vec<&Numbered> = others.iter().collect();
            Some(number_twice(&numbered(own)?, &others))
        };
        let groups = with_one_number(&answers);
        let each =
            groups.iter().flat_map(|group| group.iter().map(move |own| (group, *own)));
        each.filter_map(|(group, own)| Some((own, complaint(group, own)?))).collect()
    }
}

/// What the letter of a row will answer.
fn answer(ledger: &Ledger, row: &Row) -> Option<Answer> {
    let text = |key| cell(ledger, row, key).map_or("", |cell| cell.text.as_str());
    let kind = ProposalKind::of(text("proposal.kind"));
    let (session, proposal) = (text("proposal.session"), text("proposal.number"));
    Answer::new(text("letter.number"), session, kind, proposal, "")
}

/// The number of a row, and its proposal.
fn numbered(ledger: &Ledger, row: &Row) -> Option<Numbered> {
    let text = |key| cell(ledger, row, key).map_or("", |cell| cell.text.as_str());
    let number = cell(ledger, row, "letter.number")?;
    let kind = ProposalKind::of(text("proposal.kind"));
    Some(Numbered {
        number: number.text.clone(),
        place: ledger.span(number),
        proposal: format!(
            "第 {} 行的{}",
            row.number,
            named(text("proposal.session"), text("proposal.number"), kind)
        ),
    })
}

fn cell<'a>(ledger: &Ledger, row: &'a Row, key: &str) -> Option<&'a Cell> {
    row.cells.get(ledger.column(key)?)
}
