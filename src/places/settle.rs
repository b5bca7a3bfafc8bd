//! Which characters of which text each stretch of a document is.

use super::by_words;
use super::texts::Texts;
use crate::document::Document;
use crate::wording::Origin;
use crate::wording::Stretch;
use crate::wording::Wording;

/// Says for all texts of a document where they come from. A template may have changed the text
/// whose address it gives; and one of the bureau's own (`is_own`) may give none, so that what it
/// left out is looked for by its words.
pub fn settle(texts: &Texts, document: &mut Document, is_own: bool) {
    document.change_texts(&mut |_, wording| {
        let changed = wording.origins().iter().any(|stretch| !is_exact(stretch, texts));
        if changed {
            let exact = |stretch: &Stretch| found(wording, stretch, texts);
            let origins = wording.origins().iter().map(exact).collect();
            wording.set_origins(origins);
        }
    });
    if is_own {
        by_words::settle(texts.letter(), document);
    }
}

/// Whether the characters of a stretch are as many as those of its text.
fn is_exact(stretch: &Stretch, texts: &Texts) -> bool {
    let Origin::Text(address, chars) = &stretch.origin else { return true };
    let Some(text) = texts.text(address.as_str()) else { return true };
    let n_chars = text.chars().count();
    chars.len() == stretch.chars.len()
        && (chars.end == n_chars || chars.start > 0 && chars.end < n_chars)
}

/// The stretch with the characters of the text that it says, or else the whole text.
fn found(wording: &Wording, stretch: &Stretch, texts: &Texts) -> Stretch {
    let Origin::Text(address, _) = &stretch.origin else { return stretch.clone() };
    let Some(text) = texts.text(address.as_str()) else { return stretch.clone() };
    let words = wording.chars().skip(stretch.chars.start).take(stretch.chars.len());
    let words: String = words.collect();
    let start = text.find(&words).map(|at| text[..at].chars().count());
    let chars = match start {
        Some(start) => start..start + stretch.chars.len(),
        None => 0..text.chars().count(),
    };
    let origin = Origin::Text(address.clone(), chars);
    Stretch { chars: stretch.chars.clone(), origin }
}
