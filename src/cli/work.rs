//! What is in work: which letters, since when, and what is done for each just now.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockResult};
use std::time::Instant;

use super::step::{Step, name};

/// The number of the run as a whole, whose time counts while no letter is in work.
const RUN: u64 = 0;

/// Something in work.
pub(super) struct Work {
    /// As it can be shown; empty for the run as a whole.
    pub(super) name: String,
    pub(super) since: Instant,
    pub(super) step: Step,
    /// Whether its time stands still, since somebody else is waited for.
    is_paused: bool,
}

/// All that is in work, by its number.
#[derive(Default)]
pub(super) struct InWork(BTreeMap<u64, Work>);

static IN_WORK: Mutex<InWork> = Mutex::new(InWork(BTreeMap::new()));

/// Files that were asked for and are written at the end.
static UNWRITTEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    /// What this thread works on.
    static MINE: Cell<u64> = const { Cell::new(RUN) };
}

/// Says that the run begins.
pub(super) fn begin_run() {
    in_work().0.insert(RUN, Work::new(String::new()));
}

/// A letter that is in work, on this thread, for as long as this lives.
pub(super) struct LetterWork(u64);

/// Says that work on a letter begins.
pub(super) fn begin(letter: &Path) -> LetterWork {
    let work = Work::new(name(letter));
    let mut in_work = in_work();
    let id = in_work.0.last_key_value().map_or(RUN, |(id, _)| *id) + 1;
    in_work.0.insert(id, work);
    MINE.set(id);
    LetterWork(id)
}

impl LetterWork {
    /// Counts the time anew: a part of the work is done.
    pub(super) fn go_on(&self) {
        mine(|work| work.since = Instant::now());
    }
}

impl Drop for LetterWork {
    fn drop(&mut self) {
        MINE.set(RUN);
        let mut in_work = in_work();
        in_work.0.remove(&self.0);
        if let Some(run) = in_work.0.get_mut(&RUN) {
            run.since = Instant::now();
        }
    }
}

/// Says what is done now for the letter that this thread works on.
pub(super) fn at(step: Step) {
    mine(|work| work.step = step);
}

/// Does something that may take as long as somebody else likes.
pub(super) fn unhurried<R>(wait: impl FnOnce() -> R) -> R {
    mine(|work| work.is_paused = true);
    let done = wait();
    mine(|work| (work.is_paused, work.since) = (false, Instant::now()));
    done
}

/// Says that a file is only written when the run ends by itself.
pub(super) fn written_at_the_end(file: &Path) {
    let mut unwritten = UNWRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    unwritten.push(name(file));
}

/// The files that are only written when the run ends by itself. Waits for nobody.
pub(super) fn unwritten() -> TryLockResult<MutexGuard<'static, Vec<String>>> {
    UNWRITTEN.try_lock()
}

/// All that is in work; waits for who changes it.
pub(super) fn in_work() -> MutexGuard<'static, InWork> {
    IN_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All that is in work, unless it is changed just now.
pub(super) fn in_work_now() -> TryLockResult<MutexGuard<'static, InWork>> {
    IN_WORK.try_lock()
}

fn mine(change: impl FnOnce(&mut Work)) {
    if let Some(work) = in_work().0.get_mut(&MINE.get()) {
        change(work);
    }
}

impl Work {
    fn new(name: String) -> Work {
        Work { name, since: Instant::now(), step: Step::Beginning, is_paused: false }
    }
}

impl InWork {
    /// What this thread works on, or else what takes longest.
    pub(super) fn mine(&self) -> Option<&Work> {
        let mine = MINE.try_with(Cell::get).unwrap_or(RUN);
        self.0.get(&mine).or_else(|| self.oldest())
    }

    /// What has been in work for the longest time.
    pub(super) fn oldest(&self) -> Option<&Work> {
        let letters = self.0.range(RUN + 1..).map(|(_, work)| work);
        let letters = letters.filter(|work| !work.is_paused);
        let run = self.0.get(&RUN).filter(|run| !run.is_paused && self.0.len() == 1);
        letters.min_by_key(|work| work.since).or(run)
    }
}
