//! `reply build`: letters in, PDFs out.

mod deliver;
mod make;
mod plan;
mod report;
mod run;

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::args::{Build, Making};
use super::compared::Compared;
use super::letters::{LetterFile, Letters};
use super::looked::Looked;
use super::plan::Job;
use super::stop::Stop;
use super::tell::Telling;
use super::walk::{AHEAD, Walk};
use super::{Outcome, ledger};
use crate::diagnostic::Diagnostic;
use deliver::deliver;
use make::Maker;
use plan::plan;
use run::Run;

/// Builds every letter; the worst of them is how the run ended.
pub(super) fn run(build: &Build) -> Result<Outcome, Stop> {
    let letters = report::kept(build, letters(build))?;
    let telling = if letters.are_many { Telling::Many } else { Telling::One };
    Ok(build_some(build, &letters, telling, |_| true)?.outcome)
}

fn letters(build: &Build) -> Result<Letters, Stop> {
    let Making { material, showing, .. } = &build.making;
    let rows = ledger::rows(&build.ledger, material.template.as_deref(), *showing)?;
    Ok(Letters::meant(rows, &build.files)?)
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
    let maker = report::kept(build, Maker::new(build, letters))?;
    let jobs = plan(&maker).map_err(Stop::from);
    let mut jobs = report::kept(build, jobs)?;
    jobs.retain(|job| is_meant(job.file));
    // Who goes on writing letters has two of a kind for a while.
    let compared = match telling {
        Telling::Watching => Compared::default(),
        _ => {
            let compared = Compared::new(letters, &maker.workspace, build.making.pace);
            report::kept(build, compared.map_err(Stop::from))?
        }
    };
    let mut run = Run::new(build, maker.kind, telling, jobs.len())?;
    let walked = Walk { pace: build.making.pace, ahead: AHEAD }.over(
        &jobs,
        |job, _| {
            let twice = compared.number_twice(&job.file.path);
            match twice.or(job.nameless.as_ref()) {
                Some(found) => Err(refuse(&maker, job, found)),
                None => deliver(&maker, job),
            }
        },
        |job, made, took| run.take(job, &made, took),
    );
    let refused = std::mem::take(&mut run.refused);
    run.finish()?;
    let outcome = walked?.max(letters.outcome);
    Ok(Built { outcome, looked: maker.workspace.looked(), refused })
}

/// Why a letter is not made whose number another letter has, or that gets no name, with all
/// else that is wrong with it.
fn refuse(maker: &Maker, job: &Job, found: &Diagnostic) -> Stop {
    let mut all = vec![found.clone()];
    if let Err(Stop::Found(others)) = maker.make(job.file) {
        all.extend(others);
    }
    Stop::Found(all)
}
