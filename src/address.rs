//! Which text of a letter it is, on every station of its way.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The keys and numbers that lead to a text, from 0: `letter.copies.1`,
/// `section.0.part.1.body.0`. A text keeps it when others before it are left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// The file itself.
    pub fn root() -> Address {
        Address(Arc::from(""))
    }

    /// The address of what stands there under a key or number.
    pub fn then(&self, step: impl fmt::Display) -> Address {
        match self.0.is_empty() {
            true => Address(step.to_string().into()),
            false => Address(format!("{self}.{step}").into()),
        }
    }

    /// The table or list that it is in.
    pub fn parent(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    /// Whether it begins with this key of the file.
    pub fn is_in(&self, key: &str) -> bool {
        self.0.split('.').next() == Some(key)
    }

    /// As it is written.
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
