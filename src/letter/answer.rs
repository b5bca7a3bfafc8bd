//! What letters of one run are compared by: which proposal they answer, to whom, and under
//! which number.

use std::collections::BTreeMap;

use super::model::Letter;
use super::model::LetterKind;
use crate::chinese::ProposalKind;
use crate::chinese::bare_number;
use crate::chinese::official_number;
use crate::chinese::session_key;
use crate::chinese::to_half_width;
use crate::chinese::without_blanks;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What a letter answers, each part in one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// 发文字号.
    number: String,
    /// The proposal, by session, kind and 案号.
    proposal: String,
    /// The kind of letter, and to whom it goes.
    to: String,
}

/// A letter's number and the proposal it is for, as they are written.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// 发文字号.
    pub number: String,
    /// The place of the number.
    pub place: Span,
    /// The name of the proposal in messages: 七届四次会议第12号提案.
    pub proposal: String,
}

impl Answer {
    /// What a letter with these parts answers; none of a draft, whose number is not complete.
    /// `to` is whatever tells those who get letters apart.
    pub fn new(
        number: &str,
        session: &str,
        kind: Option<ProposalKind>,
        proposal: &str,
        to: &str,
    ) -> Option<Answer> {
        let proposal = without_blanks(&to_half_width(proposal));
        let bare = bare_number(&proposal);
        let bare = bare.trim_start_matches('0');
        let kind = kind.map(ProposalKind::name).unwrap_or_default();
        Some(Answer {
            number: official_number(number)?,
            proposal: format!("{} {kind} {bare}", session_key(session)),
            to: without_blanks(&to_half_width(to)),
        })
    }

    /// Whether another letter answers the same proposal.
    pub fn has_proposal_of(&self, other: &Answer) -> bool {
        self.proposal == other.proposal
    }
}

impl Letter {
    /// What it answers; none of a draft.
    pub fn answer(&self) -> Option<Answer> {
        let number = self.whole_number()?;
        let proposal = &self.proposal;
        let kind = match self.kind {
            LetterKind::Reply => "答复",
            LetterKind::Opinion | LetterKind::Assistance => "意见",
        };
        let to = match self.addressees.is_empty() {
            true => &proposal.proposers,
            false => &self.addressees,
        };
        let mut to: Vec<&str> = to.iter().map(|name| &**name).collect();
        to.sort_unstable();
        let (session, own) = (&proposal.session, &proposal.number);
        let to = format!("{kind}:{}", to.join("、"));
        Answer::new(number, session, Some(proposal.kind), own, &to)
    }

    /// Its number and its proposal, as they are written.
    pub fn numbered(&self) -> Numbered {
        let proposal = &self.proposal;
        Numbered {
            number: self.number.to_string(),
            place: self.number.place(0..self.number.chars().count()),
            proposal: named(&proposal.session, &proposal.number, Some(proposal.kind)),
        }
    }
}

/// The name of a proposal in messages.
pub fn named(session: &str, number: &str, kind: Option<ProposalKind>) -> String {
    let kind = kind.map(ProposalKind::name).unwrap_or("提案");
    format!("{session}第{}号{kind}", bare_number(number))
}

/// The letters that have one number though they answer different proposals. Letters are
/// meant by their index.
pub fn with_one_number(answers: &[Option<Answer>]) -> Vec<Vec<usize>> {
    let mut groups = groups(answers, |answer| answer.number.clone());
    groups.retain(|group| {
        let mut answers = group.iter().filter_map(|&idx| answers[idx].as_ref());
        let first = answers.next();
        first.is_some_and(|first| answers.any(|other| !first.has_proposal_of(other)))
    });
    groups
}

/// The letters that answer one proposal to the same addressee. Letters are meant by their
/// index.
pub fn to_one_addressee(answers: &[Option<Answer>]) -> Vec<Vec<usize>> {
    groups(answers, |answer| (answer.proposal.clone(), answer.to.clone()))
}

/// The letters that are alike, where there is more than one.
fn groups<K: Ord>(
    answers: &[Option<Answer>],
    key: impl Fn(&Answer) -> K,
) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (idx, answer) in answers.iter().enumerate() {
        if let Some(answer) = answer {
            groups.entry(key(answer)).or_default().push(idx);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// The complaint about a number that other letters have, which are about other proposals.
pub fn number_twice(own: &Numbered, others: &[&Numbered]) -> Diagnostic {
    let Numbered { number, place, proposal } = own;
    let first = others.first().map_or("别的", |other| other.proposal.as_str());
    let message =
        format!("发文字号“{number}”用了两次：这里答复{proposal}，另一处答复{first}");
    let help = "一个发文字号只用于一件：改正其中一处；答复的是同一件的，把届次、种类和案号写成一样";
    let found = Diagnostic::error("number-twice", place.clone(), message).with_help(help);
    others.iter().fold(found, |found, other| {
        found.with_place(other.place.clone(), other.proposal.as_str())
    })
}
