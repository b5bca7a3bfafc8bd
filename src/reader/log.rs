//! The complaints about a file, collected while it is read.

use std::collections::BTreeMap;
use std::iter;

use toml::de::DeValue;

use super::complaints;
use super::entry::Entry;
use super::key::Key;
use super::key::Shape;
use super::key::TableName;
use super::syntax::Outline;
use super::syntax::Readable;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// The most unprintable characters that are reported one by one.
const FEW_CONTROLS: usize = 5;

/// Collects complaints.
pub(crate) struct Log {
    vocabulary: &'static Vocabulary,
    found: Vec<Diagnostic>,
    missing: Vec<Missing>,
    /// The index of each of them, by its table and where its header starts.
    missing_at: BTreeMap<(TableName, Option<usize>), usize>,
    /// Keys that were written in a wrong way or place, so that they are not also
    /// reported missing.
    meant: Vec<(TableName, &'static str)>,
    /// Complaints that hold unless a key was written in a wrong way.
    unless_meant: Vec<(&'static Key, Diagnostic)>,
    /// Complaints that hold unless a line could not be read.
    unless_lost: Vec<Diagnostic>,
    /// Tables whose header could not be read.
    lost: Vec<TableName>,
    /// The outlines of the file and of the shared one.
    outlines: [Outline; 2],
}

/// Keeps one complaint about each missing header, however many lines are under it.
fn once_a_header(found: &mut Vec<Diagnostic>) {
    let mut told = Vec::new();
    found.retain(|found| {
        let is_new = !told.contains(&found.message);
        if found.code == "header-missing" && is_new {
            told.push(found.message.clone());
        }
        found.code != "header-missing" || is_new
    });
}

/// Keeps the first few of many complaints about control characters: they came together,
/// and go together.
fn few_control_characters(found: &mut Vec<Diagnostic>) {
    let is_one = |found: &Diagnostic| found.code == "control-character";
    let n_all = found.iter().filter(|found| is_one(found)).count();
    let mut n_told = 0;
    found.retain_mut(|found| {
        n_told += usize::from(is_one(found));
        if is_one(found) && n_told == FEW_CONTROLS && n_all > FEW_CONTROLS {
            let n_more = n_all - FEW_CONTROLS;
            found.message += &format!("；后面还有 {n_more} 个不能印的字符");
        }
        !is_one(found) || n_told <= FEW_CONTROLS
    });
}

/// The required keys that a table lacks.
struct Missing {
    table: TableName,
    header: Option<Span>,
    keys: Vec<&'static Key>,
}

impl Log {
    /// An empty log for these two files.
    pub(super) fn new(
        vocabulary: &'static Vocabulary,
        own: &Readable,
        shared: Option<&Readable>,
    ) -> Log {
        let files = iter::once(own).chain(shared);
        let lost = files.flat_map(|file| &file.lost_tables);
        let outline = |readable: &Readable| Outline::new(vocabulary, &readable.text);
        Log {
            vocabulary,
            found: Vec::new(),
            missing: Vec::new(),
            missing_at: BTreeMap::new(),
            meant: Vec::new(),
            unless_meant: Vec::new(),
            unless_lost: Vec::new(),
            lost: lost.copied().collect(),
            outlines: [outline(own), shared.map(outline).unwrap_or_default()],
        }
    }

    /// The outline of a file.
    pub(super) fn outline(&self, is_shared: bool) -> &Outline {
        &self.outlines[usize::from(is_shared)]
    }

    /// Adds a complaint.
    pub(crate) fn add(&mut self, complaint: Diagnostic) {
        self.found.push(complaint);
    }

    /// Adds a complaint that is dropped if this key was written in a wrong way, or may
    /// have been on a line that could not be read.
    pub(crate) fn unless_meant(&mut self, key: &'static Key, complaint: Diagnostic) {
        self.unless_meant.push((key, complaint));
    }

    /// Adds a complaint about a table that is dropped if a line of it could not be read.
    pub(crate) fn unless_lost(&mut self, complaint: Diagnostic) {
        self.unless_lost.push(complaint);
    }

    /// Takes a value, or records its complaints.
    pub(crate) fn take<T>(&mut self, result: Result<T, Vec<Diagnostic>>) -> Option<T> {
        result.map_err(|complaints| self.found.extend(complaints)).ok()
    }

    /// Takes a value if it has the wanted type, or complains about it.
    pub(crate) fn wants<'d, T>(
        &mut self,
        entry: &Entry<'d>,
        wanted: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        let value = wanted(entry.value());
        if value.is_none() {
            self.add(complaints::wrong_kind(self.vocabulary, entry));
        }
        value
    }

    /// Complains about an element of a list of texts that is not a string.
    pub(crate) fn wants_element(&mut self, entry: &Entry) -> Option<()> {
        let is_text = entry.value().is_str();
        if !is_text {
            self.add(complaints::wrong_element(entry));
        }
        is_text.then_some(())
    }

    /// Records that a table lacks a key.
    pub(super) fn missing(&mut self, header: Option<&Span>, key: &'static Key) {
        let place = (key.table, header.map(|header| header.range.start));
        let idx = *self.missing_at.entry(place).or_insert(self.missing.len());
        match self.missing.get_mut(idx) {
            Some(missing) => missing.keys.push(key),
            None => self.missing.push(Missing {
                table: key.table,
                header: header.cloned(),
                keys: vec![key],
            }),
        }
    }

    /// Records likely intended keys so they are not also reported missing.
    pub(super) fn meant(&mut self, keys: impl IntoIterator<Item = &'static Key>) {
        for key in keys {
            if !self.is_meant(key) {
                self.meant.push((key.table, key.name));
            }
        }
    }

    /// All complaints in the order of their places, without those that only follow from
    /// a line that could not be read.
    pub(super) fn finish(
        mut self,
        source: &Source,
        own: &Readable,
        shared: Option<&Readable>,
    ) -> Vec<Diagnostic> {
        let may_have_lost = |header: Option<&Span>| own.may_have_lost(header);
        let is_lost = |key: &Key, header: Option<&Span>| {
            let shared = shared.filter(|_| key.shared);
            shared.is_some_and(|shared| shared.may_have_lost(header))
        };
        for mut missing in std::mem::take(&mut self.missing) {
            let header = missing.header.as_ref();
            missing.keys.retain(|key| !self.is_meant(key) && !is_lost(key, header));
            let Missing { table, header, keys } = missing;
            let lost = may_have_lost(header.as_ref()) || self.has_lost(table);
            if !keys.is_empty() && !lost && !self.is_meant_table(table) {
                let complaint =
                    complaints::missing(self.vocabulary, source, table, header, &keys);
                self.found.push(complaint);
            }
        }
        // Without its header, or with a misspelt one, a table is an orphan by that alone.
        for (key, complaint) in std::mem::take(&mut self.unless_meant) {
            if !self.is_meant(key) && !may_have_lost(None) && !is_lost(key, None) {
                self.found.push(complaint);
            }
        }
        // What a line that could not be read leaves behind is not empty.
        self.unless_lost.retain(|found| !may_have_lost(Some(found.span())));
        self.found.append(&mut self.unless_lost);
        let files = iter::once(own).chain(shared);
        self.found.extend(files.flat_map(|file| file.mistakes.iter().cloned()));
        self.found.sort_by_key(|found| {
            let span = found.span();
            (&span.source != source, span.range.start, span.range.end)
        });
        self.found.dedup();
        once_a_header(&mut self.found);
        few_control_characters(&mut self.found);
        self.found
    }

    /// Whether a table, or one of its kind, was lost along with its header.
    pub(super) fn has_lost(&self, table: TableName) -> bool {
        self.lost.contains(&table)
    }

    fn is_meant(&self, key: &Key) -> bool {
        self.meant.contains(&(key.table, key.name))
    }

    /// Whether a table exists, but its header was written in a wrong way.
    fn is_meant_table(&self, table: TableName) -> bool {
        let opener = self.vocabulary.opener(table);
        opener
            .is_some_and(|key| matches!(key.shape, Shape::Table(_)) && self.is_meant(key))
    }
}
