//! What is no TOML, said in Chinese.

mod case;
mod header;
mod lines;
mod marks;
pub(super) mod mend;
mod mistake;
mod outline;
mod readable;
mod statement;
mod stretch;
mod value;

pub(super) use outline::Outline;
pub(super) use readable::Readable;
pub(super) use readable::readable;
