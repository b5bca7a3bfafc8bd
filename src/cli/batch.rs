//! Much work on several threads, what comes of it in order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{channel, sync_channel};
use std::time::Duration;

use rayon::iter::{ParallelBridge, ParallelIterator};

/// Deep enough for what is nested as deep as it may be.
const STACK: usize = 16 << 20;

/// What is told when the system gives no more threads.
const NO_THREAD: &str =
    "系统不让再开线程，多半是给程序的内存或线程太少；加上 -j 1 再试，或者放宽限制";

/// How often the waiting hear of it.
const TICK: Duration = Duration::from_millis(100);

/// Works on every item, and takes what comes of each in the order of the items, on this
/// thread. Each thread may have `ahead` items done that were not taken yet, so that memory
/// does not grow when one item takes long. When `take` breaks, items that were not begun are
/// left. `tick` hears how many items are done, whenever one is and while there is none.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    n_threads: usize,
    ahead: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> ControlFlow<()>,
    mut tick: impl FnMut(usize),
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads.min(items.len()))
        .stack_size(STACK)
        .build()
        .map_err(|_| anyhow::anyhow!(NO_THREAD))?;
    let stop = AtomicBool::new(false);
    let (allow, allowed) = sync_channel(n_threads * ahead);
    for _ in 0..n_threads * ahead {
        allow.send(()).expect("the receiver is here");
    }
    let (done, all_done) = channel();
    std::thread::scope(|scope| {
        let (work, stop) = (&work, &stop);
        let all = move || {
            let may_begin = move |_: &(usize, &T)| {
                allowed.recv().is_ok() && !stop.load(Ordering::Relaxed)
            };
            let begun = items.iter().enumerate().take_while(may_begin).par_bridge();
            pool.install(|| {
                begun.for_each_with(done, |done, (idx, item)| {
                    // Nobody listens any more when the run was stopped.
                    let _ = done.send((idx, work(item)));
                });
            });
        };
        std::thread::Builder::new()
            .spawn_scoped(scope, all)
            .map_err(|_| anyhow::anyhow!(NO_THREAD))?;
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
        Ok(())
    })
}
