//! What letters have in common, as the bureau's defaults would say it.

use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use toml::Spanned;
use toml::Table;
use toml::Value;
use toml::de::DeTable;
use toml::de::DeValue;

use super::parse::attempt;
use super::vocabulary::VOCABULARY;
use super::vocabulary::as_toml;
use crate::reader::Key;
use crate::reader::Shape;
use crate::source::Source;
use crate::source::Span;

/// The value that most letters have for a key of the defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// Its table, without brackets.
    pub table: String,
    /// Its key.
    pub key: &'static str,
    /// What the office calls it, with what it is of: 办理结果的位置.
    pub called: String,
    /// What the defaults say: a line, or the tables of a list of tables.
    pub text: String,
    /// The number of letters that have it.
    pub n_letters: usize,
}

/// A letter, and the folder it is in, from that of the defaults.
pub struct Placed<'a> {
    /// The letter.
    pub letter: &'a Source,
    /// The folder.
    pub folder: &'a Path,
}

/// The value that most of the letters have for each key that the defaults may have too, in
/// the order in which the keys are usually written; of several letters, two have to have
/// it. What the defaults may not say, such as the gaps of a sample, is no value. Letters that
/// are no TOML are passed over.
pub fn common(letters: &[Placed]) -> Vec<Common> {
    let read: Vec<Read> = letters.iter().filter_map(Read::new).collect();
    let keys = VOCABULARY.keys.iter().filter_map(|key| Some((key, table_of(key)?)));
    keys.filter_map(|(key, table)| most(key, &table, &read)).collect()
}

/// Whether a text is the TOML of a letter, with or without mistakes.
pub fn is_letter(text: &str) -> Option<bool> {
    let table = as_toml(text).parse::<Table>().ok()?;
    Some(["proposal", "letter", "section"].iter().any(|key| table.contains_key(*key)))
}

/// The table of a key that the defaults may have, without brackets; none if the key is but
/// a part of a value, or opens a table.
fn table_of(key: &Key) -> Option<String> {
    let header = key.table.to_string();
    let table = header.strip_prefix('[')?.strip_suffix(']')?;
    // A draft is a state of one letter, and braces in an opening of its own are text.
    let is_own = matches!(key.name, "draft" | "opening" | "closing");
    let is_value =
        !is_own && !matches!(key.shape, Shape::Table(_)) && !table.starts_with('[');
    (key.shared && is_value).then(|| table.to_owned())
}

/// A letter, as values and as it is written.
struct Read<'a> {
    text: &'a str,
    folder: &'a Path,
    values: Table,
    written: Spanned<DeTable<'a>>,
}

impl<'a> Read<'a> {
    fn new(placed: &Placed<'a>) -> Option<Read<'a>> {
        let text = placed.letter.text();
        let values = as_toml(text).parse().ok()?;
        let written = DeTable::parse_recoverable(text).0;
        Some(Read { text, folder: placed.folder, values, written })
    }

    /// What it has for a key: as a value that can be compared, and as the defaults would
    /// say it.
    fn value(&self, key: &Key, table: &str) -> Option<(Value, String)> {
        let value = self.values.get(table)?.get(key.name)?;
        let written = self.written.get_ref().get(table)?;
        let written = written.get_ref().as_table()?.get(key.name)?;
        let name = key.name;
        let is_elsewhere = self.folder != Path::new("");
        let (value, text) = match key.shape {
            Shape::Path | Shape::Paths if is_elsewhere => {
                let value = self.seen_from_defaults(value);
                let text = format!("{name} = {value}");
                (value, text)
            }
            Shape::Tables(_) => {
                (value.clone(), self.tables(&format!("{table}.{name}"), written)?)
            }
            _ => (value.clone(), format!("{name} = {}", self.literal(written))),
        };
        Some((value, text))
    }

    /// A path in the letter as one from the folder of the defaults.
    fn seen_from_defaults(&self, value: &Value) -> Value {
        match value {
            Value::String(path) => {
                let path = plain(&self.folder.join(path));
                Value::String(path.to_string_lossy().replace('\\', "/"))
            }
            Value::Array(paths) => Value::Array(
                paths.iter().map(|path| self.seen_from_defaults(path)).collect(),
            ),
            other => other.clone(),
        }
    }

    /// A value as it is written; a table with a header of its own in braces.
    fn literal(&self, value: &Spanned<DeValue>) -> String {
        let literal = self.text.get(value.span()).unwrap_or_default();
        match value.get_ref() {
            DeValue::Table(table) if !literal.starts_with('{') => {
                let parts = table.iter().map(|(key, value)| {
                    format!("{} = {}", quoted(key.get_ref()), self.literal(value))
                });
                format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
            }
            _ => literal.to_owned(),
        }
    }

    /// A list of tables, each with its header.
    fn tables(&self, path: &str, list: &Spanned<DeValue>) -> Option<String> {
        let mut text = String::new();
        for item in list.get_ref().as_array()? {
            text += &format!("[[{path}]]\n");
            for (key, value) in item.get_ref().as_table()? {
                text += &format!("{} = {}\n", quoted(key.get_ref()), self.literal(value));
            }
        }
        Some(text.trim_end().to_owned())
    }
}

/// The value that most letters have for a key.
fn most(key: &Key, table: &str, letters: &[Read]) -> Option<Common> {
    let mut found: Vec<(Value, String, usize)> = Vec::new();
    for (value, text) in letters.iter().filter_map(|letter| letter.value(key, table)) {
        match found.iter_mut().find(|(other, ..)| *other == value) {
            Some((.., n)) => *n += 1,
            None => found.push((value, text, 1)),
        }
    }
    // The first of those that are equally frequent.
    let (_, text, n_letters) = found.into_iter().rev().max_by_key(|(.., n)| *n)?;
    // What one letter has and others have not is its own.
    if n_letters == 1 && letters.len() > 1 {
        return None;
    }
    let called = called(key, table);
    let common =
        Common { table: table.to_owned(), key: key.name, called, text, n_letters };
    common.is_allowed().then_some(common)
}

/// What the office calls a key, where its table is not named.
fn called(key: &Key, table: &str) -> String {
    let called = key.called.first().copied().unwrap_or(key.name);
    let of = match table {
        "outcome" => "办理结果的",
        "disclosure" => "公开属性的",
        "fonts" => "字体的",
        "check" => "检查的",
        "ledger" => "台账的",
        _ => "",
    };
    format!("{of}{called}")
}

impl Common {
    /// Whether the defaults may say it.
    fn is_allowed(&self) -> bool {
        let defaults = format!("[{}]\n{}\n", self.table, self.text);
        let defaults = Source::new("reply.toml", defaults);
        let letter = Source::new("", "[proposal]\nkind = \"提案\"\n");
        let (_, complaints) = attempt(&letter, Some(&defaults));
        // What is missing besides is told at the header.
        let is_about = |span: &Span| span.source == defaults && span.line() > 1;
        !complaints.iter().any(|complaint| is_about(complaint.span()))
    }
}

/// A key as it is written.
fn quoted(key: &str) -> String {
    let is_bare = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '-');
    match !key.is_empty() && key.chars().all(is_bare) {
        true => key.to_owned(),
        false => Value::String(key.to_owned()).to_string(),
    }
}

/// A path without `.`, and without folders that it leaves again.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}
