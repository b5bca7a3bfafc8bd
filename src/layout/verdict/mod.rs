//! What did not come out as it should, seen from the finished pages: each with its place on
//! them, and told in one way wherever it is told.

mod compromises;
mod faults;
mod kinds;
mod sentences;

pub use kinds::Spot;
pub use kinds::Verdict;
pub use kinds::What;
pub use sentences::Sentence;

use super::pages::Pages;
use crate::document::Document;
use crate::font::Fonts;
use crate::gbt9704::Style;

/// Looks over the pages: first what keeps them from being a letter, then what a typographer
/// would have liked otherwise, in reading order.
pub fn verdicts(
    document: &Document,
    style: &Style,
    pages: &Pages,
    fonts: &Fonts,
) -> Vec<Verdict> {
    let mut verdicts = faults::faults(document, style, pages);
    verdicts.extend(compromises::compromises(pages, style, fonts));
    verdicts
}
