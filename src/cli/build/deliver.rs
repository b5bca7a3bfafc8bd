//! Makes a letter and puts its files in their places, unless the same ones are there already.

use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::super::args::Build;
use super::super::output;
use super::super::plan::Job;
use super::super::published;
use super::super::sidecar;
use super::super::step::{Step, name};
use super::super::stop::Stop;
use super::super::tell::{Note, for_people, notes};
use super::super::work;
use super::make::Maker;
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;

/// What there is to tell of a letter that was made.
pub(super) struct Delivered {
    /// Where it went; nowhere is stdout.
    pub(super) target: Option<PathBuf>,
    /// Whether it is a draft.
    pub(super) is_draft: bool,
    /// Whether the same file was there already.
    pub(super) is_unchanged: bool,
    /// What someone should look at.
    pub(super) findings: Vec<Diagnostic>,
    pub(super) notes: Vec<Note>,
    pub(super) n_pages: usize,
    pub(super) n_bytes: usize,
    /// If the report is to have it.
    pub(super) sha256: Option<String>,
    /// The places of its seals, if they are asked for.
    pub(super) seals: Option<Value>,
    /// What goes to stdout.
    pub(super) printed: Vec<u8>,
}

/// Makes a letter, and writes what was made.
pub(super) fn deliver(maker: &Maker, job: &Job) -> Result<Delivered, Stop> {
    let (compiled, bytes) = maker.make(job.file)?;
    let (build, path) = (maker.build, &job.file.path);
    let is_draft = compiled.letter.is_draft();
    let target = job.target(is_draft);
    let summary = maker.has_summary().then(|| sidecar::summary(&compiled));
    published::check(
        &compiled,
        published(build, job, target, &compiled, summary.as_ref()),
    )?;
    let seals = || sidecar::seals(path, target, &compiled);
    let mut delivered = Delivered {
        target: target.map(Path::to_owned),
        is_draft,
        is_unchanged: false,
        notes: notes(path, &compiled, maker.kind),
        n_pages: compiled.pages.pages.len(),
        n_bytes: bytes.len(),
        sha256: build.report.as_ref().map(|_| sha256(&bytes)),
        seals: build.seals.as_ref().map(|_| seals()),
        printed: Vec::new(),
        findings: Vec::new(),
    };
    match target {
        None => delivered.printed = bytes,
        Some(target) => {
            work::at(Step::Writing(name(target)));
            let mut files = vec![(target.to_owned(), bytes)];
            if let Some(summary) = summary {
                files.insert(0, (sidecar::path(target), sidecar::text(&summary)));
            }
            delivered.is_unchanged = !put(&files, build.force)?;
        }
    }
    if !delivered.is_unchanged {
        delivered.notes.extend(older(job, is_draft));
    }
    delivered.findings = compiled.warnings;
    Ok(delivered)
}

/// What is said of a file that was made when the letter was a draft, or was none yet.
fn older(job: &Job, is_draft: bool) -> Option<Note> {
    let other = job.other(is_draft).filter(|other| other.exists())?.display();
    Some(for_people(match is_draft {
        true => format!("{other} 是以前生成的，不是这次的送审稿"),
        false => format!("{other} 是定稿以前的送审稿，不再有用"),
    }))
}

/// The texts that go with a letter's pages, each with what it is.
fn published(
    build: &Build,
    job: &Job,
    target: Option<&Path>,
    compiled: &Compiled,
    summary: Option<&Value>,
) -> Vec<(&'static str, String)> {
    let names = |target: &Path| published::names(target, build.making.output.as_deref());
    let mut names: Vec<String> = target.into_iter().flat_map(names).collect();
    let seals = build.seals.as_ref().map(|_| &compiled.pages.seals);
    // The file about seals names the letter.
    names.extend(seals.iter().flat_map(|_| published::names(&job.file.path, None)));
    let owners = seals.into_iter().flatten().map(|seal| seal.authority.clone());
    let said = summary.iter().flat_map(|summary| published::strings(summary));
    let names = names.into_iter().map(|name| ("文件名", name));
    let said = said.map(|text| ("JSON 里的", text));
    names.chain(said).chain(owners.map(|owner| ("印章", owner))).collect()
}

/// Writes files that belong together, unless all of them are there already; whether it did.
fn put(files: &[(PathBuf, Vec<u8>)], is_forced: bool) -> anyhow::Result<bool> {
    let is_there = |(path, bytes): &(PathBuf, Vec<u8>)| output::holds(path, bytes);
    if !is_forced && files.iter().all(is_there) {
        files.iter().for_each(|(path, _)| output::touch(path));
        return Ok(false);
    }
    files.iter().try_for_each(|(path, bytes)| output::write(path, bytes))?;
    Ok(true)
}

/// SHA-256 in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
