//! Which letters a run goes over, and where what is made of each goes. All of it is known
//! before anything is written.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::inputs::{Inputs, may_be_named};
use super::letters::LetterFile;
use super::paths::folder_of;
use super::place::{Place, Target};
use super::way::{Way, way};
use super::{names, output};
use crate::diagnostic::Diagnostic;

/// A letter, and the file that is made of it.
pub(super) struct Job<'a> {
    pub(super) file: &'a LetterFile,
    /// Nowhere is stdout, or a file for all letters.
    pub(super) target: Option<PathBuf>,
    /// Where it goes if it turns out to be a draft; none for the same place.
    pub(super) draft: Option<PathBuf>,
    /// Why it has no name.
    pub(super) nameless: Option<Diagnostic>,
}

impl<'a> Job<'a> {
    /// Letters that get no files of their own.
    pub(super) fn without_targets(files: &'a [LetterFile]) -> Vec<Job<'a>> {
        files.iter().map(|file| Job::new(file, Target::default())).collect()
    }

    fn new(file: &'a LetterFile, target: Target) -> Job<'a> {
        let Target { path, draft, nameless } = target;
        Job { file, target: path, draft, nameless }
    }

    /// Where it goes, now that it is known whether it is a draft.
    pub(super) fn target(&self, is_draft: bool) -> Option<&Path> {
        let draft = self.draft.as_ref().filter(|_| is_draft);
        draft.or(self.target.as_ref()).map(PathBuf::as_path)
    }

    /// Where it would go if it were a draft and is none, or the other way round.
    pub(super) fn other(&self, is_draft: bool) -> Option<&Path> {
        self.draft.as_ref().and(self.target(!is_draft))
    }
}

/// Letters and their files: none is written over, and no two things go to one file.
pub(super) struct Plan<'a, 'p> {
    pub(super) jobs: Vec<Job<'a>>,
    place: &'p Place,
    what: What,
    /// The letters.
    letters: Inputs,
    /// Everything that is written.
    targets: Vec<PathBuf>,
    /// Who goes to which file.
    taken: BTreeMap<String, String>,
}

/// What is made, in the words of complaints.
#[derive(Clone, Copy)]
pub(super) struct What {
    /// What of a letter goes to a file, if not the letter itself.
    pub(super) part: &'static str,
    /// How it is made.
    pub(super) verb: &'static str,
}

impl<'a, 'p> Plan<'a, 'p> {
    /// Finds out where each letter goes.
    pub(super) fn new(
        files: &'a [LetterFile],
        place: &'p Place,
        what: What,
        target: impl Fn(&LetterFile) -> Target + Sync,
    ) -> anyhow::Result<Plan<'a, 'p>> {
        let mut letters = Inputs::default();
        files.iter().for_each(|file| letters.add(&file.path));
        let job = |file| Job::new(file, target(file));
        // Where the system gives no more threads, this one does it.
        let jobs: Vec<Job> = match rayon::ThreadPoolBuilder::new().build() {
            Ok(pool) => pool.install(|| files.par_iter().map(job).collect()),
            Err(_) => files.iter().map(job).collect(),
        };
        let taken = BTreeMap::new();
        let targets = Vec::new();
        let mut plan = Plan { jobs: Vec::new(), place, what, letters, targets, taken };
        for Job { file, target, nameless, .. } in &jobs {
            match target {
                Some(target) => plan.claim(target, &file.path.display().to_string())?,
                None if nameless.is_some() => {}
                None => plan.reserve(Path::new("-"))?,
            }
        }
        Ok(Plan { jobs, ..plan })
    }

    /// Claims a file that is written beside each letter's own.
    pub(super) fn claim_beside(
        &mut self,
        beside: impl Fn(&Path) -> PathBuf,
    ) -> anyhow::Result<()> {
        let besides: Vec<(PathBuf, String)> = self
            .jobs
            .iter()
            .filter_map(|job| {
                Some((beside(job.target.as_ref()?), job.file.path.display().to_string()))
            })
            .collect();
        besides.iter().try_for_each(|(path, claimer)| self.claim(path, claimer))
    }

    /// Claims the files of drafts. What a letter is decides it only where another's file would
    /// be met: nobody should wait for that.
    pub(super) fn claim_drafts(
        &mut self,
        is_draft: impl Fn(&LetterFile) -> bool,
    ) -> anyhow::Result<()> {
        let mut jobs = std::mem::take(&mut self.jobs);
        for job in &mut jobs {
            let Some(draft) = &job.draft else { continue };
            let is_free = !self.taken.contains_key(&self.key(draft));
            match is_free || is_draft(job.file) {
                true => self.claim(draft, &job.file.path.display().to_string())?,
                false => job.draft = None,
            }
        }
        self.jobs = jobs;
        Ok(())
    }

    /// Claims a file for a letter, or for something else of this name.
    pub(super) fn claim(&mut self, path: &Path, claimer: &str) -> anyhow::Result<()> {
        let shown = path.display();
        self.reserve(path)?;
        match self.taken.insert(self.key(path), claimer.to_owned()) {
            Some(other) => {
                let What { part, verb } = self.what;
                let cure = match self.place {
                    Place::Pattern(_) => {
                        "请在 -o 里加上 {number} 一类能区分各封信的内容".to_owned()
                    }
                    _ => format!("请分开{verb}"),
                };
                anyhow::bail!("{other} 和 {claimer} {part}都会写到 {shown}；{cure}")
            }
            None => Ok(()),
        }
    }

    /// What paths of one file have in common.
    fn key(&self, path: &Path) -> String {
        // Two links may lead to one file.
        let real = match way(path) {
            Ok(Way::File(real)) => real,
            _ => path.to_owned(),
        };
        let key = plain(&real).to_string_lossy().into_owned();
        // Names that we make may go to machines that do not tell a from A.
        match self.place.makes_names() {
            true => names::key(&key),
            false => key.nfc().collect(),
        }
    }

    /// Notes a file that is written; it is no letter.
    pub(super) fn reserve(&mut self, path: &Path) -> anyhow::Result<()> {
        self.targets.push(path.to_owned());
        self.letters.refuse(path)
    }

    /// Refuses to write what the run reads besides the letters. To know what that is takes as
    /// long as to read all letters, so it is asked only if a file is there that may be it.
    pub(super) fn protect(&self, named: impl FnOnce() -> Inputs) -> anyhow::Result<()> {
        let there = self.targets.iter().filter(|target| may_be_named(target));
        let there: Vec<_> = there.collect();
        if there.is_empty() {
            return Ok(());
        }
        let named = named();
        there.into_iter().try_for_each(|target| named.refuse(target))
    }

    /// Makes the folders of the files, where that is meant, and clears away what killed runs
    /// left in them.
    pub(super) fn prepare(&self) -> anyhow::Result<()> {
        if let Place::File(path) = self.place {
            output::make_folder_of(path)?;
        }
        let targets = self.jobs.iter().filter_map(|job| job.target.as_deref());
        let mut folders: Vec<&Path> = targets.map(folder_of).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            if self.place.makes_names() {
                output::make_folder(folder)?;
            }
            output::tidy(folder);
        }
        Ok(())
    }
}

/// A path without `.`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}
