//! Chinese text: scripts, widths, numerals, dates, brackets, and the words of the trade.
//!
//! Everything here is a function of characters alone. What is done with the answers (refuse a
//! file, complain, set a line) belongs to the modules that ask.

mod brackets;
pub mod date;
mod names;
mod nearest;
mod numeral;
mod proposal;
mod script;
mod width;

pub use brackets::is_closing;
pub use brackets::is_opening;
pub use brackets::pairs;
pub use brackets::unpaired;
pub use brackets::without_brackets;
pub use names::Relation;
pub use names::are_persons;
pub use names::bare_name;
pub use names::relation;
pub use nearest::likeness;
pub use nearest::nearest;
pub use nearest::nearest_by;
pub use numeral::NUMERALS;
pub use numeral::amount;
pub use numeral::count;
pub use numeral::digit;
pub use numeral::is_digit;
pub use numeral::is_numeral;
pub use numeral::number;
pub use numeral::numeral;
pub use proposal::ProposalKind;
pub use proposal::bare_number;
pub use script::HAN;
pub use script::Script;
pub use script::is_han;
pub use script::script;
pub use width::half_width;
pub use width::to_half_width;
pub use width::without_blanks;
