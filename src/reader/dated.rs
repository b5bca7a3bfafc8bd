//! A day of the calendar, and where it was written.

use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::source::Span;

/// A day that a file says.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The day.
    pub value: NaiveDate,
    /// Where it stands.
    pub span: Span,
    /// Which of the file's days it is.
    pub address: Address,
}

impl Deref for Dated {
    type Target = NaiveDate;

    fn deref(&self) -> &NaiveDate {
        &self.value
    }
}

impl Serialize for Dated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
