//! A day of the calendar, and the place where it was written.

use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::source::Span;

/// A day written in a file.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The day.
    pub value: NaiveDate,
    /// Its place.
    pub span: Span,
    /// Its address.
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
