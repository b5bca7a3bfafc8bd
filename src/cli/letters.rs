//! Which letters are meant by what was typed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use glob::MatchOptions;

use super::defaults;
use super::endings::{self, Passed};
use super::files;
use super::names::file_name;
use super::step::Step;
use super::stop::{Stop, both};
use super::work;
use super::workspace::Workspace;
use super::{Outcome, output};
use crate::diagnostic::one_line;
use crate::ledger::{Form, Ledger, Row, stem};
use crate::source::Source;

/// The letters of a run, in the order in which they were typed.
pub(super) struct Letters {
    /// Each once.
    pub(super) files: Vec<LetterFile>,
    /// Whether more than one may be meant: not only how many there happen to be in a folder.
    pub(super) are_many: bool,
    /// Where they come from, if that is a ledger.
    pub(super) rows: Option<Rows>,
    /// Failed if there may be more, in a folder that cannot be read; that was told.
    pub(super) outcome: Outcome,
}

/// A ledger, and the template of the letters that are made of its rows.
pub(super) struct Rows {
    pub(super) ledger: Ledger,
    pub(super) form: Form,
}

/// A letter's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LetterFile {
    /// As one would type it; `-` is stdin.
    pub(super) path: PathBuf,
    /// The folder it is in, from the folder that was typed; empty for a file that was typed.
    pub(super) below: PathBuf,
    /// The row of the ledger that it is made of, counted from 0, if it is no file by itself.
    row: Option<usize>,
    /// What is made of it is called after this.
    pub(super) stem: String,
}

impl LetterFile {
    /// Whether it comes in at stdin.
    pub(super) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    fn new(path: PathBuf, below: &Path) -> LetterFile {
        let stem = match path == Path::new("-") {
            true => "标准输入".to_owned(),
            false => endings::stem(&path),
        };
        LetterFile { path, below: below.to_path_buf(), row: None, stem }
    }
}

impl Letters {
    /// Those that are meant: the rows of a ledger, or files.
    pub(super) fn meant(
        rows: Option<Rows>,
        paths: &[PathBuf],
    ) -> anyhow::Result<Letters> {
        rows.map_or_else(|| letters(paths), |rows| Ok(Letters::of_rows(rows)))
    }

    /// A letter for each row of a ledger.
    fn of_rows(rows: Rows) -> Letters {
        let file = |(idx, row)| LetterFile {
            path: rows.ledger.title(row).into(),
            below: PathBuf::new(),
            row: Some(idx),
            stem: file_name(&stem(&rows.ledger, row)),
        };
        let files = rows.ledger.rows.iter().enumerate().map(file).collect();
        Letters { files, are_many: true, rows: Some(rows), outcome: Outcome::Done }
    }

    /// The row of the ledger that a letter is made of.
    pub(super) fn row(&self, file: &LetterFile) -> Option<(&Ledger, &Row)> {
        let rows = self.rows.as_ref()?;
        Some((&rows.ledger, rows.ledger.rows.get(file.row?)?))
    }

    /// Reads a letter, and the defaults nearest to it.
    pub(super) fn open(
        &self,
        file: &LetterFile,
        workspace: &Workspace,
    ) -> Result<(Source, Option<Source>), Stop> {
        let (Some(row), Some(rows)) = (file.row, &self.rows) else {
            return workspace.open(&file.path);
        };
        let template = one_line(rows.form.template()).into_owned();
        work::at(Step::Filling(template, rows.form.is_own()));
        let letter = rows.form.letter(&rows.ledger, &rows.ledger.rows[row]);
        both(letter.map_err(Stop::from), workspace.defaults_of(&file.path))
    }
}

/// Finds the letters: files, patterns, and all letters of folders and the folders in them.
/// Patterns are for shells that leave `*` to the program, as Windows' does. What they and
/// folders take in besides letters is left out: the defaults are no letter.
pub(super) fn letters(paths: &[PathBuf]) -> anyhow::Result<Letters> {
    let mut files = Vec::new();
    let mut are_many = paths.len() > 1;
    let mut passed = Passed::default();
    let mut outcome = Outcome::Done;
    for path in paths {
        match path.to_str() {
            Some(pattern) if pattern.contains(['*', '?']) && !path.exists() => {
                are_many = true;
                let before = files.len();
                // Brackets are common in names, and not told of as signs.
                let brackets = |ch| matches!(ch, '[' | ']');
                let escaped = pattern.chars().map(|ch| match brackets(ch) {
                    true => format!("[{ch}]"),
                    false => ch.to_string(),
                });
                // 信.TOML is one of *.toml.
                let options =
                    MatchOptions { case_sensitive: false, ..MatchOptions::new() };
                let found = glob::glob_with(&escaped.collect::<String>(), options)
                    .into_iter()
                    .flatten()
                    .flatten();
                let found = found.filter(|path| !path.is_dir());
                files.extend(found.map(|path| LetterFile::new(path, Path::new(""))));
                if files.len() == before {
                    anyhow::bail!("没有名字像 {pattern} 的文件");
                }
            }
            _ if path.is_dir() => {
                are_many = true;
                let below = Path::new("");
                outcome = outcome.max(folder(path, below, &mut files, &mut passed));
            }
            _ => {
                if let Some(meant) = endings::meant(path) {
                    let (typed, meant) = (path.display(), meant.display());
                    anyhow::bail!("没有“{typed}”这个文件；是不是 {meant}");
                }
                files.push(LetterFile::new(path.clone(), Path::new("")));
            }
        }
    }
    files.retain(|file| !endings::is_like_defaults(&file.path));
    passed.tell();
    let folders: BTreeSet<&Path> =
        files.iter().filter_map(|file| file.path.parent()).collect();
    folders.into_iter().for_each(|it| endings::tell_defaults(&defaults::places(it)));
    let mut seen = BTreeSet::new();
    // One file may be reached by several ways.
    let whole = |file: &LetterFile| file.path.canonicalize().ok();
    files.retain(|file| seen.insert(whole(file).unwrap_or_else(|| file.path.clone())));
    if let [only] = paths
        && files.is_empty()
        && !only.is_dir()
    {
        anyhow::bail!("{} 是各封信的默认内容，不是一封信", only.display());
    }
    if files.is_empty() && outcome == Outcome::Failed {
        anyhow::bail!("没有读到信件");
    }
    if files.is_empty() {
        let shown: Vec<String> =
            paths.iter().map(|path| path.display().to_string()).collect();
        anyhow::bail!("{} 里没有信件（.toml 文件）", shown.join("、"));
    }
    Ok(Letters { files, are_many, rows: None, outcome })
}

/// The letters of a folder and those in it. One that cannot be read is told, and keeps nobody
/// from the others.
fn folder(
    path: &Path,
    below: &Path,
    files: &mut Vec<LetterFile>,
    passed: &mut Passed,
) -> Outcome {
    let entries = match files::entries(path, "文件夹") {
        Ok(entries) => entries,
        Err(error) => {
            output::fault(&error);
            return Outcome::Failed;
        }
    };
    let mut outcome = Outcome::Done;
    for entry in entries {
        let Some(name) = entry.file_name() else { continue };
        let shown = name.to_string_lossy();
        // What is hidden is the business of tools.
        if shown.starts_with('.') {
            continue;
        }
        // A link may lead back to where it is, or nowhere; the latter is told as a letter's.
        match entry.is_dir() {
            true if !entry.is_symlink() => {
                let below = below.join(name);
                outcome = outcome.max(folder(&entry, &below, files, passed));
            }
            false if endings::is_toml(&entry) => {
                let path = entry.strip_prefix(".").map(Path::to_path_buf);
                files.push(LetterFile::new(path.unwrap_or(entry.clone()), below));
            }
            false => passed.add(&entry),
            true => {}
        }
    }
    outcome
}
