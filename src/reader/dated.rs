//! A day of the calendar, and the place where it was written.

use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::chinese::PartialDate;
use crate::source::Span;

/// A day written in a file, or as much of it as is known.
#[derive(Clone, Debug)]
pub struct Dated<T = NaiveDate> {
    /// The day.
    pub value: T,
    /// Its place.
    pub span: Span,
    /// Its address.
    pub address: Address,
}

impl<T> Deref for Dated<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl Serialize for Dated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Serialize for Dated<PartialDate> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.value)
    }
}
