//! Stage 4 of 5: [`Document`] → [`Pages`].
//!
//! The steps: the head of page 1 (letterhead, rule, number, title), then the paragraphs as
//! rows, then which rows go on which page, then the signature, the lower rule and the page
//! numbers. It knows no file and no TOML, and it cannot fail: what does not fit is laid out
//! as well as it can be.

mod dump;
mod furniture;
mod glyphs;
mod notes;
mod page;
mod pages;
mod paragraph;
mod signature;
mod style;
pub mod text;
mod title;

pub use notes::{Note, notes};
pub use pages::{Colour, Fit, Glyph, GlyphRun, Line, Page, Pages, Rule, Seal};

use crate::document::Document;
use crate::font::Fonts;
use crate::settings::Settings;
use glyphs::Setter;
pub(crate) use glyphs::missing;

/// Lays a document out.
pub fn lay_out(document: &Document, settings: &Settings, fonts: &Fonts) -> Pages {
    let setter = Setter { fonts, settings };
    let head = furniture::head(document, &setter);
    let rows = paragraph::rows(document, &setter);
    let signature = signature::Signature::new(document, &setter);
    let plan = page::plan(&rows, head.bottom, &signature, settings);
    let mut pages = page::fill(&rows, head, &plan, &setter);
    let (seal_page, seal) = signature.place(&plan, &mut pages, &setter);
    furniture::foot(&mut pages, &setter);
    Pages { pages, seal: seal.map(|rect| Seal { page: seal_page, rect }) }
}
