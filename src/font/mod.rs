//! Font faces: which ones exist, which one is used for a character, and their measures.

mod bounds;
mod builtin;
mod face;
mod fonts;
mod own;

pub use bounds::Excess;
pub use face::{Bounds, Face};
pub use fonts::{Choice, FaceId, Fonts, Typeface};
pub use own::Offer;
