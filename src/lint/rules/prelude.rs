//! What the files of rules use.

pub(super) use chrono::{Datelike, Months, NaiveDate};

pub(super) use crate::chinese::date::in_words;
pub(super) use crate::chinese::{
    Relation, amount, bare_number, formula_errors, is_han, is_opening, is_unfilled,
    number, official_number, pairs, split, unpaired, with_dots, without_blanks,
};
pub(super) use crate::diagnostic::{Diagnostic, Severity};
pub(super) use crate::letter::{
    ClassPlace, DISCLOSURES, Element, LetterKind, ProposalKind, Text, Typed, Unfinished,
    words,
};
pub(super) use crate::lint::amounts::{
    Amount, amounts_in, in_digits, only_amount, short_brackets,
};
pub(super) use crate::lint::finding::Finding;
pub(super) use crate::lint::look::{
    disclosure_in, in_each, in_number, in_prose, in_title, lacking, listed, signed,
};
pub(super) use crate::lint::markup::{Markup, MarkupKind, is_markup, markup};
pub(super) use crate::lint::nesting::{Nesting, nested};
pub(super) use crate::lint::ordinals::{bare, beginning, begun};
pub(super) use crate::lint::passage::{Hit, Passage};
pub(super) use crate::lint::pattern::pattern;
pub(super) use crate::lint::personal::{NumberKind, numbers};
pub(super) use crate::lint::rule::{Check, Rule, rule};
pub(super) use crate::lint::series::{Item, items};
pub(super) use crate::lint::subject::{Subject, inside};
pub(super) use crate::source::Span;
pub(super) use crate::strength::Strength;
