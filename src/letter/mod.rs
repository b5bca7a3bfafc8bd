//! Stage 1 of 5: TOML text → [`Letter`].

mod body;
mod citations;
mod complaints;
mod csv;
mod date;
mod element;
mod encoding;
mod keys;
mod literal;
mod log;
mod marking;
mod model;
mod numbers;
mod parse;
mod pasted;
mod personal;
mod public;
mod schema;
mod shape;
mod syntax;
mod table;
mod tabular;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use csv::delimiter as csv_delimiter;
pub(crate) use csv::reader as csv_reader;
pub(crate) use date::day;
pub use element::Element;
pub use element::Treatment;
pub use encoding::decode;
pub use encoding::decode_csv;
pub(crate) use marking::gap;
pub use model::*;
pub(crate) use parse::are_persons;
pub(crate) use parse::bare_name;
pub(crate) use parse::bare_number;
pub use parse::ledger;
pub use parse::parse;
pub use parse::settings;
pub use personal::numbers as personal_numbers;
pub use public::Cuts;
pub use schema::SchemaOf;
pub use schema::schema;
pub use text::Text;
