//! `reply build`: letters in, PDFs out.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Datelike, FixedOffset};

use super::args::Build;
use super::tell::Teller;
use super::workspace::{self, Workspace};
use super::{Outcome, output, sidecar};
use crate::compile::Workspace as _;
use crate::compile::{Compiled, Version, compile_as, meta};
use crate::diagnostic::Diagnostic;
use crate::export::{self, Conformance};
use crate::layout::report;
use crate::letter;
use crate::source::Source;

/// Builds every letter; the worst of them is how the run ended.
pub(super) fn run(build: &Build) -> anyhow::Result<Outcome> {
    let files = letters(&build.files)?;
    let single = files.len() == 1;
    if !single && build.output.as_deref().is_some_and(|path| !path.is_dir()) {
        anyhow::bail!("有几封信时，-o 须是已有的文件夹");
    }
    check_targets(build, &files)?;
    let epoch = source_date_epoch()?;
    let mut teller = Teller::new(build.format, build.color);
    let workspace =
        match Workspace::new(build.template.as_deref(), build.font_dir.as_deref())? {
            Ok(workspace) => workspace,
            Err(finding) => {
                teller.tell(&[finding]);
                return Ok(Outcome::Attention);
            }
        };
    let mut worst = Outcome::Done;
    let mut seals = Vec::new();
    for file in &files {
        let outcome = match one(build, file, &workspace, epoch, &mut teller, &mut seals) {
            Ok(outcome) => outcome,
            Err(error) if single => return Err(error),
            Err(error) => {
                output::complain(&format!("错误：{}", output::sentence(&error)));
                Outcome::Failed
            }
        };
        worst = worst.max(outcome);
    }
    if let Some(path) = &build.seals {
        output::write(path, &sidecar::text(&seals.into()))?;
    }
    Ok(worst)
}

/// The letters that are meant. Patterns are for shells that leave `*` to the program, as
/// Windows' does. What they take in besides letters is left out: the defaults are no letter.
pub(super) fn letters(files: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for file in files {
        match file.to_str() {
            Some(pattern) if pattern.contains(['*', '?']) && !file.exists() => {
                let before = all.len();
                all.extend(glob::glob(pattern).into_iter().flatten().flatten());
                if all.len() == before {
                    anyhow::bail!("没有名字像 {pattern} 的文件");
                }
            }
            _ if file.is_dir() => anyhow::bail!(
                "{} 是文件夹；要生成里面的信，写作 reply build {}",
                file.display(),
                file.join("*.toml").display()
            ),
            _ => all.push(file.clone()),
        }
    }
    let is_letter = |path: &PathBuf| path.file_name() != Some("reply.toml".as_ref());
    if all.iter().any(is_letter) {
        all.retain(is_letter);
    }
    Ok(all)
}

/// No letter is written over, and no two of them are written to one file.
fn check_targets(build: &Build, files: &[PathBuf]) -> anyhow::Result<()> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for file in files {
        let Some(path) = target(build, file) else { continue };
        let shown = path.display();
        if files.iter().any(|letter| is_same(letter, &path)) {
            anyhow::bail!("无法写入 {shown}：这是信件本身；请换一个输出的文件");
        }
        if let Some(other) = taken.get(&path).filter(|other| **other != file.as_path()) {
            let (other, file) = (other.display(), file.display());
            anyhow::bail!("{other} 和 {file} 都会写到 {shown}；请分开生成");
        }
        taken.insert(path, file);
    }
    Ok(())
}

/// Whether two paths lead to one file that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn one(
    build: &Build,
    file: &Path,
    workspace: &Workspace,
    epoch: Option<DateTime<FixedOffset>>,
    teller: &mut Teller,
    seals: &mut Vec<serde_json::Value>,
) -> anyhow::Result<Outcome> {
    let opened = open(file)?;
    let version = Version { is_public: build.public, is_preprinted: build.preprinted };
    let compiled = opened.and_then(|(source, defaults)| {
        compile_as(version, &source, defaults.as_ref(), workspace)
    });
    let compiled = match compiled {
        Ok(compiled) => compiled,
        Err(complaints) => {
            teller.tell(&complaints);
            teller.refused(file, complaints.len());
            return Ok(Outcome::Attention);
        }
    };
    teller.tell(&compiled.warnings);
    teller.cuts(file, &compiled.cuts);
    let bytes = match build.stage {
        Some(stage) => compiled.stage(stage).into_bytes(),
        None if build.layout_report => {
            report(&compiled.pages, &compiled.compromises).into_bytes()
        }
        None => {
            teller.spacing(file, &compiled);
            pdf(&compiled, workspace, epoch)?
        }
    };
    let target = target(build, file);
    if build.seals.is_some() {
        seals.push(sidecar::seals(file, target.as_deref(), &compiled));
    }
    match target {
        Some(path) => {
            output::write(&path, &bytes)?;
            if build.public && makes_pdf(build) {
                let summary = sidecar::text(&sidecar::summary(&compiled));
                output::write(&path.with_extension("json"), &summary)?;
            }
            teller.made(&path, compiled.pages.pages.len());
            Ok(Outcome::Done)
        }
        None => output::print_bytes(&bytes),
    }
}

/// The letter and its bureau's defaults.
pub(super) type Opened = Result<(Source, Option<Source>), Vec<Diagnostic>>;

/// Reads a letter's file, and the defaults nearest to it.
pub(super) fn open(file: &Path) -> anyhow::Result<Opened> {
    let (name, bytes, folder) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(output::in_chinese)
            .context("无法读取标准输入")?;
        ("标准输入".to_string(), bytes, PathBuf::new())
    } else {
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        (file.display().to_string(), workspace::read(file)?, folder)
    };
    let letter = letter::decode(&name, &bytes);
    let defaults = workspace::find_defaults(&folder)
        .map(|path| workspace::open_text(&path))
        .transpose()?
        // A bureau may have nothing to say in it yet.
        .filter(|opened| !matches!(opened, Err(found) if found.code == "file-empty"))
        .transpose();
    Ok(match (letter, defaults) {
        (Ok(letter), Ok(defaults)) => Ok((letter, defaults)),
        (letter, defaults) => {
            Err(letter.err().into_iter().chain(defaults.err()).collect())
        }
    })
}

/// A letter as PDF.
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

/// Where the output goes; nowhere is stdout. Only files of their own kind have a name that
/// goes without saying.
fn target(build: &Build, file: &Path) -> Option<PathBuf> {
    let from_stdin = file == Path::new("-");
    let ending = if makes_pdf(build) { Some("pdf") } else { None };
    match (&build.output, ending) {
        (Some(output), _) if output == Path::new("-") => None,
        (Some(output), Some(ending)) if output.is_dir() && !from_stdin => {
            Some(output.join(named(build, file, ending).file_name()?))
        }
        (Some(output), _) => Some(output.clone()),
        (None, Some(ending)) if !from_stdin => Some(named(build, file, ending)),
        (None, _) => None,
    }
}

/// Whether a PDF is asked for, and not what is on the way to it.
fn makes_pdf(build: &Build) -> bool {
    build.stage.is_none() && !build.layout_report
}

/// The letter's name with another ending; its public version has a name of its own.
fn named(build: &Build, file: &Path, ending: &str) -> PathBuf {
    match file.file_stem() {
        Some(stem) if build.public => {
            let stem = stem.to_string_lossy();
            file.with_file_name(format!("{stem}-公开.{ending}"))
        }
        _ => file.with_extension(ending),
    }
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
