//! Reads a letter and what is questionable in it: for `check` to tell, for `preview` to show.

use chrono::NaiveDate;

use super::args::Proofing;
use super::clock::today;
use super::lists::OpenLists;
use super::step::Step;
use super::stop::Stop;
use super::work;
use super::workspace::Workspace;
use crate::compile::{Compiled, Refused, Version, read, set};
use crate::diagnostic::Diagnostic;
use crate::letter::{Letter, Text};
use crate::lint::{self, Known, Selection, lint, not_checked};
use crate::source::{Source, Span};

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
    ) -> Result<Compiled, Refused> {
        let letter = read(source, defaults, &self.workspace)?;
        set(letter.clone(), self.version, &self.workspace)
            .map_err(|complaints| Refused { letter: Some(Box::new(letter)), complaints })
    }

    /// What is questionable in a letter. `source` is its own text, and `twins` are the places
    /// of its proposal in other letters.
    pub(super) fn found(
        &self,
        compiled: &Compiled,
        source: &Source,
        twins: &[Span],
    ) -> Vec<Diagnostic> {
        self.linted(Known::from(compiled).with_twins(twins), source)
    }

    /// Why a letter was refused, what is questionable in what could be read of it, and what
    /// nobody looked at.
    pub(super) fn refused(
        &self,
        refused: Refused,
        source: &Source,
        twins: &[Span],
    ) -> Vec<Diagnostic> {
        let Refused { letter, complaints: mut found } = refused;
        if let Some(letter) = &letter {
            found.extend(self.linted(Known::from(&**letter).with_twins(twins), source));
            lint::sort(&mut found, source);
        }
        found.push(not_checked(source, letter.is_some()));
        found
    }

    /// What the rules find; if a list of the bureau's is wrong, by the built-in ones.
    fn linted(&self, known: Known, source: &Source) -> Vec<Diagnostic> {
        work::at(Step::Checking);
        let mut selection = self.selection(known.letter);
        let (lists, mut found) = match self.lists.of(known.letter) {
            Ok(lists) => (lists, Vec::new()),
            Err(found) => {
                // What a comment allows may be in that list.
                selection.ignore.push("allow-unused".to_owned());
                (self.lists.builtin(), found)
            }
        };
        found.extend(lint(known, source, self.today, &lists, &selection));
        found
    }

    /// What is typed comes before what the bureau's defaults say.
    fn selection(&self, letter: &Letter) -> Selection {
        let own = |names: &[Text]| -> Vec<String> {
            names.iter().map(|name| name.to_string()).collect()
        };
        let (select, ignore) = (self.select.to_vec(), self.ignore.to_vec());
        let mut selection = Selection { select, ignore, panicking: panicking() };
        if self.select.is_empty() {
            selection.select = own(&letter.check.select);
            selection.ignore.extend(own(&letter.check.ignore));
        }
        selection
    }
}

/// The rule that is to panic in a test of what comes of it.
fn panicking() -> Option<String> {
    let is_test = cfg!(debug_assertions);
    is_test.then(|| std::env::var("REPLY_PANICKING_RULE").ok()).flatten()
}
