//! How far a run is, for who waits at a terminal.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Who waits less than this need not be told.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar that appears when the run takes its time, and leaves nothing behind.
pub(super) struct Progress {
    begun: Instant,
    n_letters: usize,
    /// None yet, or not a terminal.
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new(n_letters: usize) -> Progress {
        Progress { begun: Instant::now(), n_letters, bar: None }
    }

    /// So many letters are done.
    pub(super) fn set(&mut self, n_done: usize) {
        let is_due = self.bar.is_none()
            && self.n_letters > 1
            && self.begun.elapsed() > PATIENCE
            && std::io::stderr().is_terminal();
        if is_due {
            let style = "{pos}/{len} 封 {bar:30} 还要 {eta}";
            let style = ProgressStyle::with_template(style).expect("a good template");
            let bar = ProgressBar::new(self.n_letters as u64).with_style(style);
            self.bar = Some(bar.with_elapsed(self.begun.elapsed()));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(n_done as u64);
        }
    }

    /// Lets others write to the terminal.
    pub(super) fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
