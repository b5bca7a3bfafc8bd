//! The kinds of files that are made of a letter. A further kind is added here, and to
//! [`crate::export`].

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::step::Step;
use super::work;
use super::workspace::Workspace;
use crate::compile::{Compiled, Stage, meta};
use crate::export::{self, Conformance};
use crate::layout::report;
use crate::workspace::Workspace as _;

/// What is made of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputKind {
    /// The letter on paper.
    Pdf,
    /// The letter at a station on the way there, as text.
    Stage(Stage),
    /// How full each line is, as text.
    LayoutReport,
}

/// The kinds that are sent. The others are for looking at, and go to stdout.
const DOCUMENTS: [OutputKind; 1] = [OutputKind::Pdf];

impl OutputKind {
    /// The kind of document that a file is, by its name.
    pub(super) fn of(path: &Path) -> Option<OutputKind> {
        let ending = path.extension()?;
        DOCUMENTS.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind.extension()))
    }

    /// Whether it is sent.
    pub(super) fn is_document(self) -> bool {
        DOCUMENTS.contains(&self)
    }

    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            OutputKind::Pdf => "PDF",
            OutputKind::Stage(_) | OutputKind::LayoutReport => "文本",
        }
    }

    /// What its files are called behind the letter's name and a dot.
    pub(super) fn extension(self) -> &'static str {
        match self {
            OutputKind::Pdf => "pdf",
            OutputKind::Stage(stage) => stage.extension(),
            OutputKind::LayoutReport => "layout.txt",
        }
    }

    /// Makes it of a letter; a document tells this time, or else the letter's date.
    pub(super) fn bytes(
        self,
        compiled: &Compiled,
        workspace: &Workspace,
        epoch: Option<DateTime<FixedOffset>>,
    ) -> anyhow::Result<Vec<u8>> {
        Ok(match self {
            OutputKind::Pdf => {
                work::at(Step::Exporting);
                let fonts = workspace
                    .fonts(&compiled.letter)
                    .expect("the faces were opened when the letter was compiled");
                let meta = meta(compiled, epoch);
                export::pdf(&compiled.pages, &meta, fonts, Conformance::A2a)?
            }
            OutputKind::Stage(stage) => compiled.stage(stage).into_bytes(),
            OutputKind::LayoutReport => {
                report(&compiled.pages, &compiled.verdicts).into_bytes()
            }
        })
    }
}
