//! What a file says about itself besides its pages.

use chrono::{DateTime, FixedOffset};

/// What a file says about the letter in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The title that readers show in the window's frame.
    pub title: String,
    /// 发文机关; may be empty.
    pub author: String,
    /// The time of creation that the file states. It comes from the caller, so that the
    /// same letter can be the same bytes.
    pub created: DateTime<FixedOffset>,
}

/// The archive standard that a PDF conforms to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2a: tagged, with all text extractable.
    #[default]
    A2a,
    /// PDF/A-1b, for the one free validator that is widely packaged; the pages are the same.
    A1b,
}
