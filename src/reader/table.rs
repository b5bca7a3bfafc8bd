//! A TOML table that is read key by key.
//!
//! It complains to a [`Log`] about what is missing or wrong, so that all mistakes of a
//! file are found in one run. Behind the file's own table is that of the shared file.

use std::iter;

use toml::Spanned;
use toml::de::DeArray;
use toml::de::DeTable;
use toml::de::DeValue;

use super::complaints;
use super::complaints::Stranger;
use super::entry::Entry;
use super::key::Key;
use super::key::TableName;
use super::log::Log;
use super::vocabulary::Vocabulary;
use crate::address::Address;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// A table of a file, backed by that of the shared file.
pub(crate) struct TomlTable<'d> {
    pub(super) vocabulary: &'static Vocabulary,
    /// Its name.
    pub(crate) name: TableName,
    /// The place to point to when something is missing in it; none if it was not
    /// written.
    pub(crate) header: Option<Span>,
    /// Its address.
    pub(crate) address: Address,
    layers: Vec<Layer<'d>>,
}

/// The table in one of the two files.
#[derive(Clone, Copy)]
struct Layer<'d> {
    source: &'d Source,
    table: &'d DeTable<'d>,
    is_shared: bool,
}

impl<'d> TomlTable<'d> {
    /// The root table of the two files.
    pub(super) fn root(
        vocabulary: &'static Vocabulary,
        file: (&'d Source, &'d DeTable<'d>),
        shared: Option<(&'d Source, &'d DeTable<'d>)>,
    ) -> TomlTable<'d> {
        let own = Layer { source: file.0, table: file.1, is_shared: false };
        let shared =
            shared.map(|(source, table)| Layer { source, table, is_shared: true });
        let layers = iter::once(own).chain(shared).collect();
        let (name, address) = (TableName::ROOT, Address::root());
        TomlTable { vocabulary, name, header: None, address, layers }
    }

    /// The key of this name.
    pub(crate) fn key(&self, name: &str) -> &'static Key {
        self.vocabulary
            .key(self.name, name)
            .expect("what is asked for is in the vocabulary")
    }

    /// The entry of this key, preferably from the file itself.
    pub(crate) fn entry(&self, key: &str) -> Option<Entry<'d>> {
        self.entries(key).next()
    }

    pub(super) fn entries(&self, name: &str) -> impl Iterator<Item = Entry<'d>> {
        let key = self.key(name);
        let address = self.address.then(name);
        let layers = self.layers.iter().filter(|layer| key.shared || !layer.is_shared);
        layers.filter_map(move |layer| {
            let Layer { source, table, is_shared } = *layer;
            let value = table.get(key.name)?;
            Some(Entry { key, source, address: address.clone(), value, is_shared })
        })
    }

    /// The table that a key opens, merged from both files; empty if neither has it.
    pub(crate) fn table(&self, key: &'static str, log: &mut Log) -> TomlTable<'d> {
        let key = self.key(key);
        let mut joined = TomlTable {
            vocabulary: self.vocabulary,
            name: opened(key),
            header: None,
            address: self.address.then(key.name),
            layers: Vec::new(),
        };
        for entry in self.entries(key.name) {
            let Some(table) = log.wants(&entry, DeValue::as_table) else {
                // Its keys are not missing, they are written in another way.
                log.meant([key]);
                continue;
            };
            let table = self.inner(&entry, table);
            if !entry.is_shared {
                joined.header = table.header;
            }
            joined.layers.extend(table.layers);
        }
        joined
    }

    /// The inline table of a key, from the file or from the shared one.
    pub(crate) fn whole(
        &self,
        key: &'static str,
        log: &mut Log,
    ) -> Option<TomlTable<'d>> {
        let entry = self.entry(key)?;
        let table = log.wants(&entry, DeValue::as_table)?;
        Some(self.inner(&entry, table))
    }

    /// The tables of a key that may be repeated; empty if there is none.
    pub(crate) fn tables(&self, key: &'static str, log: &mut Log) -> Vec<TomlTable<'d>> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        // Written with single brackets it is clear what was meant: complain, and read on.
        if let DeValue::Table(table) = entry.value() {
            self.not_repeated(&entry, log);
            let address = entry.address.then(0);
            return vec![TomlTable { address, ..self.inner(&entry, table) }];
        }
        let Some(list) = log.wants(&entry, DeValue::as_array) else {
            return Vec::new();
        };
        let elements = entry.elements(list);
        let table = |entry: Entry<'d>| {
            let table = log.wants(&entry, DeValue::as_table)?;
            Some(self.inner(&entry, table))
        };
        elements.filter_map(table).collect()
    }

    /// Complains about a single table where there may be several.
    fn not_repeated(&self, entry: &Entry, log: &mut Log) {
        let required = self.vocabulary.required(opened(entry.key));
        if log.has_lost(opened(entry.key)) {
            return log.meant(required);
        }
        let Some((parent, path)) = entry.path() else {
            return log.add(complaints::single_brackets(entry));
        };
        let orphan = complaints::orphan(self.vocabulary, entry.span(), &parent, &path);
        log.unless_meant(entry.key, orphan);
        // Nobody wrote this table, so nobody forgot its keys.
        log.meant(required);
    }

    fn inner(&self, entry: &Entry<'d>, table: &'d DeTable<'d>) -> TomlTable<'d> {
        let Entry { source, is_shared, .. } = *entry;
        let layers = vec![Layer { source, table, is_shared }];
        let (name, header) = (opened(entry.key), Some(entry.span()));
        let address = entry.address.clone();
        TomlTable { vocabulary: self.vocabulary, name, header, address, layers }
    }

    /// Complains and returns `None` when this key is in neither file.
    pub(crate) fn require(&self, key: &'static str, log: &mut Log) -> Option<()> {
        if self.entry(key).is_none() {
            log.missing(self.header.as_ref(), self.key(key));
            return None;
        }
        Some(())
    }

    /// Whether nothing was written in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.layers.iter().all(|layer| layer.table.is_empty())
    }

    /// Whether it has one of its content keys, or a key that was probably meant as one.
    pub(crate) fn has_contents(&self) -> bool {
        let is_content = |name: &str| {
            let key = self.vocabulary.key(self.name, name);
            key.is_none_or(|key| key.is_content)
        };
        let mut names = self.layers.iter().flat_map(|layer| layer.table.keys());
        names.any(|name| is_content(name.get_ref()))
    }

    /// The place after everything in the file itself.
    pub(crate) fn end(&self) -> Option<Span> {
        self.layers.first().map(|layer| complaints::end(layer.source))
    }

    /// Complains about unknown keys.
    pub(crate) fn finish(&self, log: &mut Log) {
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
        match self.vocabulary.key(self.name, name) {
            Some(key) if key.shared || !layer.is_shared => None,
            Some(key) => Some(complaints::not_shared(key, span)),
            None => {
                let (vocabulary, table) = (self.vocabulary, self.name);
                let outline = log.outline(layer.is_shared);
                let stranger = Stranger { vocabulary, table, name, span, value, outline };
                let (meant, complaint) = complaints::unknown(&stranger);
                log.meant(meant);
                Some(complaint)
            }
        }
    }
}

/// The table that a key opens.
fn opened(key: &Key) -> TableName {
    key.shape.opens().expect("the vocabulary says which table a table's key opens")
}

/// The places of a key and its value; a repeated table has several.
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
