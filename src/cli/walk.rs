//! Goes over letters: several at once, none for ever, and what comes of them in their order.

use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::args::Pace;
use super::plan::Job;
use super::progress::Progress;
use super::stop::Stop;
use super::work::LetterWork;
use super::{Outcome, batch, output, work};

/// How far, for each thread, the work may be ahead of what was told.
pub(super) const AHEAD: usize = 32;

/// Goes over letters.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub(super) pace: Pace,
    /// [`AHEAD`], or less if much memory is held for each letter.
    pub(super) ahead: usize,
}

impl Walk {
    /// Works on every letter, and takes what comes of each with the time that it took. What
    /// the machine could not do is told here. When `take` breaks or fails, or no letter would
    /// fare better, letters that were not begun are left.
    ///
    /// The worst of the letters is how it ends.
    pub(super) fn over<R: Send>(
        self,
        jobs: &[Job],
        work: impl Fn(&Job, &LetterWork) -> Result<R, Stop> + Sync,
        mut take: impl FnMut(
            &Job,
            Result<R, Stop>,
            Duration,
        ) -> anyhow::Result<ControlFlow<()>>,
    ) -> anyhow::Result<Outcome> {
        let progress = RefCell::new(Progress::new(jobs.len()));
        let mut ending = Ending::default();
        batch::in_order(
            jobs,
            n_threads(self.pace),
            self.ahead,
            |job| timed(job, &work),
            |job, (made, took)| {
                progress.borrow().aside(|| {
                    ending.hear(&made);
                    let taken = take(job, made, took);
                    ending.go_on(taken)
                })
            },
            |n_done| progress.borrow_mut().set(n_done),
        )?;
        drop(progress);
        ending.error.map_or(Ok(ending.worst), Err)
    }
}

/// As many as were asked for, or as the machine runs at once.
pub(super) fn n_threads(pace: Pace) -> usize {
    let all = || std::thread::available_parallelism().ok();
    pace.jobs.or_else(all).map_or(1, NonZeroUsize::get)
}

fn timed<R>(
    job: &Job,
    work: impl Fn(&Job, &LetterWork) -> Result<R, Stop>,
) -> (Result<R, Stop>, Duration) {
    let begun = Instant::now();
    let in_work = work::begin(&job.file.path);
    // A fault of the program in one letter must not take the others with it.
    let made =
        catch_unwind(AssertUnwindSafe(|| work(job, &in_work))).unwrap_or_else(|_| {
            let what = "程序内部出了错（见上面的英文），请把这封信发给开发者";
            Err(Stop::Machine(anyhow::anyhow!(what)))
        });
    (made, begun.elapsed())
}

/// How a walk is to end.
#[derive(Default)]
struct Ending {
    worst: Outcome,
    /// Whether no more letters are begun.
    is_stopped: bool,
    /// Why the run as a whole did not come about.
    error: Option<anyhow::Error>,
}

impl Ending {
    fn hear<R>(&mut self, made: &Result<R, Stop>) {
        match made {
            Ok(_) => {}
            Err(Stop::Found(_)) => self.worst = self.worst.max(Outcome::Attention),
            Err(Stop::Machine(error)) => {
                self.worst = Outcome::Failed;
                let is_everybodys = output::is_everybodys(error);
                // Those that were in work fare the same; it is enough to say so once.
                if !(is_everybodys && self.is_stopped) {
                    output::fault(error);
                }
                self.is_stopped |= is_everybodys;
            }
        }
    }

    fn go_on(&mut self, taken: anyhow::Result<ControlFlow<()>>) -> ControlFlow<()> {
        match taken {
            Ok(flow) => self.is_stopped |= flow.is_break(),
            Err(error) => {
                self.error.get_or_insert(error);
                self.is_stopped = true;
            }
        }
        if self.is_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
