//! The PDFs that are drawn, and what is said where one cannot be.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::super::build::pdf;
use super::super::output;
use super::super::proofreader::Reader;
use super::super::workspace::{self, open};
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Makes the PDFs that are drawn.
pub(super) struct Maker<'a> {
    /// Compiles the letters.
    pub(super) reader: Reader<'a>,
    /// The time in the PDFs, if it is given.
    pub(super) epoch: Option<DateTime<FixedOffset>>,
    /// How fine they are drawn.
    pub(super) dpi: u32,
}

/// A file that is to be drawn.
pub(super) struct Made {
    /// The bytes of its PDF.
    pub(super) pdf: Vec<u8>,
    /// What the PDF was made of; nothing if it was there already.
    pub(super) letter: Option<(Source, Compiled)>,
}

impl Maker<'_> {
    /// The PDF of a letter, or of a file that is one; or why there is none.
    pub(super) fn make(
        &self,
        file: &Path,
    ) -> anyhow::Result<Result<Made, Vec<Diagnostic>>> {
        if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
            return Ok(Ok(Made { pdf: workspace::read(file)?, letter: None }));
        }
        let opened = open(file, &self.reader.workspace)?;
        let compiled = opened.and_then(|(source, defaults)| {
            let compiled = self.reader.compile(&source, defaults.as_ref())?;
            Ok((source, compiled))
        });
        match compiled {
            Ok((source, compiled)) => {
                let pdf = pdf(&compiled, &self.reader.workspace, self.epoch)?;
                Ok(Ok(Made { pdf, letter: Some((source, compiled)) }))
            }
            Err(complaints) => Ok(Err(complaints)),
        }
    }
}

/// Says that something of a stranger's PDF is not to be seen.
pub(super) fn lacking(file: &Path) {
    let name = file.display();
    output::complain(&format!(
        "{name}：有的字或图没有画出来，多半是这个 PDF 里没有它的字库"
    ));
}

/// What a file came to; of a single one, what stopped it stops the run.
pub(super) fn or_failed<T>(
    result: anyhow::Result<T>,
    is_single: bool,
) -> anyhow::Result<Option<T>> {
    match result {
        Ok(done) => Ok(Some(done)),
        Err(error) if is_single => Err(error),
        Err(error) => {
            output::fault(&error);
            Ok(None)
        }
    }
}
