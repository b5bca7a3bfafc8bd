//! `reply preview`: pages as pictures, or as a page of HTML with what was found beside them.
//!
//! Both are drawn from the bytes of the PDF, as `build` writes it.

mod card;
mod html;
mod letter;
mod pictures;
mod tags;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::args::{Format, Preview};
use super::build::{pdf, source_date_epoch};
use super::letters::letters;
use super::lists::OpenLists;
use super::proofreader::{Reader, today};
use super::tell::{Teller, Telling};
use super::workspace::{self, Workspace, open};
use super::{Outcome, output};
use crate::compile::{Compiled, Version};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Draws every file; the worst of them is how the run ended.
pub(super) fn run(preview: &Preview) -> anyhow::Result<Outcome> {
    let letters = letters(&preview.paths)?;
    let files: Vec<PathBuf> =
        letters.files.iter().map(|file| file.path.clone()).collect();
    let mut teller = Teller::new(Format::Human, preview.color, Telling::Many);
    let (template, font_dir) = (preview.template.as_deref(), preview.font_dir.as_deref());
    let workspace = match Workspace::new(template, font_dir)? {
        Ok(workspace) => workspace,
        Err(finding) => {
            teller.tell(Path::new(""), &[finding]);
            return Ok(Outcome::Attention);
        }
    };
    let (is_public, is_preprinted) = (preview.public, preview.preprinted);
    let reader = Reader {
        select: &[],
        ignore: &[],
        version: Version { is_public, is_preprinted },
        workspace,
        lists: OpenLists::default(),
        today: preview.today.map_or_else(today, Ok)?,
    };
    let maker = Maker { reader, epoch: source_date_epoch()?, dpi: preview.dpi };
    let drawn = match &preview.html {
        Some(folder) => html::write(folder, &files, &maker, &mut teller),
        None => pictures::write(preview, &letters.files, &files, &maker, &mut teller),
    };
    Ok(drawn?.max(letters.outcome))
}

/// Makes the PDFs that are drawn.
struct Maker<'a> {
    reader: Reader<'a>,
    epoch: Option<DateTime<FixedOffset>>,
    dpi: u32,
}

/// A file that is to be drawn.
struct Made {
    pdf: Vec<u8>,
    /// What the PDF was made of; nothing if it was there already.
    letter: Option<(Source, Compiled)>,
}

impl Maker<'_> {
    /// The PDF of a letter, or of a file that is one; or why there is none.
    fn make(&self, file: &Path) -> anyhow::Result<Result<Made, Vec<Diagnostic>>> {
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
fn lacking(file: &Path) {
    let name = file.display();
    output::complain(&format!(
        "{name}：有的字或图没有画出来，多半是这个 PDF 里没有它的字库"
    ));
}

/// What a file came to; of a single one, what stopped it stops the run.
fn or_failed<T>(result: anyhow::Result<T>, is_single: bool) -> anyhow::Result<Option<T>> {
    match result {
        Ok(done) => Ok(Some(done)),
        Err(error) if is_single => Err(error),
        Err(error) => {
            output::fault(&error);
            Ok(None)
        }
    }
}
