//! What is only seen when the letters of a run are compared: one number on letters about
//! different proposals, and a proposal that is answered twice.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::args::Pace;
use super::batch;
use super::letters::{LetterFile, Letters};
use super::walk::{AHEAD, n_threads};
use super::work;
use super::workspace::Workspace;
use crate::diagnostic::Diagnostic;
use crate::letter::{self, Answer, Letter, Numbered};
use crate::source::Span;

/// As many other places are shown with one.
const MOST: usize = 3;

/// What was found by comparing, for each letter by its path.
#[derive(Default)]
pub(super) struct Compared {
    /// Letters that are not made, since others have their number.
    numbers: BTreeMap<PathBuf, Diagnostic>,
    /// The places of the proposal in other letters to the same addressee.
    twins: BTreeMap<PathBuf, Vec<Span>>,
}

impl Compared {
    /// Compares all letters. Only what they answer is kept of each, and those that are alike
    /// are read once more for their places.
    pub(super) fn new(
        letters: &Letters,
        workspace: &Workspace,
        pace: Pace,
    ) -> anyhow::Result<Compared> {
        let files = &letters.files;
        if files.len() < 2 {
            return Ok(Compared::default());
        }
        let answers = answers(letters, workspace, pace)?;
        let numbers = letter::with_one_number(&answers);
        let twins = letter::to_one_addressee(&answers);
        let alike = numbers.iter().chain(&twins).flatten().copied();
        let alike: BTreeSet<usize> = alike.collect();
        let places = |idx| {
            let letter = read(letters, &files[idx], workspace)?;
            Some((idx, Places::new(&letter)))
        };
        let places = Alike {
            answers: &answers,
            places: alike.into_iter().filter_map(places).collect(),
        };
        let path = |idx: usize| files[idx].path.clone();
        let numbers = each_of(&numbers).filter_map(|(own, group)| {
            Some((path(own), places.number_twice(own, group)?))
        });
        let twins =
            each_of(&twins).map(|(own, group)| (path(own), places.twins(own, group)));
        Ok(Compared { numbers: numbers.collect(), twins: twins.collect() })
    }

    /// Why a letter is not made.
    pub(super) fn number_twice(&self, letter: &Path) -> Option<&Diagnostic> {
        self.numbers.get(letter)
    }

    /// The places of its proposal in other letters.
    pub(super) fn twins(&self, letter: &Path) -> &[Span] {
        self.twins.get(letter).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Each letter of each group, with its group.
fn each_of(groups: &[Vec<usize>]) -> impl Iterator<Item = (usize, &Vec<usize>)> {
    groups.iter().flat_map(|group| group.iter().map(move |&own| (own, group)))
}

/// What the letters of a run answer.
fn answers(
    letters: &Letters,
    workspace: &Workspace,
    pace: Pace,
) -> anyhow::Result<Vec<Option<Answer>>> {
    let mut answers = Vec::new();
    batch::in_order(
        &letters.files,
        n_threads(pace),
        AHEAD,
        |file| read(letters, file, workspace).and_then(|letter| letter.answer()),
        |_, answer| {
            answers.push(answer);
            ControlFlow::Continue(())
        },
        |_| {},
    )?;
    Ok(answers)
}

/// The letters that are like others. Letters are meant by their index.
struct Alike<'a> {
    answers: &'a [Option<Answer>],
    places: BTreeMap<usize, Places>,
}

impl Alike<'_> {
    /// The complaint about a letter that has its number with these.
    fn number_twice(&self, own: usize, group: &[usize]) -> Option<Diagnostic> {
        let answer = self.answers[own].as_ref()?;
        let is_other = |idx: &&usize| {
            let other = self.answers[**idx].as_ref();
            other.is_some_and(|other| !answer.has_proposal_of(other))
        };
        let others = group.iter().filter(is_other);
        let others = others.filter_map(|idx| Some(&self.places.get(idx)?.numbered));
        let others: Vec<&Numbered> = others.take(MOST).collect();
        Some(letter::number_twice(&self.places.get(&own)?.numbered, &others))
    }

    /// Where the others of these answer the same proposal.
    fn twins(&self, own: usize, group: &[usize]) -> Vec<Span> {
        let others = group.iter().filter(|idx| **idx != own).take(MOST);
        others.filter_map(|idx| Some(self.places.get(idx)?.proposal.clone())).collect()
    }
}

/// The places in a letter that findings about it and others point to.
struct Places {
    numbered: Numbered,
    proposal: Span,
}

impl Places {
    fn new(letter: &Letter) -> Places {
        let number = &letter.proposal.number;
        let proposal = number.place(0..number.chars().count());
        Places { numbered: letter.numbered(), proposal }
    }
}

/// A letter, as far as it can be read; what is wrong with it is told when it is made.
fn read(letters: &Letters, file: &LetterFile, workspace: &Workspace) -> Option<Letter> {
    let _in_work = work::begin(&file.path);
    let read = || {
        let (source, defaults) = letters.open(file, workspace).ok()?;
        letter::attempt(&source, defaults.as_ref()).0
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}
