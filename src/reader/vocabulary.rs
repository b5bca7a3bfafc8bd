//! The vocabulary of a kind of file: the one list of its keys that readers use.

use serde_json::Value;

use super::key::Key;
use super::key::Shape;
use super::key::TableName;

/// All keys, and what sentences need to know besides them.
pub(crate) struct Vocabulary {
    /// All keys of all tables; within a table in the order in which they are usually
    /// written.
    pub(crate) keys: Vec<Key>,
    /// The headers that most files have, for sentences about headers.
    pub(crate) headers: &'static str,
    /// The table that every file has, as an example.
    pub(crate) usual: TableName,
    /// The key of the long text that makes up most of a file.
    pub(crate) text: (TableName, &'static str),
    /// The name of the shared file in sentences.
    pub(crate) shared_file: &'static str,
    /// The default of a key, if it is one value.
    pub(crate) otherwise: fn(&Key) -> Option<Value>,
}

impl Vocabulary {
    /// The keys of a table, in the order in which they are usually written.
    pub(crate) fn keys(&self, table: TableName) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(move |key| key.table == table)
    }

    /// The keys of a table that are allowed in the shared file, or in the others.
    pub(super) fn allowed(
        &self,
        table: TableName,
        is_shared: bool,
    ) -> impl Iterator<Item = &Key> {
        self.keys(table).filter(move |key| key.is_allowed(is_shared))
    }

    /// The key of this name in this table.
    pub(crate) fn key(&self, table: TableName, name: &str) -> Option<&Key> {
        self.keys(table).find(|key| key.name == name)
    }

    /// The required keys of a table.
    pub(super) fn required(&self, table: TableName) -> impl Iterator<Item = &Key> {
        self.keys(table).filter(|key| key.required)
    }

    /// The key of this name, preferably in this table.
    pub(super) fn key_anywhere(&self, table: TableName, name: &str) -> Option<&Key> {
        self.key(table, name).or_else(|| self.keys.iter().find(|key| key.name == name))
    }

    /// The key that the office calls by this word, preferably in this table.
    pub(super) fn called(&self, table: TableName, word: &str) -> Option<&Key> {
        let is_called = |key: &&Key| key.called.contains(&word);
        self.keys(table).find(is_called).or_else(|| self.keys.iter().find(is_called))
    }

    /// The key of a table that a word stands for, in the office's words or in plain
    /// English.
    pub(super) fn alias(&self, table: TableName, word: &str) -> Option<&Key> {
        let lower = word.to_lowercase();
        let english = self.keys(table).find(|key| key.aliases.contains(&&*lower));
        let called = || self.called(table, word).filter(|key| key.table == table);
        english.or_else(called)
    }

    /// The key that opens a table; none for the file itself.
    pub(super) fn opener(&self, table: TableName) -> Option<&Key> {
        self.keys.iter().find(|key| key.shape.opens() == Some(table))
    }

    /// The key that opens an inline table, whose keys are found nowhere else.
    pub(super) fn whole(&self, table: TableName) -> Option<&Key> {
        self.opener(table).filter(|key| matches!(key.shape, Shape::Whole(_)))
    }

    /// Whether a table may be repeated.
    pub(super) fn is_repeated(&self, table: TableName) -> bool {
        self.opener(table).is_some_and(|key| matches!(key.shape, Shape::Tables(_)))
    }

    /// Whether a table is merged from the file's and the shared one's.
    pub(super) fn is_joined(&self, table: TableName) -> bool {
        let is_joined = |key: &Key| matches!(key.shape, Shape::Table(_));
        self.opener(table).is_none_or(is_joined)
    }

    /// Whether a table's keys are too common to say that one found elsewhere belongs there.
    pub(super) fn is_inner(&self, table: TableName) -> bool {
        let is_in_itself = |key: &Key| key.shape.opens() == Some(table);
        table == TableName::ROOT
            || self.whole(table).is_some()
            || self.keys(table).any(is_in_itself)
    }

    /// The table that a header opens, according to the last word of its path.
    pub(super) fn table_of(&self, header: &str) -> TableName {
        let path = header.split('#').next().unwrap_or_default();
        let path = path.trim().trim_matches(['[', ']']);
        let last = path.split('.').next_back().unwrap_or_default().trim();
        let is_in_root = |key: &&Key| key.table == TableName::ROOT;
        let mut openers = self
            .keys
            .iter()
            .filter(|key| key.name == last && key.shape.opens().is_some());
        let (first, inner) =
            (openers.clone().next(), openers.find(|key| !is_in_root(key)));
        let opener = if path.contains('.') { inner.or(first) } else { first };
        opener.and_then(|key| key.shape.opens()).unwrap_or(TableName::ROOT)
    }

    /// The header that opens the table of a key: `[letter]`, `[[section.part]]`.
    pub(crate) fn header(&self, key: &Key) -> String {
        key.shape.header(key.table.path(), key.name)
    }

    /// The header of this path with the right brackets, if there is such a table.
    pub(crate) fn header_of(&self, path: &str) -> Option<String> {
        let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
        let mut table = TableName::ROOT;
        for step in parent.split('.').filter(|_| !parent.is_empty()) {
            table = self.key(table, step)?.shape.opens()?;
        }
        let key = self.key(table, name)?;
        key.shape.opens().map(|_| key.shape.header(parent, name))
    }

    /// The parts of the inline table that this key opens: 姓名和电话.
    pub(super) fn parts(&self, opener: &Key) -> String {
        let keys = opener.shape.opens().into_iter().flat_map(|table| self.keys(table));
        keys.map(Key::short).collect::<Vec<_>>().join("和")
    }
}
