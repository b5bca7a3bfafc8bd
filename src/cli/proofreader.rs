//! Reads a letter and what is questionable in it: for `check` to tell, for `preview` to show.

use chrono::NaiveDate;

use super::args::Proofing;
use super::clock::today;
use super::lists::OpenLists;
use super::stop::Stop;
use super::workspace::Workspace;
use crate::compile::{Compiled, Version, compile};
use crate::diagnostic::Diagnostic;
use crate::letter::{Letter, Text};
use crate::lint::{Selection, lint};
use crate::source::Source;

/// What there is to read letters with.
pub(super) struct Reader<'a> {
    /// Only these rules are asked, unless there are none.
    pub(super) select: &'a [String],
    /// These rules are not asked.
    pub(super) ignore: &'a [String],
    /// Which version of the letters is read.
    pub(super) version: Version,
    /// What the letters name.
    pub(super) workspace: Workspace,
    /// The lists of words that they name.
    pub(super) lists: OpenLists,
    /// Today.
    pub(super) today: NaiveDate,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        proofing: &Proofing,
        select: &'a [String],
        ignore: &'a [String],
        version: Version,
    ) -> Result<Reader<'a>, Stop> {
        let material = &proofing.material;
        let (template, font_dir) = (&material.template, &material.font_dir);
        let workspace = Workspace::new(template.as_deref(), font_dir.as_deref())?;
        let (lists, today) =
            (OpenLists::default(), proofing.today.map_or_else(today, Ok)?);
        Ok(Reader { select, ignore, version, workspace, lists, today })
    }

    /// The letter that a text is; if it is none, why not.
    pub(super) fn compile(
        &self,
        source: &Source,
        defaults: Option<&Source>,
    ) -> Result<Compiled, Vec<Diagnostic>> {
        compile(source, defaults, self.version, &self.workspace)
    }

    /// What is questionable in a letter. `source` is its own text.
    pub(super) fn found(&self, compiled: &Compiled, source: &Source) -> Vec<Diagnostic> {
        let lists = match self.lists.of(&compiled.letter) {
            Ok(lists) => lists,
            Err(found) => return found,
        };
        let selection = self.selection(&compiled.letter);
        lint(compiled, source, self.today, &lists, &selection)
    }

    /// What is typed comes before what the bureau's defaults say.
    fn selection(&self, letter: &Letter) -> Selection {
        let own = |names: &[Text]| -> Vec<String> {
            names.iter().map(|name| name.to_string()).collect()
        };
        let (select, ignore) = (self.select.to_vec(), self.ignore.to_vec());
        let mut selection = Selection { select, ignore };
        if self.select.is_empty() {
            selection.select = own(&letter.check.select);
            selection.ignore.extend(own(&letter.check.ignore));
        }
        selection
    }
}
