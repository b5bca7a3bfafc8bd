//! The complaints about a letter, gathered while it is read.

use toml::de::DeValue;

use super::complaints;
use super::keys::Key;
use super::keys::Name;
use super::syntax::Readable;
use super::syntax::outline::Outline;
use super::table::Entry;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// As many characters that cannot be printed are shown one by one.
const FEW_CONTROLS: usize = 5;

/// What there is to complain about.
#[derive(Default)]
pub(super) struct Log {
    found: Vec<Diagnostic>,
    missing: Vec<Missing>,
    /// Keys that were written in a wrong way or place; they are not missing.
    meant: Vec<(Name, &'static str)>,
    /// Tables under one that is not there, by the key of that one.
    orphans: Vec<(Name, &'static str, Diagnostic)>,
    /// What the letter has, and what the defaults have.
    outlines: [Outline; 2],
}

/// A header is missing once, however many lines stand under it.
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

/// Where there are many of them they came together, and go together.
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

/// The keys that a table should have and has not.
struct Missing {
    table: Name,
    header: Option<Span>,
    keys: Vec<&'static str>,
}

impl Log {
    /// A log of nothing, for these two files.
    pub(super) fn new(letter: &Readable, defaults: Option<&Readable>) -> Log {
        let outlines =
            [Outline::new(letter), defaults.map(Outline::new).unwrap_or_default()];
        Log { outlines, ..Log::default() }
    }

    /// Which tables and keys a file has.
    pub(super) fn outline(&self, is_default: bool) -> &Outline {
        &self.outlines[usize::from(is_default)]
    }

    /// Adds a complaint about a table under one that is not there.
    pub(super) fn orphan(&mut self, table: Name, key: &'static str, orphan: Diagnostic) {
        self.orphans.push((table, key, orphan));
    }

    /// Adds a complaint.
    pub(super) fn add(&mut self, complaint: Diagnostic) {
        self.found.push(complaint);
    }

    /// The value, or its complaints.
    pub(super) fn take<T>(&mut self, result: Result<T, Vec<Diagnostic>>) -> Option<T> {
        result.map_err(|complaints| self.found.extend(complaints)).ok()
    }

    /// The value as what is wanted, or a complaint about what is there instead.
    pub(super) fn wants<'d, T>(
        &mut self,
        table: Name,
        key: &str,
        entry: &Entry<'d>,
        wanted: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        let value = wanted(entry.value());
        if value.is_none() {
            self.add(complaints::wrong_kind(table, key, entry));
        }
        value
    }

    /// The same for an element of a list of texts.
    pub(super) fn wants_element(
        &mut self,
        table: Name,
        key: &str,
        entry: &Entry,
    ) -> Option<()> {
        let is_text = entry.value().is_str();
        if !is_text {
            self.add(complaints::wrong_element(table, key, entry));
        }
        is_text.then_some(())
    }

    /// Notes that a table lacks a key.
    pub(super) fn missing(
        &mut self,
        table: Name,
        header: Option<&Span>,
        key: &'static str,
    ) {
        match self
            .missing
            .iter_mut()
            .find(|missing| missing.table == table && missing.header.as_ref() == header)
        {
            Some(missing) => missing.keys.push(key),
            None => {
                let header = header.cloned();
                self.missing.push(Missing { table, header, keys: vec![key] });
            }
        }
    }

    /// Notes that a strange key was meant to be one of these.
    pub(super) fn meant(&mut self, keys: Vec<&'static Key>) {
        self.meant.extend(keys.iter().map(|key| (key.table, key.name)));
    }

    /// All complaints in the order of their places, without those that only follow from a
    /// line that could not be read.
    pub(super) fn finish(
        mut self,
        letter: (&Source, &Readable),
        defaults: Option<(&Source, &Readable)>,
    ) -> Vec<Diagnostic> {
        let (source, readable) = letter;
        for mut missing in std::mem::take(&mut self.missing) {
            missing.keys.retain(|&key| !self.meant.contains(&(missing.table, key)));
            let meant_table = self.is_meant_table(missing.table);
            let lost = readable.may_have_lost(source, missing.header.as_ref());
            if !missing.keys.is_empty() && !lost && !meant_table {
                let Missing { table, header, keys } = missing;
                self.found.push(complaints::missing(source, table, header, &keys));
            }
        }
        // Without its header, or with a misspelt one, a table is an orphan by that alone.
        for (table, key, orphan) in std::mem::take(&mut self.orphans) {
            let parent = readable.may_have_lost(source, None);
            if !self.meant.contains(&(table, key)) && !parent {
                self.found.push(orphan);
            }
        }
        // What a line that could not be read leaves behind is not empty.
        self.found.retain(|found| {
            found.code != "section-empty"
                || !readable.may_have_lost(source, Some(found.span()))
        });
        self.found.extend(readable.mistakes.iter().cloned());
        if let Some((_, readable)) = defaults {
            self.found.extend(readable.mistakes.iter().cloned());
        }
        self.found.sort_by_key(|found| {
            let span = found.span();
            (&span.source != source, span.range.start, span.range.end)
        });
        self.found.dedup();
        once_a_header(&mut self.found);
        few_control_characters(&mut self.found);
        self.found
    }

    fn is_meant_table(&self, table: Name) -> bool {
        let name = match table {
            Name::Proposal => "proposal",
            Name::Bureau => "bureau",
            Name::Letter => "letter",
            _ => return false,
        };
        self.meant.contains(&(Name::Root, name))
    }
}
