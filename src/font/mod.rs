//! Font faces: which ones exist, which one is used for a character, and their measures.

mod builtin;
mod face;
mod fonts;
mod own;

pub use face::{Bounds, Face};
pub use fonts::{Choice, FaceId, Fonts, Typeface};
pub use own::Offer;
