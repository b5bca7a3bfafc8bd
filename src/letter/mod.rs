//! Stage 1 of 5: TOML text → [`Letter`].

mod answer;
mod authors;
mod body;
mod citations;
mod common;
mod complaints;
mod csv;
mod element;
mod marking;
mod model;
mod numbers;
mod parse;
mod personal;
mod public;
mod schema;
mod secrets;
mod tabular;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use answer::Answer;
pub use answer::Numbered;
pub use answer::named;
pub use answer::number_twice;
pub use answer::to_one_addressee;
pub use answer::with_one_number;
pub use common::Common;
pub use common::Placed;
pub use common::common;
pub use common::is_letter;
pub use csv::decode_csv;
pub(crate) use csv::delimiter as csv_delimiter;
pub(crate) use csv::reader as csv_reader;
pub use element::Element;
pub use element::Treatment;
pub(crate) use marking::gap;
pub use model::*;
pub use parse::draft;
pub use parse::ledger;
pub use parse::parse;
pub use parse::settings;
pub use personal::doubtful_numbers;
pub use personal::numbers as personal_numbers;
pub use public::Cuts;
pub use schema::SchemaOf;
pub(crate) use schema::reference;
pub use schema::schema;
pub use secrets::Leak;
pub use secrets::Reason;
pub use secrets::Secrets;
pub(crate) use vocabulary::VOCABULARY;

pub use crate::chinese::ProposalKind;
pub use crate::reader::Dated;
pub use crate::reader::Text;
pub use crate::reader::decode;
