//! `--report`: what became of every letter, for programs.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::output;

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) n_letters: usize,
    pub(super) n_built: usize,
    pub(super) n_unchanged: usize,
    /// To be mended, or not possible on this machine.
    pub(super) n_refused: usize,
    /// Those of them that were not possible.
    pub(super) n_failed: usize,
}

impl Tally {
    pub(super) fn count(&mut self, status: Status) {
        match status {
            Status::Built => self.n_built += 1,
            Status::Unchanged => self.n_unchanged += 1,
            Status::Refused => self.n_refused += 1,
            Status::Failed => {
                self.n_refused += 1;
                self.n_failed += 1;
            }
        }
    }

    /// Those that were not begun when the run was stopped.
    fn n_left(&self) -> usize {
        self.n_letters - self.n_built - self.n_unchanged - self.n_refused
    }

    /// All of them in one line; the numbers add up.
    pub(super) fn line(&self) -> String {
        let Tally { n_letters, n_built, n_unchanged, n_refused, .. } = self;
        let mut line = format!(
            "共 {n_letters} 封：生成 {n_built} 封，没有变化 {n_unchanged} 封，\
             没有生成 {n_refused} 封"
        );
        if self.n_left() > 0 {
            line += &format!("，没有做到 {} 封", self.n_left());
        }
        line
    }
}

/// What is told of one letter.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) letter: String,
    pub(super) output: Option<PathBuf>,
    pub(super) status: Status,
    pub(super) n_pages: Option<usize>,
    pub(super) n_bytes: Option<usize>,
    pub(super) sha256: Option<String>,
    pub(super) warnings: Vec<Value>,
    pub(super) errors: Vec<Value>,
    pub(super) notes: Vec<String>,
    pub(super) ms: f64,
}

/// SHA-256 in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The report's file, which grows letter by letter and is put in its place at the end.
pub(super) struct Report {
    beside: output::Beside,
    is_first: bool,
}

impl Report {
    pub(super) fn open(path: &Path) -> anyhow::Result<Report> {
        let mut beside = output::Beside::new(path)?;
        beside.write_all(b"{\n  \"letters\": [")?;
        Ok(Report { beside, is_first: true })
    }

    pub(super) fn add(&mut self, record: &Record) -> anyhow::Result<()> {
        let value = json!({
            "letter": record.letter,
            "output": record.output.as_ref().map(|path| path.display().to_string()),
            "status": record.status.name(),
            "pages": record.n_pages,
            "bytes": record.n_bytes,
            "sha256": record.sha256,
            "warnings": record.warnings,
            "errors": record.errors,
            "notes": record.notes,
            "ms": record.ms,
        });
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        self.beside.write_all(format!("{comma}\n    {value}").as_bytes())
    }

    /// The letters' numbers, and the time of the whole run in milliseconds.
    pub(super) fn finish(mut self, tally: &Tally, ms: f64) -> anyhow::Result<()> {
        let summary = json!({
            "letters": tally.n_letters,
            "built": tally.n_built,
            "unchanged": tally.n_unchanged,
            "refused": tally.n_refused - tally.n_failed,
            "failed": tally.n_failed,
            "left": tally.n_left(),
            "ms": ms,
            "version": env!("CARGO_PKG_VERSION"),
        });
        self.beside
            .write_all(format!("\n  ],\n  \"summary\": {summary}\n}}\n").as_bytes())?;
        self.beside.put()
    }
}
