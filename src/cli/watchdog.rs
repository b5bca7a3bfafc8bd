//! Ends a run that does not end by itself: a template may loop for ever, or fill the memory.
//!
//! Nothing can stop a thread from outside, so the whole program ends. Files are written whole
//! or not at all, and a run after it makes what is missing.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::Outcome;
use super::output;
use super::step::{Cause, Ended, Step, name};

/// How often it looks.
const TICK: Duration = Duration::from_millis(50);

const GIB: usize = 1 << 30;

/// More memory than any letter takes, in bytes.
const MEMORY: usize = 4 * GIB;

/// How long one letter may take, unless another time is asked for. The longest of 200 pages
/// take a second.
pub(super) const USUAL: Duration = Duration::from_secs(60);

/// The work of the run as a whole, which counts while no letter is in work.
const RUN: u64 = 0;

/// Something in work.
struct Work {
    /// As it can be shown.
    name: String,
    since: Instant,
    step: Step,
    /// Whether its time stands still, since somebody else is waited for.
    is_paused: bool,
}

static IN_WORK: Mutex<BTreeMap<u64, Work>> = Mutex::new(BTreeMap::new());

/// Files that were asked for and are written at the end.
static UNWRITTEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Whether there is a thread that looks.
static LIMIT: OnceLock<Duration> = OnceLock::new();

thread_local! {
    /// What this thread works on.
    static MINE: Cell<u64> = const { Cell::new(RUN) };
}

/// Begins to watch the run and the letters in it; the limit holds for each letter.
pub(super) fn start(limit: Duration) {
    if LIMIT.set(limit).is_ok() {
        in_work().insert(RUN, work(String::new()));
        // Without the thread the letters are made all the same.
        let _ = thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
            loop {
                thread::sleep(TICK);
                look(limit);
            }
        });
    }
}

/// A letter that is in work, on this thread, for as long as this lives.
pub(super) struct InWork(u64);

/// Says that work on a letter begins.
pub(super) fn begin(letter: &Path) -> InWork {
    let work = work(name(letter));
    let mut in_work = in_work();
    let id = in_work.last_key_value().map_or(RUN, |(id, _)| *id) + 1;
    in_work.insert(id, work);
    MINE.set(id);
    InWork(id)
}

fn work(name: String) -> Work {
    Work { name, since: Instant::now(), step: Step::Beginning, is_paused: false }
}

impl InWork {
    /// Counts the time anew: a part of the work is done.
    pub(super) fn go_on(&self) {
        mine(|work| work.since = Instant::now());
    }
}

impl Drop for InWork {
    fn drop(&mut self) {
        MINE.set(RUN);
        let mut in_work = in_work();
        in_work.remove(&self.0);
        if let Some(run) = in_work.get_mut(&RUN) {
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

fn mine(change: impl FnOnce(&mut Work)) {
    if let Some(work) = in_work().get_mut(&MINE.get()) {
        change(work);
    }
}

fn in_work() -> MutexGuard<'static, BTreeMap<u64, Work>> {
    IN_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What has been in work for the longest time.
fn oldest(in_work: &BTreeMap<u64, Work>) -> Option<&Work> {
    let letters = in_work.range(RUN + 1..).map(|(_, work)| work);
    let letters = letters.filter(|work| !work.is_paused);
    let run = in_work.get(&RUN).filter(|run| !run.is_paused && in_work.len() == 1);
    letters.min_by_key(|work| work.since).or(run)
}

fn look(limit: Duration) {
    let in_work = in_work();
    let Some(work) = oldest(&in_work) else { return };
    let memory = memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem);
    let cause = if work.since.elapsed() > limit {
        Cause::Time(limit.as_secs())
    } else if memory > MEMORY {
        Cause::Memory(MEMORY / GIB)
    } else {
        return;
    };
    tell(work, cause);
    output::end(Outcome::Failed)
}

/// Ends the run when memory cannot be had. Allocates nothing.
pub(super) fn out_of_memory(cause: Cause) -> ! {
    // Held by a thread that changes it just now, there is not more to say than this.
    let in_work = IN_WORK.try_lock();
    let mine = MINE.try_with(Cell::get).unwrap_or(RUN);
    let work = in_work.as_ref().ok().and_then(|all| all.get(&mine).or(oldest(all)));
    match work {
        Some(work) => tell(work, cause),
        None => {
            let _ = writeln!(std::io::stderr(), "错误：内存不够，已经停下");
        }
    }
    output::end(Outcome::Failed)
}

fn tell(work: &Work, cause: Cause) {
    let unwritten = UNWRITTEN.try_lock();
    let unwritten = unwritten.as_ref().map_or(&[][..], |names| names);
    let ended = Ended { name: &work.name, step: &work.step, cause, unwritten };
    let _ = writeln!(std::io::stderr(), "{ended}");
}
