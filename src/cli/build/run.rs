//! Tells what became of the letters: to people, and in the files for programs.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::super::args::{Build, Format};
use super::super::kind::OutputKind;
use super::super::output;
use super::super::plan::Job;
use super::super::sidecar;
use super::super::stop::Stop;
use super::super::tell::{Teller, Telling};
use super::super::to_check;
use super::super::work;
use super::deliver::Delivered;
use super::report::{Report, Status, Tally};

/// What was told until now.
pub(super) struct Run<'a> {
    build: &'a Build,
    kind: OutputKind,
    teller: Teller,
    telling: Telling,
    report: Option<Report>,
    tally: Tally,
    seals: Vec<Value>,
    /// Whether there is a letter to check.
    has_made: bool,
    /// The letters that have to be mended; few, or the clerk has other worries.
    pub(super) refused: BTreeSet<PathBuf>,
    begun: Instant,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        build: &'a Build,
        kind: OutputKind,
        telling: Telling,
        n_letters: usize,
    ) -> anyhow::Result<Run<'a>> {
        build.report.iter().chain(&build.seals).for_each(|path| {
            work::written_at_the_end(path);
        });
        Ok(Run {
            build,
            kind,
            teller: Teller::new(build.making.showing, telling),
            telling,
            report: build.report.as_deref().map(Report::open).transpose()?,
            tally: Tally { n_letters, ..Tally::default() },
            seals: Vec::new(),
            has_made: false,
            refused: BTreeSet::new(),
            begun: Instant::now(),
        })
    }

    /// Tells what became of a letter; whether to go on.
    pub(super) fn take(
        &mut self,
        job: &Job,
        made: &Result<Delivered, Stop>,
        took: Duration,
    ) -> anyhow::Result<ControlFlow<()>> {
        self.tally.count(Status::of(made), made.as_ref().is_ok_and(|it| it.is_draft));
        if let Some(report) = &mut self.report {
            report.add(job, made, took)?;
        }
        match made {
            Ok(delivered) => self.delivered(job, delivered)?,
            Err(Stop::Found(found)) => {
                self.teller.refused(&job.file.path, found, job.target.as_deref());
                self.refused.insert(job.file.path.clone());
            }
            Err(Stop::Machine(_)) => {}
        }
        Ok(match made.is_err() && self.build.fail_fast {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
    }

    fn delivered(&mut self, job: &Job, delivered: &Delivered) -> anyhow::Result<()> {
        // Who watches was told when the file was made.
        if !(delivered.is_unchanged && self.telling == Telling::Watching) {
            self.teller.tell(&job.file.path, &delivered.findings);
            self.teller.notes(&delivered.notes);
        }
        self.seals.extend(delivered.seals.clone());
        match &delivered.target {
            Some(target) => {
                self.has_made = true;
                self.teller.made(target, !delivered.is_unchanged, delivered.n_pages);
            }
            None => {
                output::print_bytes(&delivered.printed)?;
            }
        }
        Ok(())
    }

    /// Writes the files about all letters, and says how many came to what.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let is_told = self.tells_how_to_check();
        let to_check = is_told.then(|| to_check::command(self.build)).flatten();
        if let Some(report) = self.report {
            report.finish(&self.tally, self.begun.elapsed())?;
        }
        if let Some(path) = &self.build.seals {
            output::make_folder_of(path)?;
            output::write(path, &sidecar::text(&self.seals.into()))?;
        }
        if self.telling == Telling::Many && self.kind.is_document() {
            output::complain(&self.tally.line());
        }
        if let Some(command) = to_check {
            output::complain(&format!("检查：{command}"));
        }
        Ok(())
    }

    /// Whether a person is told how to go on. Who watches goes on writing.
    fn tells_how_to_check(&self) -> bool {
        self.has_made
            && self.kind.is_document()
            && self.telling != Telling::Watching
            && self.build.making.showing.format == Format::Human
            && std::io::stderr().is_terminal()
    }
}
