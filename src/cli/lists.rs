//! The bureau's own lists of words, opened once for a run.

use std::path::PathBuf;
use std::sync::Arc;

use super::files::{beside, open_named};
use super::opened::{Opened, once};
use crate::diagnostic::Diagnostic;
use crate::letter::{self, Letter};
use crate::lint::{Lists, OwnLists};
use crate::source::{Source, Spanned};

/// The files of the three lists.
type Files = [Vec<PathBuf>; 3];

/// Lists by the files they were read from.
#[derive(Default)]
pub(super) struct OpenLists(Opened<Files, Arc<Lists>>);

impl OpenLists {
    /// The lists that a letter, or the defaults behind it, names; the built-in ones are always
    /// among them.
    pub(super) fn of(&self, letter: &Letter) -> Result<Arc<Lists>, Vec<Diagnostic>> {
        let check = &letter.check;
        self.named([&check.words, &check.units, &check.banned])
    }

    /// The built-in lists alone.
    pub(super) fn builtin(&self) -> Arc<Lists> {
        self.named([&[], &[], &[]]).expect("the built-in lists have no mistakes")
    }

    fn named(
        &self,
        named: [&[Spanned<String>]; 3],
    ) -> Result<Arc<Lists>, Vec<Diagnostic>> {
        let files = named.map(|names| names.iter().map(beside).collect::<Vec<PathBuf>>());
        once(&self.0, files, || {
            let [words, units, banned] = named.map(sources);
            let own = OwnLists { words: words?, units: units?, banned: banned? };
            Ok(Arc::new(Lists::new(&own)?))
        })
    }
}

fn sources(names: &[Spanned<String>]) -> Result<Vec<Source>, Vec<Diagnostic>> {
    let open = |name| open_named(name, letter::decode_csv).map_err(|found| vec![found]);
    names.iter().map(open).collect()
}
