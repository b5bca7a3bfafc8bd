//! The page of HTML as a whole: one file, which needs no other and no network.

use std::fs::File;
use std::io::{IsTerminal, Seek, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::Context;

use super::super::check::counts;
use super::super::files::shown as shown_name;
use super::super::inputs::{Inputs, may_be_named};
use super::super::letters::LetterFile;
use super::super::output::in_chinese;
use super::super::plan::Job;
use super::super::step::{Step, name as step_name};
use super::super::stop::Stop;
use super::super::tell::{Teller, Told};
use super::super::walk::Walk;
use super::super::work::LetterWork;
use super::super::{Outcome, output, work};
use super::card::counted;
use super::letter::{Sheet, Shown, State};
use super::maker::{Maker, lacking};
use super::tags::Pen;
use crate::diagnostic::Diagnostic;
use crate::export::Drawing;
use crate::lint::RULE_FAILED;

const SHELL: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The only script that may run, whatever is in a letter.
const SCRIPT_HASH: &str = "sha256-3LrDH28ps1wOKMxorka8DIOAv5gb4cOBCDiFwC5g5J8=";

/// Small enough for a list, and the shape of the text is still seen.
const THUMBNAIL_DPI: u32 = 12;

/// Shows the files. A letter's pictures go to a file without a name until the totals, which
/// stand first, are known; so no more of them are held than are being drawn.
pub(super) fn write(
    folder: &Path,
    maker: &Maker,
    walk: Walk,
    teller: &mut Teller,
) -> anyhow::Result<Outcome> {
    let path = folder.join("index.html");
    let files = &maker.letters.files;
    let mut letters = Inputs::default();
    files.iter().for_each(|file| letters.add(&file.path));
    letters.refuse(&path)?;
    if may_be_named(&path) {
        maker.inputs().refuse(&path)?;
    }
    output::make_folder(folder)?;
    let what = || format!("无法写入 {}", folder.display());
    let spool = tempfile::tempfile_in(folder).map_err(in_chinese).with_context(what)?;
    let mut page = Page { spool, entries: String::new(), totals: Totals::default() };
    let mut has_failed_rule = false;
    let outcome = walk.over(
        &Job::without_targets(files),
        |job, in_work| show(job.file, maker, in_work),
        |job, shown, _| {
            let file = &job.file.path;
            let shown = match shown {
                Ok(shown) => shown,
                Err(Stop::Found(found)) => {
                    teller.refused(file, &found, None);
                    match maker.reader.version.is_public {
                        true => unnamed(),
                        false => refused(shown_name(file), found),
                    }
                }
                Err(Stop::Machine(_)) => return Ok(ControlFlow::Continue(())),
            };
            has_failed_rule |= shown.found.iter().any(|(found, _)| RULE_FAILED.is(found));
            page.add(&shown).map_err(in_chinese).with_context(what)?;
            Ok(ControlFlow::Continue(()))
        },
    )?;
    // Nothing could be shown; why not was told.
    if page.totals.n_letters == 0 {
        return Ok(outcome);
    }
    output::write_by(&path, |file| page.finish(file))?;
    if std::io::stderr().is_terminal() {
        output::complain(&format!("写好了 {}，用浏览器打开", path.display()));
    }
    Ok(if has_failed_rule { Outcome::Failed } else { outcome })
}

fn show(letter: &LetterFile, maker: &Maker, in_work: &LetterWork) -> Result<Shown, Stop> {
    let file = &letter.path;
    let name = shown_name(file);
    let mut made = maker.make(letter)?;
    let drawing =
        made.drawing(file).with_context(|| format!("无法画出 {}", file.display()))?;
    let letter = made.letter;
    let is_turned = |page: usize| {
        let pages = letter.as_ref().map(|(_, compiled)| &compiled.pages.pages);
        pages.and_then(|pages| pages.get(page)).is_some_and(|page| page.is_turned)
    };
    let sheets = sheets(file, &drawing, maker.preview.dpi, &is_turned, in_work)?;
    let Some((source, compiled)) = &letter else {
        let (title, number, found) = (name.clone(), String::new(), Vec::new());
        let (state, pen) = (State::Unchecked, Pen { secrets: None });
        return Ok(Shown { name, title, number, sheets, found, state, pen });
    };
    let paper = compiled.paper();
    let found = maker.reader.found(compiled, source, &[]).into_iter().map(|found| {
        let places = paper.printed(found.span());
        (found, places)
    });
    Ok(Shown {
        name,
        title: compiled.document.title.text(),
        number: compiled.letter.number.to_string(),
        sheets,
        found: found.collect(),
        state: State::Checked,
        pen: Pen { secrets: compiled.secrets.clone() },
    })
}

fn refused(name: String, complaints: Vec<Diagnostic>) -> Shown {
    let found = complaints.into_iter().map(|found| (found, Vec::new())).collect();
    let title = Path::new(&name).file_name().unwrap_or_default();
    let title = title.to_string_lossy().into_owned();
    let (number, sheets) = (String::new(), Vec::new());
    let (state, pen) = (State::Refused, Pen { secrets: None });
    Shown { name, title, number, sheets, found, state, pen }
}

/// A refused letter on a page for the public: what is wrong, and even its name, may say what
/// it must not.
fn unnamed() -> Shown {
    refused("没有排成的信".to_owned(), Vec::new())
}

fn sheets(
    file: &Path,
    drawing: &Drawing,
    dpi: u32,
    is_turned: &dyn Fn(usize) -> bool,
    in_work: &LetterWork,
) -> anyhow::Result<Vec<Sheet>> {
    let what = || format!("无法画出 {}", file.display());
    let draws = |page| work::at(Step::Drawing(step_name(file), page));
    let mut sheets = Vec::new();
    let pages = drawing.rasters(dpi).zip(drawing.rasters(THUMBNAIL_DPI));
    for (page, (raster, thumbnail)) in pages.enumerate() {
        let is_turned = is_turned(page);
        let (raster, thumbnail) =
            (raster.with_context(what)?, thumbnail.with_context(what)?);
        let (raster, thumbnail) = match is_turned {
            true => (raster.turned(), thumbnail.turned()),
            false => (raster, thumbnail),
        };
        sheets.push(Sheet {
            size: (raster.width(), raster.height()),
            png: raster.in_few_shades().png(),
            thumbnail: thumbnail.in_few_shades().png(),
            is_turned,
        });
        in_work.go_on();
        draws(page + 1);
    }
    if drawing.lacks_something() {
        lacking(file);
    }
    Ok(sheets)
}

/// The page while letters come in.
struct Page {
    spool: File,
    entries: String,
    totals: Totals,
}

/// What there is in all.
#[derive(Default)]
struct Totals {
    n_letters: usize,
    n_refused: usize,
    n_unchecked: usize,
    n_pages: usize,
    found: [usize; 3],
    /// What was counted already.
    told: Told,
}

impl Page {
    fn add(&mut self, shown: &Shown) -> std::io::Result<()> {
        let idx = self.totals.n_letters;
        self.entries += &shown.entry(idx);
        self.totals.add(shown);
        self.spool.write_all(shown.section(idx).as_bytes())
    }

    /// Writes all of it.
    fn finish(mut self, file: &mut dyn Write) -> std::io::Result<()> {
        let mut rest = SHELL;
        for (mark, part) in [
            ("{script-hash}", SCRIPT_HASH),
            ("{style}", STYLE),
            ("{totals}", &self.totals.sentence()),
            ("{entries}", &self.entries),
        ] {
            let (before, after) = rest.split_once(mark).expect("the shell has the mark");
            file.write_all(before.as_bytes())?;
            file.write_all(part.as_bytes())?;
            rest = after;
        }
        let (before, after) = rest.split_once("{letters}").expect("the shell has it");
        file.write_all(before.as_bytes())?;
        self.spool.rewind()?;
        std::io::copy(&mut self.spool, file)?;
        file.write_all(after.replace("{script}", SCRIPT).as_bytes())
    }
}

impl Totals {
    fn add(&mut self, shown: &Shown) {
        self.n_letters += 1;
        self.n_refused += usize::from(shown.state == State::Refused);
        self.n_unchecked += usize::from(shown.state == State::Unchecked);
        self.n_pages += shown.sheets.len();
        let found = shown.found.iter().map(|(found, _)| found);
        let found = found.filter(|found| self.told.is_new(found, &shown.name));
        let found: Vec<Diagnostic> = found.cloned().collect();
        for (sum, count) in self.found.iter_mut().zip(counts(&found)) {
            *sum += count;
        }
    }

    fn sentence(&self) -> String {
        let Totals { n_letters, n_refused, n_unchecked, n_pages, found, .. } = self;
        let found = match found.iter().sum() {
            0 if n_letters == n_unchecked => "没有检查".to_owned(),
            0 => "没有问题".to_owned(),
            1.. => counted(*found),
        };
        let refused = match n_refused {
            0 => String::new(),
            _ => format!("；<span class=\"error\">{n_refused} 封没有排成</span>"),
        };
        format!("{n_letters} 封信，{n_pages} 页：{found}{refused}")
    }
}
