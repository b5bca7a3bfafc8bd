//! `reply build`: letters in, PDFs out.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike, FixedOffset};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::args::Build;
use super::letters::{LetterFile, Letters, Rows, letters};
use super::progress::Progress;
use super::report::{Record, Report, Status, Tally};
use super::stamp::{Inputs, Stamp, sha256};
use super::targets::{Claims, Ending, Place};
use super::tell::{Note, Teller, Telling, notes};
use super::workspace::{Recorded, Workspace};
use super::{Outcome, batch, ledger, output, sidecar, watchdog};
use crate::compile::{Compiled, Version, meta, read, set};
use crate::diagnostic::{self, Diagnostic};
use crate::export::{self, Conformance};
use crate::layout::report;
use crate::letter::Letter;
use crate::workspace::Workspace as _;

/// Builds every letter; the worst of them is how the run ended.
pub(super) fn run(build: &Build) -> anyhow::Result<Outcome> {
    let letters = match &build.data {
        Some(data) => match rows(build, data)? {
            Ok(rows) => Letters::of_rows(rows),
            Err(()) => return Ok(Outcome::Attention),
        },
        None => letters(&build.files)?,
    };
    let telling = if letters.are_many { Telling::Many } else { Telling::One };
    Ok(build_some(build, &letters, telling, |_| true)?.outcome)
}

/// Opens a ledger, and tells what there is to say of it as a whole.
fn rows(build: &Build, data: &Path) -> anyhow::Result<Result<Rows, ()>> {
    let mut teller =
        Teller::new(build.showing.format, build.showing.color, Telling::Many);
    let folder = data.parent().unwrap_or(Path::new(""));
    let opened = ledger::open(data, build.template.as_deref(), folder)?;
    let fitted = opened.and_then(|(ledger, form)| {
        let notes = form.fit(&ledger)?;
        Ok((ledger, form, notes))
    });
    let (ledger, form, notes) = match fitted {
        Ok(fitted) => fitted,
        Err(found) => {
            teller.tell(data, &found);
            return Ok(Err(()));
        }
    };
    teller.tell(data, &ledger.notes);
    teller.tell(data, &notes);
    let others = ledger::accounts(&ledger);
    if !others.is_empty() {
        output::complain(&format!("{}：另有{others}，没有信", data.display()));
    }
    Ok(Ok(Rows { ledger, form }))
}

/// How a run ended, and what it rests on.
pub(super) struct Built {
    pub(super) outcome: Outcome,
    /// The files besides the letters that were asked for.
    pub(super) read: BTreeSet<PathBuf>,
    /// The letters that have to be mended.
    pub(super) refused: BTreeSet<PathBuf>,
}

/// Builds those of the letters that are meant; the others only keep their files to themselves.
pub(super) fn build_some(
    build: &Build,
    letters: &Letters,
    telling: Telling,
    is_meant: impl Fn(&LetterFile) -> bool,
) -> anyhow::Result<Built> {
    let begun = Instant::now();
    let limit = build.timeout.map_or(watchdog::USUAL, |s| Duration::from_secs(s.get()));
    watchdog::start(limit);
    let mut teller = Teller::new(build.showing.format, build.showing.color, telling);
    let maker = match Maker::new(build, letters, telling)? {
        Ok(maker) => maker,
        Err(finding) => {
            teller.tell(Path::new(""), &[finding]);
            let read = build.template.iter().cloned().collect();
            let refused = BTreeSet::new();
            return Ok(Built { outcome: Outcome::Attention, read, refused });
        }
    };
    let mut jobs = maker.jobs(&letters.files)?;
    jobs.retain(|job| is_meant(&job.file));
    let n_threads = batch::threads(build.jobs);
    let mut run = Run {
        build,
        teller,
        report: build.report.as_deref().map(Report::open).transpose()?,
        tally: Tally { n_letters: jobs.len(), ..Tally::default() },
        seals: Vec::new(),
        worst: Outcome::Done,
        refused: BTreeSet::new(),
        is_stopped: false,
        error: None,
    };
    let progress = std::cell::RefCell::new(Progress::new(jobs.len()));
    batch::in_order(
        &jobs,
        n_threads,
        |job| maker.timed(job),
        |job, made| progress.borrow().aside(|| run.take(job, made)),
        |n_done| progress.borrow_mut().set(n_done),
    )?;
    drop(progress);
    let refused = std::mem::take(&mut run.refused);
    let outcome = run.finish(telling, begun)?.max(letters.outcome);
    Ok(Built { outcome, read: maker.workspace.read(), refused })
}

/// A letter to be made, and where it goes; nowhere is stdout.
struct Job {
    file: LetterFile,
    target: Option<PathBuf>,
}

/// What became of a letter.
struct Made {
    status: Status,
    /// What has to be mended, or what someone should look at.
    findings: Vec<Diagnostic>,
    notes: Vec<Note>,
    n_pages: Option<usize>,
    n_bytes: Option<usize>,
    sha256: Option<String>,
    seals: Option<Value>,
    /// What goes to stdout.
    printed: Vec<u8>,
    took: Duration,
}

impl Made {
    fn new(status: Status, findings: Vec<Diagnostic>) -> Made {
        Made {
            status,
            findings,
            notes: Vec::new(),
            n_pages: None,
            n_bytes: None,
            sha256: None,
            seals: None,
            printed: Vec::new(),
            took: Duration::ZERO,
        }
    }

    /// Tells of a file that is there.
    fn file(&mut self, bytes: &[u8], n_pages: usize, wants_digest: bool) {
        self.n_pages = Some(n_pages);
        self.n_bytes = Some(bytes.len());
        self.sha256 = wants_digest.then(|| sha256(bytes));
    }
}

/// What there is to make letters with.
struct Maker<'a> {
    build: &'a Build,
    letters: &'a Letters,
    workspace: Workspace,
    place: Place,
    epoch: Option<DateTime<FixedOffset>>,
    telling: Telling,
}

impl<'a> Maker<'a> {
    fn new(
        build: &'a Build,
        letters: &'a Letters,
        telling: Telling,
    ) -> anyhow::Result<Result<Maker<'a>, Diagnostic>> {
        let home = build.data.as_deref().map(ledger::folder);
        let output =
            build.output.as_deref().or(home.as_deref().filter(|_| makes_pdf(build)));
        let place =
            Place::parse(output, letters.are_many, ending(build), makes_pdf(build))?;
        let is_left_out = build.output.is_none() && matches!(place, Place::Stdout);
        if is_left_out && makes_pdf(build) && std::io::stdout().is_terminal() {
            anyhow::bail!("PDF 不能显示在终端里；加上 -o 文件，或者 > 文件");
        }
        let epoch = source_date_epoch()?;
        // With a ledger it is the template of its letters.
        let template = build.template.as_deref().filter(|_| build.data.is_none());
        let workspace = Workspace::new(template, build.font_dir.as_deref())?;
        let maker =
            |workspace| Maker { build, letters, workspace, place, epoch, telling };
        Ok(workspace.map(maker))
    }

    /// Says where everything goes, before anything is written.
    fn jobs(&self, files: &[LetterFile]) -> anyhow::Result<Vec<Job>> {
        let target = |file: &LetterFile| {
            let letter = self.place.asks_letters().then(|| self.letter(file)).flatten();
            self.place.target(file, letter.as_ref(), ending(self.build))
        };
        let targets: Vec<Option<PathBuf>> = files.par_iter().map(target).collect();
        let is_pdf = |file: &&LetterFile| {
            file.path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"))
        };
        if let Some(file) = files.iter().find(is_pdf) {
            anyhow::bail!("{} 是 PDF，不是信件；请写信件的 .toml", file.path.display());
        }
        let mut claims = Claims::new(files);
        for (file, target) in files.iter().zip(&targets) {
            let Some(target) = target else { continue };
            let claimer = file.path.display().to_string();
            claims.claim(target, &claimer, &self.place)?;
            if self.has_summary() {
                claims.claim(&target.with_extension("json"), &claimer, &self.place)?;
            }
        }
        for (option, path) in
            [("--seals", &self.build.seals), ("--report", &self.build.report)]
        {
            if let Some(path) = path {
                claims.claim(path, option, &self.place)?;
            }
        }
        let mut folders: Vec<&Path> =
            targets.iter().flatten().filter_map(|it| it.parent()).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            let folder = if folder == Path::new("") { Path::new(".") } else { folder };
            if self.place.makes_folders() {
                output::make_folder(folder)?;
            }
            output::tidy(folder);
        }
        let job = |(file, target): (&LetterFile, Option<PathBuf>)| Job {
            file: file.clone(),
            target,
        };
        Ok(files.iter().zip(targets).map(job).collect())
    }

    /// What a letter says in the version that is made, if it can be read at all; why it
    /// cannot is told later.
    fn letter(&self, file: &LetterFile) -> Option<Letter> {
        let opened = self.letters.open(file, &self.workspace);
        let (source, defaults) = opened.ok()?.ok()?;
        let letter = read(&source, defaults.as_ref(), &self.workspace).ok()?;
        if !self.build.public {
            return Some(letter);
        }
        let (mut public, _) = letter.public();
        public.sweep(&letter.private);
        Some(public)
    }

    fn timed(&self, job: &Job) -> anyhow::Result<Made> {
        let begun = Instant::now();
        let _watched = watchdog::begin(&job.file.path);
        let made = self.make(job)?;
        Ok(Made { took: begun.elapsed(), ..made })
    }

    fn make(&self, job: &Job) -> anyhow::Result<Made> {
        let refused = |found| Ok(Made::new(Status::Refused, found));
        let (source, defaults) = match self.letters.open(&job.file, &self.workspace)? {
            Ok(opened) => opened,
            Err(found) => return refused(found),
        };
        let recorded = Recorded::new(&self.workspace);
        let letter = match read(&source, defaults.as_ref(), &recorded) {
            Ok(letter) => letter,
            Err(stopped) => return refused(stopped.complaints),
        };
        let mut inputs = self.inputs();
        inputs.add(source.text().as_bytes());
        inputs.add(defaults.as_ref().map_or("", |defaults| defaults.text()).as_bytes());
        if let Err(found) = recorded.add_to(&mut inputs, &letter) {
            return refused(vec![found]);
        }
        let inputs = inputs.digest();
        let kept = self.kept(job, &inputs);
        if let Some((stamp, bytes)) = &kept
            // Who watches was told before.
            && (stamp.n_warnings == 0 || self.telling == Telling::Watching)
            && self.build.seals.is_none()
        {
            let mut made = Made::new(Status::Unchanged, Vec::new());
            made.file(bytes, stamp.n_pages, self.build.report.is_some());
            return Ok(made);
        }
        let compiled = match set(letter, self.version(), &recorded) {
            Ok(compiled) => compiled,
            Err(found) => return refused(found),
        };
        self.deliver(job, compiled, inputs, kept)
    }

    /// Everything besides files that makes a letter what it is.
    fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::new();
        inputs.add(&[self.build.public.into(), self.build.preprinted.into()]);
        let epoch = self.epoch.map(|epoch| epoch.to_rfc3339());
        inputs.add(epoch.unwrap_or_default().as_bytes());
        inputs
    }

    /// The PDF that is there already, if it was made from the same.
    fn kept(&self, job: &Job, inputs: &str) -> Option<(Stamp, Vec<u8>)> {
        let path =
            job.target.as_ref().filter(|_| !self.build.force && makes_pdf(self.build))?;
        let bytes = std::fs::read(path).ok()?;
        let stamp = Stamp::of(&bytes).filter(|stamp| stamp.inputs == inputs)?;
        stamp.has_beside(&path.with_extension("json")).then_some((stamp, bytes))
    }

    fn deliver(
        &self,
        job: &Job,
        compiled: Compiled,
        inputs: String,
        kept: Option<(Stamp, Vec<u8>)>,
    ) -> anyhow::Result<Made> {
        let file = &job.file.path;
        let n_pages = compiled.pages.pages.len();
        let mut made = Made::new(Status::Built, compiled.warnings.clone());
        made.notes = notes(file, &compiled, makes_pdf(self.build));
        if self.build.seals.is_some() {
            made.seals = Some(sidecar::seals(file, job.target.as_deref(), &compiled));
        }
        if let Some((_, bytes)) = kept {
            made.status = Status::Unchanged;
            made.file(&bytes, n_pages, self.build.report.is_some());
            return Ok(made);
        }
        let summary =
            self.has_summary().then(|| sidecar::text(&sidecar::summary(&compiled)));
        let bytes = match self.build.stage {
            Some(stage) => compiled.stage(stage).into_bytes(),
            None if self.build.layout_report => {
                report(&compiled.pages, &compiled.verdicts).into_bytes()
            }
            None => {
                let stamp = Stamp {
                    inputs,
                    n_pages,
                    n_warnings: made.findings.len() + made.notes.len(),
                    beside: summary.as_deref().map(sha256),
                };
                stamp.put_on(pdf(&compiled, &self.workspace, self.epoch)?)
            }
        };
        made.file(&bytes, n_pages, self.build.report.is_some());
        match &job.target {
            Some(path) => {
                // The PDF, which tells of its summary, comes last.
                if let Some(summary) = &summary {
                    output::write(&path.with_extension("json"), summary)?;
                }
                output::write(path, &bytes)?;
            }
            None => made.printed = bytes,
        }
        Ok(made)
    }

    fn version(&self) -> Version {
        Version { is_public: self.build.public, is_preprinted: self.build.preprinted }
    }

    /// Whether a JSON file goes beside each PDF.
    fn has_summary(&self) -> bool {
        self.build.public && makes_pdf(self.build)
    }
}

/// A letter's PDF, without a stamp.
pub(super) fn pdf(
    compiled: &Compiled,
    workspace: &Workspace,
    epoch: Option<DateTime<FixedOffset>>,
) -> anyhow::Result<Vec<u8>> {
    let fonts = workspace
        .fonts(&compiled.letter)
        .expect("the faces were opened when the letter was compiled");
    let meta = meta(compiled, epoch);
    Ok(export::pdf(&compiled.pages, &meta, fonts, Conformance::A2a)?)
}

/// What is done with what was made, letter after letter.
struct Run<'a> {
    build: &'a Build,
    teller: Teller,
    report: Option<Report>,
    tally: Tally,
    seals: Vec<Value>,
    worst: Outcome,
    /// The letters that have to be mended; few, or the clerk has other worries.
    refused: BTreeSet<PathBuf>,
    /// Whether no more letters are begun.
    is_stopped: bool,
    /// Why the run as a whole did not come about.
    error: Option<anyhow::Error>,
}

impl Run<'_> {
    fn take(&mut self, job: &Job, made: anyhow::Result<Made>) -> ControlFlow<()> {
        let record = match made {
            Ok(made) => self.made(job, made),
            Err(error) => self.failed(job, &error),
        };
        self.tally.count(record.status);
        if record.status == Status::Refused {
            self.worst = self.worst.max(Outcome::Attention);
            self.refused.insert(job.file.path.clone());
        }
        let is_bad = matches!(record.status, Status::Refused | Status::Failed);
        self.is_stopped |= is_bad && self.build.fail_fast;
        if let Some(Err(error)) = self.report.as_mut().map(|report| report.add(&record)) {
            self.error.get_or_insert(error);
            self.is_stopped = true;
        }
        if self.is_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn made(&mut self, job: &Job, made: Made) -> Record {
        let file = &job.file.path;
        self.teller.tell(file, &made.findings);
        self.teller.notes(&made.notes);
        match (made.status, &job.target) {
            (Status::Refused, _) => {
                self.teller.refused(file, made.findings.len(), job.target.as_deref())
            }
            (status, Some(target)) => self.teller.made(target, status, made.n_pages),
            (_, None) => {
                if let Err(error) = output::print_bytes(&made.printed) {
                    self.error.get_or_insert(error);
                    self.is_stopped = true;
                }
            }
        }
        self.seals.extend(made.seals);
        const MOST: usize = 1000;
        let found = made.findings.iter().take(MOST).map(diagnostic::json).collect();
        let (errors, warnings) = match made.status {
            Status::Refused => (found, Vec::new()),
            _ => (Vec::new(), found),
        };
        Record {
            letter: file.display().to_string(),
            output: job.target.clone().filter(|_| made.status != Status::Refused),
            status: made.status,
            n_pages: made.n_pages,
            n_bytes: made.n_bytes,
            sha256: made.sha256,
            warnings,
            errors,
            notes: made.notes.into_iter().map(|note| note.text).collect(),
            ms: milliseconds(made.took),
        }
    }

    fn failed(&mut self, job: &Job, error: &anyhow::Error) -> Record {
        let sentence = output::sentence(error);
        self.worst = Outcome::Failed;
        let is_everybodys = output::is_everybodys(error);
        // Those that were in work fare the same; it is enough to say so once.
        if !(is_everybodys && self.is_stopped) {
            output::complain(&format!("错误：{sentence}"));
        }
        self.is_stopped |= is_everybodys;
        Record {
            letter: job.file.path.display().to_string(),
            output: None,
            status: Status::Failed,
            n_pages: None,
            n_bytes: None,
            sha256: None,
            warnings: Vec::new(),
            errors: vec![json!({ "level": "error", "message": sentence })],
            notes: Vec::new(),
            ms: 0.0,
        }
    }

    fn finish(mut self, telling: Telling, begun: Instant) -> anyhow::Result<Outcome> {
        if let Some(path) = &self.build.seals {
            output::write(path, &sidecar::text(&self.seals.into()))?;
        }
        if let Some(report) = self.report.take() {
            report.finish(&self.tally, milliseconds(begun.elapsed()))?;
        }
        if telling == Telling::Many && makes_pdf(self.build) {
            output::complain(&self.tally.line());
        }
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.worst),
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}

/// Whether a PDF is asked for, and not what is on the way to it.
fn makes_pdf(build: &Build) -> bool {
    build.stage.is_none() && !build.layout_report
}

/// What the files are called. The public version has a name of its own, so that the other is
/// never sent in its place.
fn ending(build: &Build) -> Ending<'static> {
    let suffix = if build.public { "-公开" } else { "" };
    let extension = match build.stage {
        Some(stage) => stage.extension(),
        None if build.layout_report => "layout.txt",
        None => "pdf",
    };
    Ending { suffix, extension }
}

/// SOURCE_DATE_EPOCH, seconds since 1970, as reproducible builds have it.
pub(super) fn source_date_epoch() -> anyhow::Result<Option<DateTime<FixedOffset>>> {
    let Ok(value) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.trim().parse().ok().filter(|&seconds: &i64| seconds >= 0);
    let date = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    match date {
        // PDF writes years in four digits.
        Some(date) if date.year() <= 9999 => Ok(Some(date.fixed_offset())),
        _ => anyhow::bail!(
            "环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，而不是“{value}”"
        ),
    }
}
