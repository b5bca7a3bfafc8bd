//! Applying fixes to a text.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Source;

/// Applies the fixes of these findings and changes nothing else; `None` if there are none. Of
/// fixes that overlap only the first is applied: checking again finds what is left.
pub fn mend(source: &Source, found: &[Diagnostic]) -> Option<Source> {
    let mut taken: Taken = BTreeMap::new();
    for fix in found.iter().filter_map(|found| found.fix.as_ref()) {
        let is_here = fix.edits.iter().all(|edit| edit.span.source == *source);
        if is_here && fix.edits.iter().all(|edit| is_free(edit, &taken)) {
            for edit in &fix.edits {
                taken.entry(place(edit)).or_default().push(edit);
            }
        }
    }
    if taken.is_empty() {
        return None;
    }
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for edit in taken.into_values().flatten() {
        text += &source.text()[at..edit.span.range.start];
        text += &edit.text;
        at = edit.span.range.end;
    }
    text += &source.text()[at..];
    Some(Source::new(source.name(), text))
}

/// Edits by their places.
type Taken<'f> = BTreeMap<(usize, usize), Vec<&'f Edit>>;

fn place(edit: &Edit) -> (usize, usize) {
    (edit.span.range.start, edit.span.range.end)
}

/// Whether an edit overlaps none of these, which do not overlap each other. Of those that
/// start before its end, only the last ones can reach into it: an insertion, one that starts
/// with it, and one before it.
fn is_free(edit: &Edit, taken: &Taken) -> bool {
    let (start, end) = place(edit);
    let mut near = taken.range(..(end.max(start + 1), 0)).rev().take(3);
    near.all(|(there, _)| there.1 <= start || end <= there.0)
}
