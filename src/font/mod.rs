//! Faces: which ones there are, which one serves a character, and what they measure.

mod builtin;
mod face;
mod fonts;
mod own;

pub use face::{Bounds, Face};
pub use fonts::{Choice, FaceId, Fonts, Typeface};
pub use own::Offer;
