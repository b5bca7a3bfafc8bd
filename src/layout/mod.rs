//! Stage 4 of 5: [`Document`](crate::document::Document) → [`Pages`].

mod pages;
pub mod text;

pub use pages::{Colour, Fit, Glyph, GlyphRun, Line, Page, Pages, Rule, Seal};
