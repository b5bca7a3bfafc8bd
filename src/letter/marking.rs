//! 办理结果类别 and 公开属性: their words, and where a jurisdiction prints them.

use toml::de::DeValue;

use super::complaints;
use super::model::ClassPlace;
use super::model::Marking;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;

impl Marking {
    /// The printed words.
    pub fn printed(&self, usual: &str) -> String {
        let form = self.form.as_deref().unwrap_or(usual);
        match gap(form) {
            Some((before, after)) => format!("{before}{}{after}", &*self.value),
            None => form.to_owned(),
        }
    }
}

/// The parts of a form before and behind its one ….
pub(crate) fn gap(form: &str) -> Option<(&str, &str)> {
    let (before, after) = form.split_once('…')?;
    let after = after.strip_prefix('…').unwrap_or(after);
    (!after.contains('…')).then_some((before, after))
}

/// The rules of a jurisdiction for one of the two.
pub(super) struct Scheme<'d> {
    place: ClassPlace,
    form: Option<Text>,
    words: Vec<(&'d str, Text)>,
    /// Whether only the scheme's words are allowed.
    is_closed: bool,
}

impl<'d> Scheme<'d> {
    /// Reads `[outcome]` or `[disclosure]`.
    pub(super) fn read(
        table: &TomlTable<'d>,
        otherwise: ClassPlace,
        log: &mut Log,
    ) -> Scheme<'d> {
        let place = table.word("place", &ClassPlace::WORDS, log).unwrap_or(otherwise);
        let form = table.optional_text("form", log);
        if let Some(form) = form.as_ref().filter(|form| gap(form).is_none()) {
            log.add(complaints::form_without_gap("form", "…类", form.span().clone()));
        }
        let words = words(table, "words", log);
        table.finish(log);
        Scheme { place, form, is_closed: !words.is_empty(), words }
    }

    /// Reads the class of the letter.
    pub(super) fn marking(
        &self,
        letter: &TomlTable,
        key: &'static str,
        usual: &[&str],
        log: &mut Log,
    ) -> Option<Marking> {
        let value = letter.optional_text(key, log)?;
        let own: Vec<&str> = self.words.iter().map(|(word, _)| *word).collect();
        let known = if self.is_closed { &own[..] } else { usual };
        if !known.is_empty() && !known.contains(&&*value) {
            log.add(complaints::unknown_class(letter.key(key), &value, known));
            return None;
        }
        let meaning = self.words.iter().find(|(word, _)| *word == &*value);
        Some(Marking {
            meaning: meaning.map(|(_, meaning)| meaning.clone()),
            place: self.place,
            form: self.form.clone(),
            value,
        })
    }
}

/// Reads `words = { A = "…", B = "…" }`, whose keys are the jurisdiction's own.
pub(super) fn words<'d>(
    table: &TomlTable<'d>,
    key: &'static str,
    log: &mut Log,
) -> Vec<(&'d str, Text)> {
    let Some(entry) = table.entry(key) else { return Vec::new() };
    let Some(words) = log.wants(&entry, DeValue::as_table) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    for (word, meaning) in words {
        let word = entry.word(word);
        let meaning = entry.element(word, meaning);
        if log.wants_element(&meaning).is_none() {
            continue;
        }
        let text = log.take(Text::line(&meaning.span(), &meaning.address));
        read.extend(text.map(|text| (word, text)));
    }
    read
}
