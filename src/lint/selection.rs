//! Selecting rules.

/// The rules to ask.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these are asked; all are if this is empty.
    pub select: Vec<String>,
    /// These are not asked.
    pub ignore: Vec<String>,
    /// This rule panics when it is asked; for tests of what happens then.
    pub panicking: Option<String>,
}

impl Selection {
    /// Whether the rule with this name is asked.
    pub(super) fn has(&self, code: &str) -> bool {
        let is_it = |name: &String| name == code;
        (self.select.is_empty() || self.select.iter().any(is_it))
            && !self.ignore.iter().any(is_it)
    }
}
