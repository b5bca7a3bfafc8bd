//! Complains in Chinese about what is not TOML.

mod bare;
mod behind;
mod brackets;
mod case;
mod depth;
mod doubles;
mod header;
mod lines;
mod list;
mod marks;
pub(super) mod mend;
mod mistake;
mod outline;
mod readable;
mod sign;
mod statement;
mod stretch;
mod tokens;
mod value;
mod wrong_header;
mod wrong_sign;

pub(crate) use bare::plain_words;
pub(crate) use bare::written_word;
pub(super) use header::is_opening;
pub(super) use header::path;
pub(super) use lines::line;
pub(super) use list::strip_quotes;
pub(super) use marks::is_quote;
pub(super) use outline::Outline;
pub(super) use readable::Readable;
pub(super) use readable::readable;
pub(crate) use statement::Scanner;
pub(crate) use statement::Statement;
pub(crate) use stretch::comments;
