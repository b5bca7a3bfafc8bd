//! The sentences about keys, values and tables. Those about TOML's syntax are in
//! `syntax`.

mod key;
mod table;
mod value;

pub(super) use key::*;
pub(crate) use table::end;
pub(super) use table::*;
pub(crate) use value::*;
