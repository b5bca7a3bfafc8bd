//! How a run ended, and what the system is told of it.

use std::process::ExitCode;

/// How a run ended; several letters end as the worst of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done.
    #[default]
    Done = 0,
    /// A letter needs attention.
    Attention = 1,
    /// The work could not be done.
    Failed = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome as u8)
    }
}
