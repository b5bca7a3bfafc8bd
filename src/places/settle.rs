//! Finds the exact characters of texts that each stretch of a document comes from.

use super::by_words;
use super::texts::Texts;
use crate::document::Document;
use crate::wording::Origin;
use crate::wording::Stretch;
use crate::wording::Wording;

/// Settles the origins of all texts of a document. A template may have changed a text
/// whose address it gives; a bureau's own (`is_own`) may give none, and then texts are
/// found by their words.
pub fn settle(texts: &Texts, document: &mut Document, is_own: bool) {
    document.change_texts(&mut |_, wording| {
        let changed = wording.origins().iter().any(|stretch| !is_exact(stretch, texts));
        if changed {
            let exact = |stretch: &Stretch| found(wording, stretch, texts);
            let origins = wording.origins().iter().flat_map(exact).collect();
            wording.set_origins(origins);
        }
    });
    if is_own {
        by_words::settle(texts.letter(), document);
    }
}

/// No paragraph is longer.
const LONGEST: usize = 10_000;

/// Whether a stretch has as many characters as its text.
fn is_exact(stretch: &Stretch, texts: &Texts) -> bool {
    let Origin::Text(address, chars) = &stretch.origin else { return true };
    let Some(text) = texts.text(address.as_str()) else { return true };
    let n_chars = text.chars().count();
    chars.len() == stretch.chars.len()
        && (chars.end == n_chars || chars.start > 0 && chars.end < n_chars)
}

/// Splits a stretch into runs that are equal in it and in its text. Nothing is known
/// about what the template put between them.
fn found(wording: &Wording, stretch: &Stretch, texts: &Texts) -> Vec<Stretch> {
    let whole = || vec![stretch.clone()];
    let Origin::Text(address, _) = &stretch.origin else { return whole() };
    let Some(text) = texts.text(address.as_str()) else { return whole() };
    let words: Vec<char> = wording.words(stretch.chars.clone()).chars().collect();
    let there: Vec<char> = text.chars().collect();
    if let Some(start) = there.windows(words.len().max(1)).position(|it| it == words) {
        let origin = Origin::Text(address.clone(), start..start + words.len());
        return vec![Stretch { chars: stretch.chars.clone(), origin }];
    }
    // To compare long texts that have little in common takes forever.
    if words.len().max(there.len()) > LONGEST {
        return whole();
    }
    let runs = similar::capture_diff_slices(similar::Algorithm::Myers, &there, &words);
    let same = runs.into_iter().filter_map(|run| match run {
        similar::DiffOp::Equal { old_index, new_index, len } => Some(Stretch {
            chars: stretch.chars.start + new_index..stretch.chars.start + new_index + len,
            origin: Origin::Text(address.clone(), old_index..old_index + len),
        }),
        _ => None,
    });
    let same: Vec<Stretch> = same.collect();
    // Words that have little in common are not that text, whatever the template says.
    let n_same: usize = same.iter().map(|stretch| stretch.chars.len()).sum();
    if 2 * n_same >= words.len() { same } else { Vec::new() }
}
