//! Ends a run that does not end by itself: a template may loop for ever, or fill the memory.
//!
//! Nothing can stop a thread from outside, so the whole program ends. Files are written whole
//! or not at all, and a run after it makes what is missing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use super::Outcome;
use super::output;

/// How often it looks.
const TICK: Duration = Duration::from_millis(50);

/// More memory than any letter takes, in bytes.
const MEMORY: usize = 4 << 30;

/// How long one letter may take, unless another time is asked for. The longest of 200 pages
/// take a second.
pub(super) const USUAL: Duration = Duration::from_secs(60);

/// What is in work, and since when.
static IN_WORK: Mutex<BTreeMap<u64, (PathBuf, Instant)>> = Mutex::new(BTreeMap::new());

/// Whether there is a thread that looks, and how long a letter may take.
static LIMIT: OnceLock<Duration> = OnceLock::new();

/// Begins to watch letters; the first limit holds for the whole process.
pub(super) fn start(limit: Duration) {
    if LIMIT.set(limit).is_ok() {
        // Without the thread the letters are made all the same.
        let _ = thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
            loop {
                thread::sleep(TICK);
                look(limit);
            }
        });
    }
}

/// A letter that is in work for as long as this lives.
pub(super) struct InWork(u64);

/// Says that work on a letter begins.
pub(super) fn begin(letter: &Path) -> InWork {
    let mut in_work = in_work();
    let id = in_work.last_key_value().map_or(0, |(id, _)| id + 1);
    in_work.insert(id, (letter.to_owned(), Instant::now()));
    InWork(id)
}

impl InWork {
    /// Counts the time anew: a part of the work is done.
    pub(super) fn go_on(&self) {
        if let Some((_, since)) = in_work().get_mut(&self.0) {
            *since = Instant::now();
        }
    }
}

impl Drop for InWork {
    fn drop(&mut self) {
        in_work().remove(&self.0);
    }
}

fn in_work() -> MutexGuard<'static, BTreeMap<u64, (PathBuf, Instant)>> {
    IN_WORK.lock().expect("nobody panics while holding it")
}

fn look(limit: Duration) {
    let in_work = in_work();
    let oldest = in_work.values().min_by_key(|(_, since)| *since);
    let Some((letter, since)) = oldest else { return };
    let name = letter.display();
    let memory = memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem);
    let what = if since.elapsed() > limit {
        format!("{name} 用了 {} 秒还没有排完", limit.as_secs())
    } else if memory > MEMORY {
        format!("排 {name} 时占用的内存超过了 {} GB", MEMORY >> 30)
    } else {
        return;
    };
    output::complain(&format!(
        "错误：{what}，已经停下。多半是模板里有没完没了的循环，或者信件大得不合常理；\
         改好以后再运行一次。已经写好的文件都是完整的"
    ));
    output::end(Outcome::Failed)
}
