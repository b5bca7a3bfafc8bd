//! Applying fixes to a text.

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Source;

/// Applies the fixes of these findings and changes nothing else; `None` if there are none. Of
/// fixes that overlap only the first is applied: checking again finds what is left.
pub fn mend(source: &Source, found: &[Diagnostic]) -> Option<Source> {
    let mut taken: Vec<&Edit> = Vec::new();
    for fix in found.iter().filter_map(|found| found.fix.as_ref()) {
        let is_here = fix.edits.iter().all(|edit| edit.span.source == *source);
        let is_free =
            fix.edits.iter().all(|edit| taken.iter().all(|it| are_apart(edit, it)));
        if is_here && is_free {
            taken.extend(&fix.edits);
        }
    }
    if taken.is_empty() {
        return None;
    }
    taken.sort_by_key(|edit| edit.span.range.start);
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for edit in taken {
        text += &source.text()[at..edit.span.range.start];
        text += &edit.text;
        at = edit.span.range.end;
    }
    text += &source.text()[at..];
    Some(Source::new(source.name(), text))
}

/// Whether two edits do not overlap.
fn are_apart(one: &Edit, other: &Edit) -> bool {
    one.span.range.end <= other.span.range.start
        || other.span.range.end <= one.span.range.start
}
