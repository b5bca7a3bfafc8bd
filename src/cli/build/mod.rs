//! `reply build`: letters in, PDFs out.

mod deliver;
mod make;
mod plan;
mod report;
mod run;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::Build;
use super::letters::{LetterFile, Letters, Rows, letters};
use super::looked::Looked;
use super::stop::Stop;
use super::tell::{Teller, Telling};
use super::walk::{AHEAD, Walk};
use super::{Outcome, ledger, output};
use deliver::deliver;
use make::Maker;
use plan::plan;
use run::Run;

/// Builds every letter; the worst of them is how the run ended.
pub(super) fn run(build: &Build) -> Result<Outcome, Stop> {
    let letters = match &build.data {
        Some(data) => Letters::of_rows(rows(build, data)?),
        None => letters(&build.files)?,
    };
    let telling = if letters.are_many { Telling::Many } else { Telling::One };
    Ok(build_some(build, &letters, telling, |_| true)?.outcome)
}

/// Opens a ledger, and tells what there is to say of it as a whole.
fn rows(build: &Build, data: &Path) -> Result<Rows, Stop> {
    let mut teller = Teller::new(build.making.showing, Telling::Many);
    let folder = data.parent().unwrap_or(Path::new(""));
    let template = build.making.material.template.as_deref();
    let (ledger, form) = ledger::open(data, template, folder)?;
    let notes = form.fit(&ledger)?;
    teller.tell(data, &ledger.notes);
    teller.tell(data, &notes);
    let others = ledger::accounts(&ledger);
    if !others.is_empty() {
        output::complain(&format!("{}：另有{others}，没有信", data.display()));
    }
    Ok(Rows { ledger, form })
}

/// How a run ended, and what it rests on.
pub(super) struct Built {
    pub(super) outcome: Outcome,
    /// Where something was looked for, besides the letters and what the command line names.
    pub(super) looked: Looked,
    /// The letters that have to be mended.
    pub(super) refused: BTreeSet<PathBuf>,
}

/// Builds those of the letters that are meant; the rest only reserve their output paths.
pub(super) fn build_some(
    build: &Build,
    letters: &Letters,
    telling: Telling,
    is_meant: impl Fn(&LetterFile) -> bool,
) -> Result<Built, Stop> {
    let maker = Maker::new(build, letters)?;
    let mut jobs = plan(&maker)?;
    jobs.retain(|job| is_meant(job.file));
    let mut run = Run::new(build, maker.kind, telling, jobs.len())?;
    let walked = Walk { pace: build.making.pace, ahead: AHEAD }.over(
        &jobs,
        |job, _| deliver(&maker, job),
        |job, made, took| run.take(job, &made, took),
    );
    let refused = std::mem::take(&mut run.refused);
    run.finish()?;
    let outcome = walked?.max(letters.outcome);
    Ok(Built { outcome, looked: maker.workspace.looked(), refused })
}
