//! What stops work on a letter, told apart by who can help.

use crate::diagnostic::Diagnostic;

/// Why something did not come about.
#[derive(Debug)]
pub(super) enum Stop {
    /// The writer has to mend this.
    Found(Vec<Diagnostic>),
    /// The machine could not do it.
    Machine(anyhow::Error),
}

impl From<Diagnostic> for Stop {
    fn from(found: Diagnostic) -> Stop {
        Stop::Found(vec![found])
    }
}

impl From<Vec<Diagnostic>> for Stop {
    fn from(found: Vec<Diagnostic>) -> Stop {
        Stop::Found(found)
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Stop {
        Stop::Machine(error)
    }
}

/// Both, or everything that has to be mended in either.
pub(super) fn both<A, B>(
    one: Result<A, Stop>,
    other: Result<B, Stop>,
) -> Result<(A, B), Stop> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Stop::Found(mut found)), Err(Stop::Found(others))) => {
            found.extend(others);
            Err(Stop::Found(found))
        }
        (Err(stop @ Stop::Machine(_)), _) | (_, Err(stop @ Stop::Machine(_))) => {
            Err(stop)
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    }
}
