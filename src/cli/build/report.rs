//! `--report`: what became of every letter, for programs.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::super::args::Build;
use super::super::output;
use super::super::plan::Job;
use super::super::stop::Stop;
use super::deliver::Delivered;
use crate::diagnostic::{self, Diagnostic};
use crate::diagnostic::{json_line, one_line};

/// What became of a letter.
#[derive(Clone, Copy)]
pub(super) enum Status {
    /// It was made.
    Built,
    /// It was made, and is the file that is there already.
    Unchanged,
    /// It has to be mended first.
    Refused,
    /// The machine could not do it.
    Failed,
}

impl Status {
    pub(super) fn of(made: &Result<Delivered, Stop>) -> Status {
        match made {
            Ok(delivered) if delivered.is_unchanged => Status::Unchanged,
            Ok(_) => Status::Built,
            Err(Stop::Found(_)) => Status::Refused,
            Err(Stop::Machine(_)) => Status::Failed,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Status::Built => "built",
            Status::Unchanged => "unchanged",
            Status::Refused => "refused",
            Status::Failed => "failed",
        }
    }
}

/// How many letters came to what.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) n_letters: usize,
    /// By what they came to, in the order of [`Status`].
    pub(super) counts: [usize; 4],
    /// Those of the made and the unchanged ones that are drafts.
    pub(super) n_drafts: usize,
}

impl Tally {
    pub(super) fn count(&mut self, status: Status, is_draft: bool) {
        self.counts[status as usize] += 1;
        self.n_drafts += usize::from(is_draft);
    }

    /// Those that were not begun when the run was stopped.
    fn n_left(&self) -> usize {
        self.n_letters - self.counts.iter().sum::<usize>()
    }

    /// All of them in one line; the numbers add up.
    pub(super) fn line(&self) -> String {
        let [built, unchanged, refused, failed] = self.counts;
        let mut line = format!(
            "共 {} 封：生成 {built} 封，没有变化 {unchanged} 封，没有生成 {} 封",
            self.n_letters,
            refused + failed
        );
        if self.n_left() > 0 {
            line += &format!("，没有处理 {} 封", self.n_left());
        }
        if self.n_drafts > 0 {
            line += &format!("；其中送审稿 {} 封", self.n_drafts);
        }
        line
    }
}

/// How every report begins.
const HEAD: &[u8] = b"{\n  \"letters\": [";

/// Keeps what stops a run before its letters in the report, so that there always is one.
pub(super) fn kept<T>(build: &Build, done: Result<T, Stop>) -> Result<T, Stop> {
    let (Err(stop), Some(path)) = (&done, &build.report) else { return done };
    // It may be a letter, or the file that another thing was to be written to.
    let is_free = match std::fs::File::open(path) {
        Ok(file) => {
            let mut head = Vec::new();
            let read = file.take(HEAD.len() as u64).read_to_end(&mut head);
            read.is_ok() && head == HEAD
        }
        Err(_) => path == Path::new("-") || !path.exists(),
    };
    let written = || {
        let report = Report::open(path)?;
        report.close(&Tally::default(), Duration::ZERO, &errors(stop))
    };
    if is_free && let Err(error) = written() {
        output::fault(&error);
    }
    done
}

/// The report's file, which grows letter by letter and is put in its place at the end.
pub(super) struct Report {
    beside: output::Beside,
    is_first: bool,
}

impl Report {
    pub(super) fn open(path: &Path) -> anyhow::Result<Report> {
        output::make_folder_of(path)?;
        let mut beside = output::Beside::new(path)?;
        beside.write_all(HEAD)?;
        Ok(Report { beside, is_first: true })
    }

    /// Tells what became of a letter, and how long that took.
    pub(super) fn add(
        &mut self,
        job: &Job,
        made: &Result<Delivered, Stop>,
        took: Duration,
    ) -> anyhow::Result<()> {
        let delivered = made.as_ref().ok();
        let target = delivered.and_then(|it| it.target.as_ref());
        let notes =
            delivered.iter().flat_map(|it| &it.notes).map(|note| one_line(&note.text));
        let value = json!({
            "letter": job.file.path.display().to_string(),
            "output": target.map(|path| path.display().to_string()),
            "status": Status::of(made).name(),
            "draft": delivered.map(|it| it.is_draft),
            "pages": delivered.map(|it| it.n_pages),
            "bytes": delivered.map(|it| it.n_bytes),
            "sha256": delivered.and_then(|it| it.sha256.as_ref()),
            "warnings": delivered.map(|it| findings(&it.findings)).unwrap_or_default(),
            "errors": made.as_ref().err().map(errors).unwrap_or_default(),
            "notes": notes.collect::<Vec<_>>(),
            "ms": milliseconds(took),
        });
        let value = json_line(&value);
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        self.beside.write_all(format!("{comma}\n    {value}").as_bytes())
    }

    /// The letters' numbers, and the time of the whole run.
    pub(super) fn finish(self, tally: &Tally, took: Duration) -> anyhow::Result<()> {
        self.close(tally, took, &[])
    }

    /// Ends the report; `errors` are those of the run as a whole.
    fn close(
        mut self,
        tally: &Tally,
        took: Duration,
        errors: &[Value],
    ) -> anyhow::Result<()> {
        let [built, unchanged, refused, failed] = tally.counts;
        let errors = match errors {
            [] => String::new(),
            errors => format!("\n  \"errors\": {},", json_line(&json!(errors))),
        };
        let summary = json!({
            "letters": tally.n_letters,
            "built": built,
            "drafts": tally.n_drafts,
            "unchanged": unchanged,
            "refused": refused,
            "failed": failed,
            "left": tally.n_left(),
            "ms": milliseconds(took),
            "version": env!("CARGO_PKG_VERSION"),
        });
        self.beside.write_all(
            format!("\n  ],{errors}\n  \"summary\": {summary}\n}}\n").as_bytes(),
        )?;
        self.beside.put()
    }
}

fn errors(stop: &Stop) -> Vec<Value> {
    match stop {
        Stop::Found(found) => findings(found),
        Stop::Machine(error) => {
            vec![
                json!({ "level": "error", "message": one_line(&output::sentence(error)) }),
            ]
        }
    }
}

/// The first of very many.
fn findings(found: &[Diagnostic]) -> Vec<Value> {
    const MOST: usize = 1000;
    found.iter().take(MOST).map(diagnostic::json).collect()
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}
