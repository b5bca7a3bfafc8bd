//! Verdicts: what did not come out as it should on the finished pages, each with its
//! place, and worded the same everywhere.

mod compromises;
mod faults;
mod kinds;
mod sentences;
mod tables;

pub use kinds::Crowded;
pub use kinds::Spot;
pub use kinds::Verdict;
pub use kinds::What;
pub use sentences::Sentence;

use super::pages::Pages;
use crate::document::Document;
use crate::font::Fonts;
use crate::gbt9704::Style;

/// The verdicts on the pages: first the faults, then what a typographer would have liked
/// better, in reading order.
pub fn verdicts(
    document: &Document,
    style: &Style,
    pages: &Pages,
    fonts: &Fonts,
) -> Vec<Verdict> {
    let mut verdicts = faults::faults(document, style, pages);
    verdicts.extend(tables::crowded(document, pages));
    verdicts.extend(compromises::compromises(pages, style, fonts));
    verdicts
}
