//! The bureau's own lists of words, opened once for a run.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::workspace::{beside, not_opened, read};
use crate::diagnostic::Diagnostic;
use crate::letter::{self, Letter};
use crate::lint::{Lists, OwnLists};
use crate::source::{Source, Spanned};

/// The files of the three lists.
type Files = [Vec<PathBuf>; 3];

/// Lists by the files they were read from.
#[derive(Default)]
pub(super) struct OpenLists {
    opened: Mutex<BTreeMap<Files, Arc<Lists>>>,
}

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
        let mut opened = self.opened.lock().expect("nobody panics while opening lists");
        if let Some(lists) = opened.get(&files) {
            return Ok(lists.clone());
        }
        let [words, units, banned] = named.map(sources);
        let own = OwnLists { words: words?, units: units?, banned: banned? };
        let lists = Arc::new(Lists::new(&own)?);
        opened.insert(files, lists.clone());
        Ok(lists)
    }
}

fn sources(names: &[Spanned<String>]) -> Result<Vec<Source>, Vec<Diagnostic>> {
    let open = |name: &Spanned<String>| {
        let path = beside(name);
        let bytes = read(&path).map_err(|error| not_opened(&name.span, &error))?;
        letter::decode_csv(&path.display().to_string(), &bytes)
    };
    names.iter().map(|name| open(name).map_err(|found| vec![found])).collect()
}
