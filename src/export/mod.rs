//! Stage 5 of 5: [`Pages`](crate::layout::Pages) → PDF.
//!
//! And PDF → pictures, for those who want to see what was made.

mod effort;
mod error;
mod meta;
mod pdf;
mod picture;

pub use effort::Excess;
pub use error::ExportError;
pub use meta::{Conformance, Meta};
pub use pdf::pdf;
pub use picture::{Drawing, PictureError, Raster};
