//! The PDFs that are drawn, and what is said where one cannot be.

use std::mem;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::super::args::Preview;
use super::super::files;
use super::super::inputs::Inputs;
use super::super::kind::OutputKind;
use super::super::letters::{LetterFile, Letters};
use super::super::output;
use super::super::proofreader::Reader;
use super::super::step::{Step, name};
use super::super::stop::Stop;
use super::super::work;
use crate::compile::Compiled;
use crate::export::{Drawing, PictureError};
use crate::source::Source;

/// Makes the PDFs that are drawn.
pub(super) struct Maker<'a> {
    /// What was asked for.
    pub(super) preview: &'a Preview,
    /// What is drawn.
    pub(super) letters: &'a Letters,
    /// Compiles the letters.
    pub(super) reader: Reader<'a>,
    /// The time in the PDFs, if it is given.
    pub(super) epoch: Option<DateTime<FixedOffset>>,
}

/// A file that is to be drawn.
pub(super) struct Made {
    /// The bytes of its PDF.
    pub(super) pdf: Vec<u8>,
    /// What the PDF was made of; nothing if it was there already.
    pub(super) letter: Option<(Source, Compiled)>,
}

impl Made {
    /// The PDF, opened.
    pub(super) fn drawing(&mut self, file: &Path) -> Result<Drawing, PictureError> {
        work::at(Step::Drawing(name(file), 0));
        let drawing = Drawing::open(mem::take(&mut self.pdf))?;
        Ok(if self.letter.is_some() { drawing.of_ours() } else { drawing })
    }
}

impl Maker<'_> {
    /// What is read besides the files themselves.
    pub(super) fn inputs(&self) -> Inputs {
        let workspace = &self.reader.workspace;
        let letters = self.letters.files.iter();
        let letters = letters.filter(|file| OutputKind::of(&file.path).is_none());
        let letters = letters.filter_map(|file| self.letters.open(file, workspace).ok());
        let mut inputs = workspace.inputs(letters, &self.preview.proofing.material);
        self.preview.ledger.data.iter().for_each(|ledger| inputs.add(ledger));
        inputs
    }

    /// The PDF of a letter, or of a file that is one.
    pub(super) fn make(&self, file: &LetterFile) -> Result<Made, Stop> {
        if OutputKind::of(&file.path) == Some(OutputKind::Pdf) {
            return Ok(Made { pdf: files::read(&file.path, files::PDF)?, letter: None });
        }
        let workspace = &self.reader.workspace;
        let (source, defaults) = self.letters.open(file, workspace)?;
        let compiled = self.reader.compile(&source, defaults.as_ref());
        let compiled = compiled.map_err(|refused| refused.complaints)?;
        let pdf = OutputKind::Pdf.bytes(&compiled, workspace, self.epoch)?;
        Ok(Made { pdf, letter: Some((source, compiled)) })
    }
}

/// Says that something of a stranger's PDF is not to be seen.
pub(super) fn lacking(file: &Path) {
    let name = file.display();
    output::complain(&format!(
        "{name}：有的字或图没有画出来，多半是这个 PDF 没有嵌入字库"
    ));
}
