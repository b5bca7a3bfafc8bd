//! The outline of a file: its tables and keys, whether or not they are allowed there.

use std::collections::BTreeSet;

use super::statement::Scanner;
use super::statement::StatementForm;
use crate::reader::key::Key;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;

/// The tables of a file, in their order.
#[derive(Default)]
pub(in crate::reader) struct Outline {
    tables: Vec<OutlineTable>,
    /// The names of its tables.
    names: BTreeSet<TableName>,
    /// The tables and names of its keys.
    keys: BTreeSet<(TableName, String)>,
}

/// A table, or the part before all tables.
struct OutlineTable {
    name: TableName,
    start: usize,
    /// The offset and name of each of its keys.
    keys: Vec<(usize, String)>,
}

impl Outline {
    /// The outline of the readable part of a file.
    pub(in crate::reader) fn new(vocabulary: &'static Vocabulary, text: &str) -> Outline {
        let mut tables =
            vec![OutlineTable { name: TableName::ROOT, start: 0, keys: Vec::new() }];
        for statement in (Scanner { vocabulary, text }).all() {
            let start = statement.range.start;
            match statement.form {
                StatementForm::Header => {
                    let name = vocabulary.table_of(&text[statement.range]);
                    tables.push(OutlineTable { name, start, keys: Vec::new() });
                }
                StatementForm::Entry { key, .. } => {
                    let name = text[key].trim_matches(['"', '\'']).to_owned();
                    if let Some(table) = tables.last_mut() {
                        table.keys.push((start, name));
                    }
                }
                StatementForm::Words => {}
            }
        }
        let keys = |table: &OutlineTable| {
            let name = table.name;
            table.keys.iter().map(move |(_, key)| (name, key.clone())).collect::<Vec<_>>()
        };
        let keys = tables.iter().flat_map(keys).collect();
        let names = tables.iter().map(|table| table.name).collect();
        Outline { tables, names, keys }
    }

    /// Whether the file has this table.
    pub(in crate::reader) fn has(&self, name: TableName) -> bool {
        self.names.contains(&name)
    }

    /// Whether the file has this key in its own table.
    pub(in crate::reader) fn has_key(&self, key: &Key) -> bool {
        self.keys.contains(&(key.table, key.name.to_owned()))
    }

    /// Whether a header inserted at this place would get the right keys, and no others.
    pub(in crate::reader) fn could_begin(
        &self,
        vocabulary: &Vocabulary,
        name: TableName,
        place: usize,
    ) -> bool {
        let n_before = self.tables.partition_point(|table| table.start <= place);
        let here = n_before.checked_sub(1).map(|last| &self.tables[last]);
        let after = here.into_iter().flat_map(|table| {
            &table.keys[table.keys.partition_point(|(start, _)| *start < place)..]
        });
        after.into_iter().all(|(_, word)| vocabulary.key(name, word).is_some())
    }
}
