//! Reads texts of which the shared file has one for each kind of files.

use toml::de::DeValue;

use super::complaints;
use super::key::Shape;
use super::log::Log;
use super::table::TomlTable;
use super::text::Text;
use super::values::paragraphs;

/// The paragraphs of a text of the shared file, and the word for which they are; none for
/// all.
pub(crate) struct Form {
    /// The word under which they stand.
    pub(crate) word: Option<&'static str>,
    /// The paragraphs.
    pub(crate) paragraphs: Vec<Text>,
}

impl TomlTable<'_> {
    /// The paragraphs that the file itself has; empty when there is no such entry in it.
    pub(crate) fn own_paragraphs(&self, key: &'static str, log: &mut Log) -> Vec<Text> {
        let Some(entry) = self.entries(key).find(|entry| !entry.is_shared) else {
            return Vec::new();
        };
        if entry.value().is_table() {
            log.add(complaints::forms_in_own_file(self.vocabulary, &entry));
            return Vec::new();
        }
        match log.wants(&entry, DeValue::as_str) {
            Some(_) => paragraphs(&entry, log),
            None => Vec::new(),
        }
    }

    /// The texts that the shared file has.
    pub(crate) fn forms(&self, key: &'static str, log: &mut Log) -> Vec<Form> {
        let Some(entry) = self.entries(key).find(|entry| entry.is_shared) else {
            return Vec::new();
        };
        let Shape::Forms(words) = entry.key.shape else { return Vec::new() };
        let table = match entry.value() {
            DeValue::Table(table) => table,
            DeValue::String(_) => {
                return vec![Form { word: None, paragraphs: paragraphs(&entry, log) }];
            }
            _ => {
                log.wants(&entry, DeValue::as_str);
                return Vec::new();
            }
        };
        let words = words();
        let mut forms = Vec::new();
        for (written, value) in table {
            let span = entry.place(written.span());
            let written = entry.word(written);
            let Some(word) = words.iter().find(|word| **word == written) else {
                log.add(complaints::unknown_form(entry.key, written, span, &words));
                continue;
            };
            let element = entry.element(word, value);
            if log.wants_element(&element).is_some() {
                let paragraphs = paragraphs(&element, log);
                forms.push(Form { word: Some(word), paragraphs });
            }
        }
        forms
    }
}
