//! Much work on several threads, what comes of it in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{channel, sync_channel};
use std::time::Duration;

use rayon::iter::{ParallelBridge, ParallelIterator};

/// How far, for each thread, the work may be ahead of what was taken; so memory does not
/// grow when one item takes long.
const AHEAD: usize = 32;

/// Deep enough for what is nested as deep as it may be.
const STACK: usize = 16 << 20;

/// How often the waiting hear of it.
const TICK: Duration = Duration::from_millis(100);

/// How many threads there are to be: what was asked for, or as many as the machine runs.
pub(super) fn threads(asked: Option<NonZeroUsize>) -> usize {
    asked.or(std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Works on every item, and takes what comes of each in the order of the items, on this
/// thread. When `take` breaks, items that were not begun are left. `tick` hears how many
/// items are done, whenever one is and while there is none.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    n_threads: usize,
    work: impl Fn(&T) -> anyhow::Result<R> + Sync,
    mut take: impl FnMut(&T, anyhow::Result<R>) -> ControlFlow<()>,
    mut tick: impl FnMut(usize),
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads.min(items.len()))
        .stack_size(STACK)
        .build()?;
    let stop = AtomicBool::new(false);
    let (allow, allowed) = sync_channel(n_threads * AHEAD);
    for _ in 0..n_threads * AHEAD {
        allow.send(()).expect("the receiver is here");
    }
    let (done, all_done) = channel();
    std::thread::scope(|scope| {
        let (work, stop) = (&work, &stop);
        scope.spawn(move || {
            let may_begin = move |_: &(usize, &T)| {
                allowed.recv().is_ok() && !stop.load(Ordering::Relaxed)
            };
            let begun = items.iter().enumerate().take_while(may_begin).par_bridge();
            pool.install(|| {
                begun.for_each_with(done, |done, (idx, item)| {
                    // Nobody listens any more when the run was stopped.
                    let _ = done.send((idx, unharmed(|| work(item))));
                });
            });
        });
        let mut early = BTreeMap::new();
        let (mut next, mut n_done) = (0, 0);
        loop {
            let (idx, result) = match all_done.recv_timeout(TICK) {
                Ok(one) => one,
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                    tick(n_done);
                    continue;
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
            };
            n_done += 1;
            tick(n_done);
            early.insert(idx, result);
            while let Some(result) = early.remove(&next) {
                if take(&items[next], result).is_break() {
                    stop.store(true, Ordering::Relaxed);
                }
                next += 1;
                // All may have begun already.
                let _ = allow.try_send(());
            }
        }
    });
    Ok(())
}

/// A fault of the program in one letter must not take the others with it.
fn unharmed<R>(work: impl FnOnce() -> anyhow::Result<R>) -> anyhow::Result<R> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        anyhow::bail!("程序内部出了错（见上面的英文），请把这封信发给开发的人")
    })
}
