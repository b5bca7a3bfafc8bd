//! Reads openings and closings: the letter's own, or the bureau's form for such letters.

use super::complaints;
use super::form::chars;
use super::form::stretches;
use super::tabbed;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;

/// Reads the paragraphs that the letter has itself, and those of the form for its kind, of
/// which there are none if it has any. All forms are looked through for mistakes.
pub(super) fn read(
    table: &TomlTable,
    key: &'static str,
    kind: Option<&str>,
    log: &mut Log,
) -> (Vec<Text>, Vec<Text>) {
    let own = table.own_paragraphs(key, log);
    if !own.is_empty() {
        tabbed::refuse(table, key, log);
    }
    let forms = table.forms(key, log);
    for text in forms.iter().flat_map(|form| &form.paragraphs) {
        for (bytes, mistake) in stretches(text).1 {
            log.add(complaints::form(
                text,
                &text[bytes.clone()],
                chars(text, &bytes),
                mistake,
            ));
        }
    }
    let fits = |word: Option<&str>| word.is_none() || word == kind;
    let form = forms.into_iter().find(|form| fits(form.word) && own.is_empty());
    (own, form.map(|form| form.paragraphs).unwrap_or_default())
}
