//! Ends a run that does not end by itself: a template may loop for ever, or fill the memory.
//!
//! Nothing can stop a thread from outside, so the whole program ends. Files are written whole
//! or not at all, and a run after it makes what is missing.

use std::io::Write;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use super::Outcome;
use super::output;
use super::step::{Cause, Ended};
use super::work::{Work, begin_run, in_work, in_work_now, unwritten};

/// How often it looks.
const TICK: Duration = Duration::from_millis(50);

const GIB: usize = 1 << 30;

/// More memory than any letter takes, in bytes.
const MEMORY: usize = 4 * GIB;

/// How long one letter may take, unless another time is asked for. The longest of 200 pages
/// take a second.
pub(super) const USUAL: Duration = Duration::from_secs(60);

/// Whether there is a thread that looks.
static LIMIT: OnceLock<Duration> = OnceLock::new();

/// Begins to watch the run and the letters in it; the limit holds for each letter.
pub(super) fn start(limit: Duration) {
    if LIMIT.set(limit).is_ok() {
        begin_run();
        // Without the thread the letters are made all the same.
        let _ = thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
            loop {
                thread::sleep(TICK);
                look(limit);
            }
        });
    }
}

fn look(limit: Duration) {
    let in_work = in_work();
    let Some(work) = in_work.oldest() else { return };
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
    let in_work = in_work_now();
    match in_work.as_ref().ok().and_then(|in_work| in_work.mine()) {
        Some(work) => tell(work, cause),
        // Whoever changes what is in work needed the memory for that.
        None => _ = writeln!(std::io::stderr(), "错误：内存不够，已经停下"),
    }
    output::end(Outcome::Failed)
}

fn tell(work: &Work, cause: Cause) {
    let unwritten = unwritten();
    let unwritten = unwritten.as_ref().map_or(&[][..], |names| names);
    let ended = Ended { name: &work.name, step: &work.step, cause, unwritten };
    let _ = writeln!(std::io::stderr(), "{ended}");
}
