//! Reads the TOML of a file and of the file that it shares with others.

use toml::de::DeTable;

use super::encoding::empty_file;
use super::log::Log;
use super::syntax::Readable;
use super::syntax::readable;
use super::table::TomlTable;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A file, and the shared file with values for what it does not say.
#[derive(Clone, Copy)]
pub(crate) struct Files<'d> {
    /// The file itself.
    pub(crate) own: &'d Source,
    /// The shared file.
    pub(crate) shared: Option<&'d Source>,
    /// Whether the file itself may be empty.
    pub(crate) may_be_empty: bool,
}

/// Has `ask` read the files, and returns its answer; or all complaints in the order of
/// their places.
pub(crate) fn read<T>(
    vocabulary: &'static Vocabulary,
    files: Files,
    ask: impl FnOnce(&TomlTable, &mut Log) -> Option<T>,
) -> Result<T, Vec<Diagnostic>> {
    match attempt(vocabulary, files, ask) {
        (Some(answer), complaints) if complaints.is_empty() => Ok(answer),
        (_, complaints) => Err(complaints),
    }
}

/// What is asked of the files, as far as they say it, and all that is wrong in them. A file
/// that is no TOML says nothing.
pub(crate) fn attempt<T>(
    vocabulary: &'static Vocabulary,
    files: Files,
    ask: impl FnOnce(&TomlTable, &mut Log) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let Files { own: source, shared: defaults, may_be_empty } = files;
    let own = readable(vocabulary, source);
    let shared = defaults.map(|source| readable(vocabulary, source));
    let own_table = table(&own);
    if own.mistakes.is_empty() && own_table.is_empty() && !may_be_empty {
        return (None, vec![empty_file(source)]);
    }
    let shared_table = shared.as_ref().map(table);
    let shared_table = defaults.zip(shared_table.as_ref());
    let root = TomlTable::root(vocabulary, (source, &own_table), shared_table);
    let mut log = Log::new(vocabulary, &own, shared.as_ref());
    let answer = ask(&root, &mut log);
    let complaints = log.finish(source, &own, shared.as_ref());
    let is_toml =
        own.mistakes.is_empty() && shared.is_none_or(|it| it.mistakes.is_empty());
    (answer.filter(|_| is_toml), complaints)
}

fn table(readable: &Readable) -> DeTable<'_> {
    DeTable::parse_recoverable(&readable.text).0.into_inner()
}
