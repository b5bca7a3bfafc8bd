//! `reply preview`: pages as pictures, or as a page of HTML with what was found beside them.
//!
//! Both are drawn from the bytes of the PDF, as `build` writes it.

mod card;
mod html;
mod letter;
mod maker;
mod pictures;
mod tags;

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{Format, Preview};
use super::build::source_date_epoch;
use super::letters::letters;
use super::lists::OpenLists;
use super::proofreader::{Reader, today};
use super::tell::{Teller, Telling};
use super::workspace::Workspace;
use crate::compile::Version;
use maker::Maker;

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
