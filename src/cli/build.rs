//! `reply build`: letters in, PDFs out.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, FixedOffset};

use super::args::{Build, Format};
use super::workspace::{self, Workspace};
use super::{Outcome, output, wants_colour};
use crate::compile::Workspace as _;
use crate::compile::{Compiled, compile, meta};
use crate::diagnostic::{self, Diagnostic};
use crate::export::{self, Conformance};
use crate::letter;
use crate::source::Source;

/// Builds every letter; the worst of them is how the run ended.
pub(super) fn run(build: &Build) -> anyhow::Result<Outcome> {
    let single = build.files.len() == 1;
    if !single && build.output.as_deref().is_some_and(|path| !path.is_dir()) {
        anyhow::bail!("有几封信时，-o 须是已有的文件夹");
    }
    let epoch = source_date_epoch()?;
    let workspace =
        match Workspace::new(build.template.as_deref(), build.font_dir.as_deref())? {
            Ok(workspace) => workspace,
            Err(complaint) => {
                show(build, &[complaint]);
                return Ok(Outcome::Attention);
            }
        };
    let mut worst = Outcome::Done;
    for file in &build.files {
        let outcome = match one(build, file, &workspace, epoch) {
            Ok(outcome) => outcome,
            Err(error) if single => return Err(error),
            Err(error) => {
                output::complain(&format!("错误：{error:#}"));
                Outcome::Failed
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

fn one(
    build: &Build,
    file: &Path,
    workspace: &Workspace,
    epoch: Option<DateTime<FixedOffset>>,
) -> anyhow::Result<Outcome> {
    let opened = open(file)?;
    let compiled = opened
        .and_then(|(source, defaults)| compile(&source, defaults.as_ref(), workspace));
    let compiled = match compiled {
        Ok(compiled) => compiled,
        Err(complaints) => {
            show(build, &complaints);
            return Ok(Outcome::Attention);
        }
    };
    let (bytes, ending) = match build.stage {
        Some(stage) => (compiled.stage(stage).into_bytes(), None),
        None => (pdf(&compiled, workspace, epoch)?, Some("pdf")),
    };
    match target(build, file, ending) {
        Some(path) => output::write(&path, &bytes).map(|()| Outcome::Done),
        None => output::print_bytes(&bytes),
    }
}

/// The letter and its bureau's defaults.
type Opened = Result<(Source, Option<Source>), Vec<Diagnostic>>;

fn open(file: &Path) -> anyhow::Result<Opened> {
    let (name, bytes, folder) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("无法读取标准输入")?;
        ("标准输入".to_string(), bytes, PathBuf::new())
    } else {
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        (file.display().to_string(), workspace::read(file)?, folder)
    };
    let letter = letter::decode(&name, &bytes);
    let defaults = workspace::find_defaults(&folder)
        .map(|path| workspace::open_text(&path))
        .transpose()?
        .transpose();
    Ok(match (letter, defaults) {
        (Ok(letter), Ok(defaults)) => Ok((letter, defaults)),
        (letter, defaults) => {
            Err(letter.err().into_iter().chain(defaults.err()).collect())
        }
    })
}

fn pdf(
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

/// Where the output goes; nowhere is stdout.
fn target(build: &Build, file: &Path, ending: Option<&str>) -> Option<PathBuf> {
    let from_stdin = file == Path::new("-");
    match (&build.output, ending) {
        (Some(output), _) if output == Path::new("-") => None,
        (Some(output), Some(ending)) if output.is_dir() && !from_stdin => {
            Some(output.join(file.with_extension(ending).file_name()?))
        }
        (Some(output), _) => Some(output.clone()),
        (None, Some(ending)) if !from_stdin => Some(file.with_extension(ending)),
        (None, _) => None,
    }
}

fn show(build: &Build, complaints: &[Diagnostic]) {
    let colour = wants_colour(build.color);
    for complaint in complaints {
        output::complain(&match build.format {
            Format::Human => diagnostic::human(complaint, colour),
            Format::Short => diagnostic::short(complaint),
        });
    }
}

/// SOURCE_DATE_EPOCH, seconds since 1970, as reproducible builds have it.
fn source_date_epoch() -> anyhow::Result<Option<DateTime<FixedOffset>>> {
    let Ok(value) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.trim().parse().ok();
    let date = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    match date {
        Some(date) => Ok(Some(date.fixed_offset())),
        None => anyhow::bail!(
            "环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，而不是“{value}”"
        ),
    }
}
