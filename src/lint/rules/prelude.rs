//! What rules are made of.

pub(super) use chrono::{Datelike, Months, NaiveDate};
pub(super) use regex::Regex;

pub(super) use crate::chinese::date::in_words;
pub(super) use crate::chinese::{
    Relation, amount, bare_number, is_han, is_opening, number, pairs, relation, unpaired,
    without_blanks,
};
pub(super) use crate::diagnostic::Severity;
pub(super) use crate::letter::{Element, LetterKind, ProposalKind, Text};
pub(super) use crate::lint::amounts::{Amount, amounts_in, in_digits, only_amount};
pub(super) use crate::lint::finding::Finding;
pub(super) use crate::lint::look::{found, in_paragraphs, in_prose, listed, told};
pub(super) use crate::lint::nesting::{Nesting, nested};
pub(super) use crate::lint::passage::{Hit, Passage};
pub(super) use crate::lint::pattern::pattern;
pub(super) use crate::lint::personal::{NumberKind, numbers};
pub(super) use crate::lint::rule::Rule;
pub(super) use crate::lint::subject::{Subject, inside};
pub(super) use crate::source::Span;
pub(super) use crate::strength::Strength;
