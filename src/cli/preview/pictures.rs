//! A picture of each page, in a file of its own.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;

use super::super::args::{PictureFormat, Preview};
use super::super::letters::LetterFile;
use super::super::tell::Teller;
use super::super::{Outcome, output};
use super::maker::{Maker, lacking, or_failed};
use crate::diagnostic::Diagnostic;
use crate::export::Drawing;

/// Draws the files; each picture is written before the next page is drawn.
pub(super) fn write(
    preview: &Preview,
    letters: &[LetterFile],
    files: &[PathBuf],
    maker: &Maker,
    teller: &mut Teller,
) -> anyhow::Result<Outcome> {
    let starts = starts(preview, letters)?;
    if let Some(folder) = &preview.output {
        output::make_folder(folder)?;
        for letter in letters.iter().filter(|it| it.below != Path::new("")) {
            output::make_folder(&folder.join(&letter.below))?;
        }
    }
    let drawn: Vec<anyhow::Result<Result<usize, Vec<Diagnostic>>>> = files
        .par_iter()
        .zip(&starts)
        .map(|(file, start)| draw(preview.format, file, start, maker))
        .collect();
    let mut outcome = Outcome::Done;
    for ((file, start), drawn) in files.iter().zip(&starts).zip(drawn) {
        match or_failed(drawn, files.len() == 1)? {
            Some(Ok(n_pages)) => made(start, n_pages),
            Some(Err(complaints)) => {
                teller.tell(file, &complaints);
                teller.refused(file, complaints.len(), None);
                outcome = outcome.max(Outcome::Attention);
            }
            None => outcome = Outcome::Failed,
        }
    }
    Ok(outcome)
}

/// What the names of each file's pictures start with; no two of them are the same.
fn starts(preview: &Preview, letters: &[LetterFile]) -> anyhow::Result<Vec<PathBuf>> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let mut starts = Vec::new();
    for letter in letters {
        let (start, file) = (start(preview, letter), letter.path.as_path());
        if let Some(other) = taken.insert(start.clone(), file) {
            let (other, file) = (other.display(), file.display());
            let picture = numbered(&start, 0, preview.format);
            let picture = picture.display();
            anyhow::bail!("{other} 和 {file} 的图片都会写到 {picture}；请分开画");
        }
        starts.push(start);
    }
    Ok(starts)
}

fn start(preview: &Preview, letter: &LetterFile) -> PathBuf {
    let suffix = if preview.public { "-公开" } else { "" };
    let name = format!("{}{suffix}", letter.stem);
    match &preview.output {
        Some(folder) => folder.join(&letter.below).join(name),
        None => letter.path.with_file_name(name),
    }
}

/// 信-1.png.
fn numbered(start: &Path, page: usize, format: PictureFormat) -> PathBuf {
    let ending = match format {
        PictureFormat::Png => "png",
        PictureFormat::Svg => "svg",
    };
    let name = start.file_name().unwrap_or_default().to_string_lossy();
    start.with_file_name(format!("{name}-{}.{ending}", page + 1))
}

fn draw(
    format: PictureFormat,
    file: &Path,
    start: &Path,
    maker: &Maker,
) -> anyhow::Result<Result<usize, Vec<Diagnostic>>> {
    let made = match maker.make(file)? {
        Ok(made) => made,
        Err(complaints) => return Ok(Err(complaints)),
    };
    let what = || format!("无法画出 {}", file.display());
    let drawing = Drawing::open(made.pdf).with_context(what)?;
    let write = |page, bytes: &[u8]| output::write(&numbered(start, page, format), bytes);
    match format {
        PictureFormat::Png => {
            for (page, raster) in drawing.rasters(maker.dpi).enumerate() {
                write(page, &raster.with_context(what)?.png())?;
            }
        }
        PictureFormat::Svg => {
            for (page, svg) in drawing.svgs().enumerate() {
                write(page, svg.as_bytes())?;
            }
        }
    }
    if drawing.lacks_something() {
        lacking(file);
    }
    Ok(Ok(drawing.n_pages()))
}

/// Says where the pictures are, to a person; a script sees it by the exit code.
fn made(start: &Path, n_pages: usize) {
    if std::io::stderr().is_terminal() {
        output::complain(&format!("画好了 {}（{n_pages} 页）", start.display()));
    }
}
