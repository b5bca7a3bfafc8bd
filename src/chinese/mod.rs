//! Chinese text: scripts, widths, numerals, dates, brackets, and the words of the trade.
//!
//! Everything here is a function of characters alone. What is done with the answers (refuse a
//! file, complain, set a line) belongs to the modules that ask.

mod apart;
mod bodies;
mod brackets;
mod case_number;
mod cuts;
pub mod date;
mod doubt;
mod lexicon;
mod names;
mod nearest;
mod numeral;
mod official;
mod organ;
mod partial;
mod proposal;
mod proposers;
mod script;
mod typed;
mod who;
mod width;

pub use bodies::{Kinship, kinship};
pub use brackets::{is_closing, is_opening, pairs, unpaired, without_brackets};
pub use case_number::{CaseNumber, bare_number};
pub use doubt::Doubt;
pub use lexicon::split;
pub use names::{Relation, bare_name, relation};
pub use nearest::{likeness, nearest, nearest_by};
pub use numeral::{
    NUMERALS, amount, count, digit, is_digit, is_numeral, number, numeral, ordinal,
};
pub use official::{official_number, session_key};
pub use partial::{NUMBER_FORM, PartialDate, Standing, number_with_room};
pub use proposal::ProposalKind;
pub use proposers::{Named, Proposers, units};
pub use script::{HAN, Script, is_han, script};
pub use typed::{
    formula_errors, has_lost_digits, is_day_of_number, is_formula_error, meant,
};
pub use who::{Who, is_dot, is_unfilled, who, with_dots};
pub use width::{half_width, to_half_width, without_blanks};
