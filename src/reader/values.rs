//! Reads the values of a table: texts, paths, dates, numbers, yes and no.

use toml::de::DeValue;

use super::complaints;
use super::dated::Dated;
use super::entry::Entry;
use super::key::Shape;
use super::log::Log;
use super::syntax::is_quote;
use super::syntax::mend;
use super::table::TomlTable;
use super::text::Text;
use crate::chinese::PartialDate;
use crate::chinese::date;
use crate::chinese::date::Reading;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// The most texts that a list may have. A letter to so many persons or bodies is none, and
/// each of them is looked for in each of its texts.
const MOST: usize = 1000;

/// The complaint about an empty value.
type Empty = fn(&Entry) -> Diagnostic;

impl<'d> TomlTable<'d> {
    /// An optional string; `None` also when the entry is not a string.
    fn string(&self, key: &'static str, log: &mut Log) -> Option<Entry<'d>> {
        let entry = self.entry(key)?;
        log.wants(&entry, DeValue::as_str)?;
        Some(entry)
    }

    /// A required text of one line.
    pub(crate) fn text(&self, key: &'static str, log: &mut Log) -> Option<Text> {
        self.require(key, log)?;
        self.optional_text(key, log)
    }

    /// An optional text of one line.
    pub(crate) fn optional_text(&self, key: &'static str, log: &mut Log) -> Option<Text> {
        let entry = self.string(key, log)?;
        one_line(&entry, complaints::empty_text, log)
    }

    /// An optional text of one line that may be left blank.
    pub(crate) fn text_or_blank(&self, key: &'static str, log: &mut Log) -> Option<Text> {
        let entry = self.string(key, log)?;
        let text = log.take(Text::line(&entry.span(), &entry.address))?;
        Some(text.without_wide_blanks())
    }

    /// A list of texts of one line; `None` when there is no such entry.
    pub(crate) fn texts(&self, key: &'static str, log: &mut Log) -> Option<Vec<Text>> {
        let elements = self.elements(key, log)?;
        if elements.len() > MOST {
            log.add(complaints::long_list(&elements[MOST], elements.len(), MOST));
            return None;
        }
        let line = |element: &Entry<'d>| {
            log.wants_element(element)?;
            one_line(element, complaints::empty_element, log)
        };
        let texts: Vec<Text> = elements.iter().filter_map(line).collect();
        (texts.len() == elements.len()).then_some(texts)
    }

    /// The elements of a list, at least one; `None` also when the entry is not a list.
    fn elements(&self, key: &'static str, log: &mut Log) -> Option<Vec<Entry<'d>>> {
        let entry = self.entry(key)?;
        let list = log.wants(&entry, DeValue::as_array)?;
        if list.is_empty() {
            log.add(complaints::empty_list(&entry));
            return None;
        }
        Some(entry.elements(list).collect())
    }

    /// A list of texts of one line, or a single one without a list; empty when there is
    /// no such entry.
    pub(crate) fn lines(&self, key: &'static str, log: &mut Log) -> Vec<Text> {
        match self.entry(key).map(|entry| entry.value().is_str()) {
            Some(true) => self.optional_text(key, log).into_iter().collect(),
            _ => self.texts(key, log).unwrap_or_default(),
        }
    }

    /// One of some words.
    pub(crate) fn word<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
        log: &mut Log,
    ) -> Option<T> {
        let text = self.optional_text(key, log)?;
        let found = words.iter().find(|(word, _)| *word == &*text);
        if found.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            log.add(complaints::unknown_word(self.key(key), &text, &words));
        }
        found.map(|(_, value)| *value)
    }

    /// A list of whole numbers above 0; empty when there is no such entry.
    pub(crate) fn counts(&self, key: &'static str, log: &mut Log) -> Vec<u32> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let Some(list) = log.wants(&entry, DeValue::as_array) else {
            return Vec::new();
        };
        let Shape::Counts(most) = entry.key.shape else { return Vec::new() };
        let count = |value: &DeValue| match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let counts = list.iter().map(|value| {
            count(value.get_ref()).filter(|count| (1..=most).contains(count))
        });
        let counts: Option<Vec<u32>> = counts.collect();
        counts.filter(|counts| !counts.is_empty()).unwrap_or_else(|| {
            log.add(complaints::not_counts(&entry));
            Vec::new()
        })
    }

    /// The path of a file or folder, as it was written.
    pub(crate) fn path(
        &self,
        key: &'static str,
        log: &mut Log,
    ) -> Option<Spanned<String>> {
        let entry = self.string(key, log)?;
        path(&entry, complaints::empty_text, log)
    }

    /// A list of paths of files, or a single one without a list; empty when there is no
    /// such entry.
    pub(crate) fn paths(&self, key: &'static str, log: &mut Log) -> Vec<Spanned<String>> {
        if self.entry(key).is_some_and(|entry| entry.value().is_str()) {
            return self.path(key, log).into_iter().collect();
        }
        let elements = self.elements(key, log).unwrap_or_default();
        let path = |element: &Entry<'d>| {
            log.wants_element(element)?;
            path(element, complaints::empty_element, log)
        };
        elements.iter().filter_map(path).collect()
    }

    /// The paragraphs of a text; empty when there is no such entry.
    pub(crate) fn paragraphs(&self, key: &'static str, log: &mut Log) -> Vec<Text> {
        let Some(entry) = self.string(key, log) else { return Vec::new() };
        paragraphs(&entry, log)
    }

    /// A flag: yes or no.
    pub(crate) fn flag(&self, key: &'static str, otherwise: bool, log: &mut Log) -> bool {
        let Some(entry) = self.entry(key) else { return otherwise };
        log.wants(&entry, DeValue::as_bool).unwrap_or(otherwise)
    }

    /// The line of a key with these words, if it is certain. A quote left in one of them
    /// does not belong to the words.
    pub(crate) fn line(&self, key: &str, words: &str) -> Option<String> {
        mend::entry(self.vocabulary, self.key(key), &words.replace(is_quote, ""))
    }

    /// An optional day of the calendar.
    pub(crate) fn date(&self, key: &'static str, log: &mut Log) -> Option<Dated> {
        self.dated(key, log, |text| match date::read(text) {
            Reading::Date(date) => Ok(date),
            other => Err(other),
        })
    }

    /// An optional day of the calendar, as far as it is known.
    pub(crate) fn partial_date(
        &self,
        key: &'static str,
        log: &mut Log,
    ) -> Option<Dated<PartialDate>> {
        self.dated(key, log, PartialDate::read)
    }

    fn dated<T>(
        &self,
        key: &'static str,
        log: &mut Log,
        read: impl Fn(&str) -> Result<T, Reading>,
    ) -> Option<Dated<T>> {
        let entry = self.entry(key)?;
        let reading = |text: &str| {
            let wrong = |other| complaints::wrong_date(entry.key, entry.span(), other);
            read(text).map_err(wrong)
        };
        let span = entry.span();
        let read = match entry.value() {
            DeValue::String(text) => reading(text),
            DeValue::Datetime(written) => match (written.date, written.time) {
                (Some(date), None) => reading(&date.to_string()),
                (date, _) => {
                    let date = date.map(|date| date.to_string());
                    Err(complaints::time_of_day(&entry, date))
                }
            },
            DeValue::Integer(_) | DeValue::Float(_) => reading(span.text()),
            _ => return log.wants(&entry, |_| None),
        };
        let value = log.take(read.map_err(|complaint| vec![complaint]))?;
        Some(Dated { value, span, address: entry.address.clone() })
    }
}

/// The paragraphs of a string.
pub(super) fn paragraphs(entry: &Entry, log: &mut Log) -> Vec<Text> {
    let paragraphs = log.take(Text::paragraphs(&entry.span(), &entry.address));
    let Some(paragraphs) = paragraphs else { return Vec::new() };
    if paragraphs.is_empty() {
        log.add(complaints::empty_text(entry));
    }
    for gap in paragraphs.iter().filter(|text| entry.key.is_gap(text)) {
        log.add(complaints::gap(entry.key, gap, gap.span().clone()));
    }
    paragraphs
}

fn one_line(entry: &Entry, empty: Empty, log: &mut Log) -> Option<Text> {
    let (span, address) = (entry.span(), &entry.address);
    let text = match entry.key.is_wide {
        true => log.take(Text::spread_line(&span, address))?,
        false => log.take(Text::line(&span, address))?.without_wide_blanks(),
    };
    if text.is_empty() {
        log.add(empty(entry));
        return None;
    }
    if entry.key.is_gap(&text) {
        log.add(complaints::gap(entry.key, &text, entry.span()));
    }
    Some(text)
}

fn path(entry: &Entry, empty: Empty, log: &mut Log) -> Option<Spanned<String>> {
    let value = entry.value().as_str()?.trim().to_owned();
    if value.is_empty() {
        log.add(empty(entry));
        return None;
    }
    if value.contains(char::is_control) {
        log.add(complaints::backslash(entry));
        return None;
    }
    Some(Spanned { value, span: entry.span() })
}
