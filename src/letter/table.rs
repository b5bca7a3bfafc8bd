//! A TOML table that is asked for its entries.
//!
//! What it cannot give it complains about to a [`Log`], so that all mistakes of a file are
//! found in one run. Behind the letter's own table stands that of the bureau's defaults.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeArray;
use toml::de::DeTable;
use toml::de::DeValue;

use super::complaints;
use super::complaints::Stranger;
use super::keys;
use super::keys::Name;
use super::log::Log;
use super::text::Text;
use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;
use crate::source::Spanned as Written;

/// No column of a table is wider, in 字.
pub(super) const MOST_COUNT: u32 = 60;

/// A table of the letter with that of the defaults behind it.
pub(super) struct Table<'d> {
    /// Which table it is.
    pub(super) name: Name,
    /// Where to point when something is not in it; none when nobody wrote it.
    pub(super) header: Option<Span>,
    /// Which of its kind it is.
    pub(super) address: Address,
    layers: Vec<Layer<'d>>,
}

/// A table as one of the two files has it.
#[derive(Clone, Copy)]
struct Layer<'d> {
    source: &'d Source,
    table: &'d DeTable<'d>,
    is_default: bool,
}

/// A value and the file it is in.
#[derive(Clone)]
pub(super) struct Entry<'d> {
    /// The file it is in.
    pub(super) source: &'d Source,
    /// Which value it is.
    pub(super) address: Address,
    value: &'d Spanned<DeValue<'d>>,
    is_default: bool,
}

impl<'d> Entry<'d> {
    /// The value.
    pub(super) fn value(&self) -> &'d DeValue<'d> {
        self.value.get_ref()
    }

    /// Where the value was written.
    pub(super) fn span(&self) -> Span {
        self.source.span(self.value.span())
    }

    /// For a table that is there only because one under it is, what that one is under and
    /// its path: `section` and `section.part`.
    fn path(&self) -> Option<(&'d str, &'d str)> {
        let Range { start, end } = self.value.span();
        let text = self.source.text();
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let at = text[line..start].find('[')? + line;
        let path = |path: &'d str| path.trim_start_matches('[').trim();
        Some((path(&text[at..end]), path(text[at..].split(']').next()?)))
    }

    /// What stands under a key or number of this entry.
    pub(super) fn element(
        &self,
        step: impl fmt::Display,
        value: &'d Spanned<DeValue<'d>>,
    ) -> Entry<'d> {
        Entry { value, address: self.address.then(step), ..self.clone() }
    }

    /// The elements of this entry's list.
    pub(super) fn elements(
        &self,
        list: &'d DeArray<'d>,
    ) -> impl Iterator<Item = Entry<'d>> {
        list.iter().enumerate().map(|(idx, value)| self.element(idx, value))
    }

    fn table(&self, name: Name, table: &'d DeTable<'d>) -> Table<'d> {
        let Entry { source, is_default, .. } = *self;
        let layers = vec![Layer { source, table, is_default }];
        Table { name, header: Some(self.span()), address: self.address.clone(), layers }
    }
}

impl<'d> Table<'d> {
    /// The two files as one table of tables.
    pub(super) fn root(
        letter: (&'d Source, &'d DeTable<'d>),
        defaults: Option<(&'d Source, &'d DeTable<'d>)>,
    ) -> Table<'d> {
        let layer = |is_default| {
            move |(source, table): (&'d Source, &'d DeTable<'d>)| Layer {
                source,
                table,
                is_default,
            }
        };
        let layers = Some(letter).map(layer(false)).into_iter();
        let layers = layers.chain(defaults.map(layer(true))).collect();
        Table { name: Name::Root, header: None, address: Address::root(), layers }
    }

    /// The entry of this key, out of the letter if that has it.
    pub(super) fn entry(&self, key: &str) -> Option<Entry<'d>> {
        self.entries(key).into_iter().next()
    }

    fn entries(&self, name: &str) -> Vec<Entry<'d>> {
        let shared = keys::key(self.name, name).is_some_and(|key| key.shared);
        let layers = self.layers.iter().filter(|layer| shared || !layer.is_default);
        let entry = |layer: &Layer<'d>| {
            let value = layer.table.get(name)?;
            let Layer { source, is_default, .. } = *layer;
            let address = self.address.then(name);
            Some(Entry { source, address, value, is_default })
        };
        layers.filter_map(entry).collect()
    }

    /// A table of this one, with what both files have of it; an empty one if neither has.
    pub(super) fn table(
        &self,
        key: &'static str,
        name: Name,
        log: &mut Log,
    ) -> Table<'d> {
        let address = self.address.then(key);
        let mut joined = Table { name, header: None, address, layers: Vec::new() };
        for entry in self.entries(key) {
            let Some(table) = log.wants(self.name, key, &entry, DeValue::as_table) else {
                // Its keys are not missing, they are written in another way.
                log.meant(keys::key(self.name, key).into_iter().collect());
                continue;
            };
            let table = entry.table(name, table);
            if !entry.is_default {
                joined.header = table.header;
            }
            joined.layers.extend(table.layers);
        }
        joined
    }

    /// A table that is one value, out of the letter or out of the defaults.
    pub(super) fn whole(
        &self,
        key: &'static str,
        name: Name,
        log: &mut Log,
    ) -> Option<Table<'d>> {
        let entry = self.entry(key)?;
        let table = log.wants(self.name, key, &entry, DeValue::as_table)?;
        Some(entry.table(name, table))
    }

    /// A list of tables; an empty one if there is none.
    pub(super) fn tables(
        &self,
        key: &'static str,
        name: Name,
        log: &mut Log,
    ) -> Vec<Table<'d>> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        // Written with single brackets it is clear what was meant: complain, and read on.
        if let DeValue::Table(table) = entry.value() {
            match entry.path() {
                Some((parent, path)) => {
                    let orphan = complaints::orphan(entry.span(), parent, path);
                    log.orphan(self.name, key, orphan);
                    // Nobody wrote this table, so nobody forgot its heading.
                    log.meant(keys::key(name, "heading").into_iter().collect());
                }
                None => log.add(complaints::single_brackets(&entry, key)),
            }
            let address = entry.address.then(0);
            return vec![Table { address, ..entry.table(name, table) }];
        }
        let Some(list) = log.wants(self.name, key, &entry, DeValue::as_array) else {
            return Vec::new();
        };
        let elements = entry.elements(list);
        let table = |entry: Entry<'d>| {
            let table = log.wants(self.name, key, &entry, DeValue::as_table)?;
            Some(entry.table(name, table))
        };
        elements.filter_map(table).collect()
    }

    /// The string of an entry that may be missing; `None` also when it is not a string.
    pub(super) fn string(&self, key: &'static str, log: &mut Log) -> Option<Entry<'d>> {
        let entry = self.entry(key)?;
        log.wants(self.name, key, &entry, DeValue::as_str)?;
        Some(entry)
    }

    /// A one-line text that has to be there.
    pub(super) fn text(&self, key: &'static str, log: &mut Log) -> Option<Text> {
        self.require(key, log)?;
        let entry = self.string(key, log)?;
        self.one_line(key, &entry, complaints::empty_text, log)
    }

    /// A one-line text that may be missing.
    pub(super) fn optional_text(&self, key: &'static str, log: &mut Log) -> Option<Text> {
        let entry = self.string(key, log)?;
        self.one_line(key, &entry, complaints::empty_text, log)
    }

    fn one_line(
        &self,
        key: &str,
        entry: &Entry<'d>,
        empty: fn(Name, &str, Span) -> Diagnostic,
        log: &mut Log,
    ) -> Option<Text> {
        let text = log.take(Text::line(&entry.span(), &entry.address))?;
        let text = match keys::is_set_wide(self.name, key) {
            true => text,
            false => text.without_wide_blanks(),
        };
        if text.is_empty() {
            log.add(empty(self.name, key, entry.span()));
            return None;
        }
        if keys::is_gap(self.name, key, &text) {
            log.add(complaints::gap(self.name, key, &text, entry.span()));
        }
        Some(text)
    }

    /// The lines of a list of strings; nothing when there is no such entry.
    pub(super) fn texts(&self, key: &'static str, log: &mut Log) -> Option<Vec<Text>> {
        let elements = self.elements(key, log)?;
        let texts: Vec<Text> = elements
            .iter()
            .filter_map(|element| {
                log.wants_element(self.name, key, element)?;
                self.one_line(key, element, complaints::empty_element, log)
            })
            .collect();
        (texts.len() == elements.len()).then_some(texts)
    }

    /// What is in a list, at least one; `None` also when it is not a list.
    fn elements(&self, key: &'static str, log: &mut Log) -> Option<Vec<Entry<'d>>> {
        let entry = self.entry(key)?;
        let list = log.wants(self.name, key, &entry, DeValue::as_array)?;
        if list.is_empty() {
            log.add(complaints::empty_list(self.name, key, entry.span()));
            return None;
        }
        Some(entry.elements(list).collect())
    }

    /// Texts of one line, of which one needs no list; none when there is no such entry.
    pub(super) fn lines(&self, key: &'static str, log: &mut Log) -> Vec<Text> {
        match self.entry(key).map(|entry| entry.value().is_str()) {
            Some(true) => self.optional_text(key, log).into_iter().collect(),
            _ => self.texts(key, log).unwrap_or_default(),
        }
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
        log: &mut Log,
    ) -> Option<T> {
        let text = self.optional_text(key, log)?;
        let found = words.iter().find(|(word, _)| *word == &*text);
        if found.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let span = text.span().clone();
            log.add(complaints::unknown_word(self.name, key, &text, &words, span));
        }
        found.map(|(_, value)| *value)
    }

    /// A list of whole numbers above 0; none when there is no such entry.
    pub(super) fn counts(&self, key: &'static str, log: &mut Log) -> Vec<u32> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let Some(list) = log.wants(self.name, key, &entry, DeValue::as_array) else {
            return Vec::new();
        };
        let count = |value: &DeValue| match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let counts: Option<Vec<u32>> = list
            .iter()
            .map(|value| {
                count(value.get_ref()).filter(|count| (1..=MOST_COUNT).contains(count))
            })
            .collect();
        counts.filter(|counts| !counts.is_empty()).unwrap_or_else(|| {
            log.add(complaints::not_counts(self.name, key, entry.span()));
            Vec::new()
        })
    }

    /// A file or folder, as it was written.
    pub(super) fn path(
        &self,
        key: &'static str,
        log: &mut Log,
    ) -> Option<Written<String>> {
        let entry = self.string(key, log)?;
        self.written_path(key, &entry, complaints::empty_text, log)
    }

    /// Files, of which one needs no list; none when there is no such entry.
    pub(super) fn paths(&self, key: &'static str, log: &mut Log) -> Vec<Written<String>> {
        if self.entry(key).is_some_and(|entry| entry.value().is_str()) {
            return self.path(key, log).into_iter().collect();
        }
        let elements = self.elements(key, log).unwrap_or_default();
        let path = |element: &Entry<'d>| {
            log.wants_element(self.name, key, element)?;
            self.written_path(key, element, complaints::empty_element, log)
        };
        elements.iter().filter_map(path).collect()
    }

    fn written_path(
        &self,
        key: &'static str,
        entry: &Entry<'d>,
        empty: fn(Name, &str, Span) -> Diagnostic,
        log: &mut Log,
    ) -> Option<Written<String>> {
        let value = entry.value().as_str()?.trim().to_owned();
        let span = entry.span();
        if value.is_empty() {
            log.add(empty(self.name, key, span));
            return None;
        }
        if value.contains(char::is_control) {
            log.add(complaints::backslash(key, span));
            return None;
        }
        Some(Written { value, span })
    }

    /// Paragraphs; none when there is no such entry.
    pub(super) fn paragraphs(&self, key: &'static str, log: &mut Log) -> Vec<Text> {
        let Some(entry) = self.string(key, log) else { return Vec::new() };
        let Some(paragraphs) = log.take(Text::paragraphs(&entry.span(), &entry.address))
        else {
            return Vec::new();
        };
        if paragraphs.is_empty() {
            log.add(complaints::empty_text(self.name, key, entry.span()));
        }
        for gap in paragraphs.iter().filter(|text| keys::is_gap(self.name, key, text)) {
            log.add(complaints::gap(self.name, key, gap, gap.span().clone()));
        }
        paragraphs
    }

    /// Yes or no.
    pub(super) fn flag(&self, key: &'static str, otherwise: bool, log: &mut Log) -> bool {
        let Some(entry) = self.entry(key) else { return otherwise };
        log.wants(self.name, key, &entry, DeValue::as_bool).unwrap_or(otherwise)
    }

    /// `None`, and a complaint, when this key is in neither file.
    pub(super) fn require(&self, key: &'static str, log: &mut Log) -> Option<()> {
        if self.entry(key).is_none() {
            log.missing(self.name, self.header.as_ref(), key);
            return None;
        }
        Some(())
    }

    /// Whether nothing at all was written in it.
    pub(super) fn is_empty(&self) -> bool {
        self.layers.iter().all(|layer| layer.table.is_empty())
    }

    /// Whether it has one of the keys that it is written for.
    pub(super) fn has_contents(&self) -> bool {
        keys::contents(self.name).iter().any(|key| self.entry(key).is_some())
    }

    /// Complains about the keys that nobody asks for.
    pub(super) fn finish(&self, log: &mut Log) {
        for layer in &self.layers {
            for (key, value) in layer.table.iter() {
                let span = layer.source.span(key.span());
                for (span, value) in places(layer.source, span, value) {
                    let complaint = self.stranger(layer, key.get_ref(), span, value, log);
                    complaint.into_iter().for_each(|complaint| log.add(complaint));
                }
            }
        }
    }

    fn stranger(
        &self,
        layer: &Layer,
        name: &str,
        span: Span,
        value: Span,
        log: &mut Log,
    ) -> Option<Diagnostic> {
        match keys::key(self.name, name) {
            Some(key) if key.shared || !layer.is_default => None,
            Some(key) => Some(complaints::not_shared(key, span)),
            None => {
                let outline = log.outline(layer.is_default);
                let stranger = Stranger { table: self.name, name, span, value, outline };
                let (meant, complaint) = complaints::unknown(&stranger);
                log.meant(meant);
                Some(complaint)
            }
        }
    }
}

/// Where a key and its value stand; a table that may be repeated stands in several places.
fn places(source: &Source, key: Span, value: &Spanned<DeValue>) -> Vec<(Span, Span)> {
    let headers = |list: &DeArray| {
        let spans = list.iter().map(|element| source.span(element.span()));
        let spans: Vec<Span> = spans.collect();
        let are_headers = spans.iter().all(|span| span.text().starts_with("[["));
        are_headers.then_some(spans).filter(|spans| !spans.is_empty())
    };
    match value.get_ref().as_array().and_then(headers) {
        Some(spans) => spans.into_iter().map(|span| (span.clone(), span)).collect(),
        None => vec![(key, source.span(value.span()))],
    }
}
