//! A picture of each page, in a file of its own.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::super::args::{PictureFormat, Preview};
use super::super::ledger;
use super::super::letters::LetterFile;
use super::super::paths::folder_of;
use super::super::pattern::Ending;
use super::super::place::Place;
use super::super::plan::{Plan, What};
use super::super::published;
use super::super::step::{Step, name};
use super::super::stop::Stop;
use super::super::tell::Teller;
use super::super::walk::Walk;
use super::super::work::LetterWork;
use super::super::{Outcome, output, work};
use super::maker::{Maker, lacking};

/// Draws the files; each picture is written before the next page is drawn.
pub(super) fn write(
    maker: &Maker,
    walk: Walk,
    teller: &mut Teller,
) -> anyhow::Result<Outcome> {
    let (preview, files) = (maker.preview, &maker.letters.files);
    // The letters of a ledger are in no folder.
    let home = preview.ledger.data.as_deref().map(ledger::folder);
    let place = preview.output.clone().or(home).map_or(Place::Beside, Place::Folder);
    let what = What { part: "的图片", verb: "画" };
    let first =
        |file: &LetterFile| Some(numbered(&start(preview, &place, file), 0)).into();
    let mut plan = Plan::new(files, &place, what, first)?;
    for file in files {
        let later = there(&start(preview, &place, file));
        later.iter().try_for_each(|picture| plan.reserve(picture))?;
    }
    plan.protect(|| maker.inputs())?;
    plan.prepare()?;
    walk.over(
        &plan.jobs,
        |job, in_work| {
            let start = start(preview, &place, job.file);
            draw(job.file, &start, maker, in_work)
        },
        |job, drawn, _| {
            match drawn {
                Ok(n_pages) => made(&start(preview, &place, job.file), n_pages),
                Err(Stop::Found(found)) => teller.refused(&job.file.path, &found, None),
                Err(Stop::Machine(_)) => {}
            }
            Ok(ControlFlow::Continue(()))
        },
    )
}

/// What the names of a file's pictures are made of: 信.png.
fn start(preview: &Preview, place: &Place, file: &LetterFile) -> PathBuf {
    let extension = match preview.format {
        PictureFormat::Png => "png",
        PictureFormat::Svg => "svg",
    };
    let ending = Ending { suffix: preview.which.suffix(), extension };
    let start = place.target(file, None, ending).path;
    start.unwrap_or_else(|| ending.behind(&file.stem).into())
}

/// The pictures that are there already, of any page.
fn there(start: &Path) -> Vec<PathBuf> {
    let stem = start.file_stem().unwrap_or_default().to_string_lossy();
    let begins = format!("{stem}-");
    let is_page = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let page = name.strip_prefix(&begins).unwrap_or_default();
        page.parse::<usize>().is_ok() && path.extension() == start.extension()
    };
    let entries = std::fs::read_dir(folder_of(start)).into_iter().flatten();
    entries.flatten().map(|entry| entry.path()).filter(is_page).collect()
}

/// 信-1.png.
fn numbered(start: &Path, page: usize) -> PathBuf {
    let stem = start.file_stem().unwrap_or_default().to_string_lossy();
    let extension = start.extension().unwrap_or_default().to_string_lossy();
    start.with_file_name(format!("{stem}-{}.{extension}", page + 1))
}

fn draw(
    letter: &LetterFile,
    start: &Path,
    maker: &Maker,
    in_work: &LetterWork,
) -> Result<usize, Stop> {
    let file = &letter.path;
    let mut made = maker.make(letter)?;
    if let Some((_, compiled)) = &made.letter {
        let name = numbered(start, 0);
        let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        published::check(compiled, [("文件名", name)])?;
    }
    let what = || format!("无法画出 {}", file.display());
    let draws = |page| work::at(Step::Drawing(name(file), page));
    let drawing = made.drawing(file).with_context(what)?;
    let write = |page, bytes: &[u8]| {
        in_work.go_on();
        draws(page + 1);
        output::write(&numbered(start, page), bytes)
    };
    match maker.preview.format {
        PictureFormat::Png => {
            for (page, raster) in drawing.rasters(maker.preview.dpi).enumerate() {
                write(page, &raster.with_context(what)?.png())?;
            }
        }
        PictureFormat::Svg => {
            for (page, svg) in drawing.svgs().enumerate() {
                write(page, svg.with_context(what)?.as_bytes())?;
            }
        }
    }
    if drawing.lacks_something() {
        lacking(file);
    }
    Ok(drawing.n_pages())
}

/// Says where the pictures are, to a person; a script sees it by the exit code.
fn made(start: &Path, n_pages: usize) {
    if std::io::stderr().is_terminal() {
        let start = start.with_extension("");
        output::complain(&format!("画好了 {}（{n_pages} 页）", start.display()));
    }
}
