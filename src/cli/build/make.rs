//! Makes the bytes of a letter's file.

use chrono::{DateTime, FixedOffset};

use super::super::args::Build;
use super::super::clock::source_date_epoch;
use super::super::inputs::Inputs;
use super::super::kind::OutputKind;
use super::super::letters::{LetterFile, Letters};
use super::super::stop::Stop;
use super::super::workspace::Workspace;
use crate::compile::{Compiled, compile, read};
use crate::letter::{Letter, Secrets};

/// What letters are made with.
pub(super) struct Maker<'a> {
    pub(super) build: &'a Build,
    pub(super) letters: &'a Letters,
    pub(super) workspace: Workspace,
    pub(super) kind: OutputKind,
    epoch: Option<DateTime<FixedOffset>>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(build: &'a Build, letters: &'a Letters) -> Result<Maker<'a>, Stop> {
        let kind = match build.stage {
            Some(stage) => OutputKind::Stage(stage),
            None if build.layout_report => OutputKind::LayoutReport,
            None => OutputKind::Pdf,
        };
        let epoch = source_date_epoch()?;
        let material = &build.making.material;
        // With a ledger it is the template of its letters.
        let template =
            material.template.as_deref().filter(|_| build.ledger.data.is_none());
        let workspace = Workspace::new(template, material.font_dir.as_deref())?;
        Ok(Maker { build, letters, workspace, kind, epoch })
    }

    /// Makes a letter's file.
    pub(super) fn make(&self, file: &LetterFile) -> Result<(Compiled, Vec<u8>), Stop> {
        let (source, defaults) = self.letters.open(file, &self.workspace)?;
        let (version, workspace) = (self.build.which.version(), &self.workspace);
        let compiled = compile(&source, defaults.as_ref(), version, workspace)?;
        let bytes = self.kind.bytes(&compiled, workspace, self.epoch)?;
        Ok((compiled, bytes))
    }

    /// Whether a JSON file goes beside each file.
    pub(super) fn has_summary(&self) -> bool {
        self.build.which.public && self.kind.is_document()
    }

    /// What is read besides the letters.
    pub(super) fn inputs(&self) -> Inputs {
        let open = |file| self.letters.open(file, &self.workspace).ok();
        let material = &self.build.making.material;
        let mut inputs =
            self.workspace.inputs(self.letters.files.iter().filter_map(open), material);
        self.build.ledger.data.iter().for_each(|ledger| inputs.add(ledger));
        inputs
    }

    /// What a letter says in the version that is made, if it can be read at all; why it
    /// cannot is told later.
    pub(super) fn letter(&self, file: &LetterFile) -> Option<Letter> {
        let (source, defaults) = self.letters.open(file, &self.workspace).ok()?;
        let letter = read(&source, defaults.as_ref(), &self.workspace).ok()?;
        if !self.build.which.public {
            return Some(letter);
        }
        let secrets = Secrets::new(&letter);
        let (mut public, _) = letter.public(&secrets);
        public.sweep(&secrets);
        Some(public)
    }
}
