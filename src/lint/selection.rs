//! Which rules are asked.

/// Which rules are asked.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these, unless there are none.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// This one panics, so that a test can see what comes of it.
    pub panicking: Option<String>,
}

impl Selection {
    /// Whether the rule of this name is asked.
    pub(super) fn has(&self, code: &str) -> bool {
        let is_it = |name: &String| name == code;
        (self.select.is_empty() || self.select.iter().any(is_it))
            && !self.ignore.iter().any(is_it)
    }
}
