//! What the letter's parties are called.

use chrono::{Datelike, NaiveDate};

use super::finding::Finding;
use super::pattern::pattern;
use super::subject::Subject;
use crate::letter::{ProposalKind, Text, personal_numbers};

/// How one name of a bureau stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same name.
    Same,
    /// One is the other with something left out.
    Short,
    /// Neither.
    Other,
}

/// How two names stand to each other; blanks do not count.
pub(super) fn relation(one: &str, other: &str) -> Relation {
    let (one, other) = (without_blanks(one), without_blanks(other));
    let is_within = |short: &str, long: &str| {
        let mut rest = long.chars();
        short.chars().all(|ch| rest.any(|there| there == ch))
    };
    match one == other {
        true => Relation::Same,
        false if is_within(&one, &other) || is_within(&other, &one) => Relation::Short,
        false => Relation::Other,
    }
}

/// A text without the blanks that set it to a width.
pub(super) fn without_blanks(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// 提案 or 建议.
pub(super) fn kind_name(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Proposal => "提案",
        ProposalKind::Suggestion => "建议",
    }
}

/// 委员 or 代表.
pub(super) fn role_name(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Proposal => "委员",
        ProposalKind::Suggestion => "代表",
    }
}

/// A proposal's number without 第 and 号.
pub(super) fn bare_number(number: &Text) -> &str {
    number.trim_start_matches('第').trim_end_matches('号')
}

/// 2023年8月1日.
pub(super) fn in_words(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberKind {
    /// A mobile telephone, identity card, bank card, or address of electronic mail.
    Personal,
    /// A fixed telephone.
    Office,
}

/// The numbers of this kind in a letter that is public.
pub(super) fn numbers(
    subject: &Subject,
    kind: NumberKind,
    message: impl Fn(&str) -> String,
) -> Vec<Finding> {
    let disclosure = subject.letter.disclosure.as_ref();
    if disclosure.is_none_or(|disclosure| &*disclosure.value != "主动公开") {
        return Vec::new();
    }
    let office = pattern!(r"^(?:[（(]?0\d{2,3}[）)]?[- —]?)?\d{7,8}(?:[-转]\d+)?$");
    let service = pattern!(r"^[48]00|\.gov\.cn$");
    let mut all = Vec::new();
    for passage in subject.prose() {
        for range in personal_numbers(&passage.chars) {
            let number = passage.slice(range.clone());
            let is_office = office.is_match(number);
            if is_office == (kind == NumberKind::Office) && !service.is_match(number) {
                let finding = Finding::new(passage.span(range.clone()), message(number));
                all.push(finding.help("删去，或者改写成单位的公开电话、热线"));
            }
        }
    }
    all
}
