//! Stage 5 of 5: [`Pages`](crate::layout::Pages) → PDF.
//!
//! And from there pictures, for those who want to see what was made.

mod pdf;
mod picture;

pub use pdf::pdf;
pub use picture::{Drawing, PictureError, Raster};

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

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A face's outlines cannot be taken out of its file.
    #[error("无法从字体 {file} 取出所用的字形")]
    Subset {
        /// The font file, as it is shown to users.
        file: String,
    },
    /// The bytes cannot be put together.
    #[error("无法写成 PDF")]
    Write(#[from] std::io::Error),
}
