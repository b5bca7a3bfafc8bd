//! The address of a text in a letter, which it keeps through all stages.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The keys and indices (from 0) that lead to a text: `letter.copies.1`,
/// `section.0.part.1.body.0`. A text keeps its address when texts before it are left
/// out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// The file itself.
    pub fn root() -> Address {
        Address(Arc::from(""))
    }

    /// The address of the entry under a key or index.
    pub fn then(&self, step: impl fmt::Display) -> Address {
        match self.0.is_empty() {
            true => Address(step.to_string().into()),
            false => Address(format!("{self}.{step}").into()),
        }
    }

    /// The address of the table or list that contains it.
    pub fn parent(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    /// Whether it begins with this top-level key of the file.
    pub fn is_in(&self, key: &str) -> bool {
        self.0.split('.').next() == Some(key)
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Address {
    fn from(written: &str) -> Address {
        Address(written.into())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
