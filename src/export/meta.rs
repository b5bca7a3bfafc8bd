//! What is wanted of a file besides the pages in it.

use chrono::{DateTime, FixedOffset};

/// What a file says of the letter in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The title readers show in the window's frame.
    pub title: String,
    /// 发文机关; may be empty.
    pub author: String,
    /// When the file says it was made. Whoever calls tells it, so that the same letter can
    /// be the same bytes.
    pub created: DateTime<FixedOffset>,
}

/// The archive standard a PDF keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2a: tagged, with all text extractable.
    #[default]
    A2a,
    /// PDF/A-1b, for the one free validator that is widely packaged; the pages are the same.
    A1b,
}
