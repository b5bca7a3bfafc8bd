//! Reads any TOML by a vocabulary: recovers from mistakes, keeps the place of every
//! character, and complains in Chinese.
//!
//! The keys, and what the office calls them, come in as a `Vocabulary`.

mod complaints;
mod dated;
mod encoding;
mod entry;
mod flag;
mod forms;
mod key;
mod literal;
mod log;
mod pasted;
mod read;
mod reference;
mod schema;
mod spread;
mod syntax;
mod table;
mod tabs;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod vocabulary;

pub(crate) use complaints::empty_list;
pub(crate) use complaints::unknown_word;
pub(crate) use complaints::wrong_element;
pub use dated::Dated;
pub use encoding::decode;
pub(crate) use entry::Entry;
pub(crate) use key::Gap;
pub(crate) use key::Key;
pub(crate) use key::Shape;
pub(crate) use key::TableName;
pub(crate) use key::own;
pub(crate) use key::shared;
pub(crate) use key::words;
pub(crate) use log::Log;
pub(crate) use pasted::as_usual;
pub(crate) use pasted::is_invisible;
pub(crate) use pasted::usual_char;
pub(crate) use read::Files;
pub(crate) use read::attempt;
pub(crate) use read::read;
pub(crate) use reference::reference;
pub(crate) use schema::schema;
pub(crate) use syntax::Scanner;
pub(crate) use syntax::Statement;
pub(crate) use syntax::comments;
pub(crate) use syntax::plain_words;
pub(crate) use table::TomlTable;
pub(crate) use tabs::TabbedLine;
pub(crate) use tabs::tabbed_lines;
pub use text::Text;
pub(crate) use vocabulary::Vocabulary;
