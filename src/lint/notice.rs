//! Notices about the check itself.

use super::rule::summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// A diagnostic about the check itself. It is no rule: it cannot be selected, ignored or
/// allowed.
pub struct Notice {
    /// The code of its diagnostics.
    pub name: &'static str,
    /// The severity of its diagnostics.
    pub level: Severity,
    /// The page about it, in Markdown.
    pub page: &'static str,
}

/// Part of a letter was not checked.
pub const NOT_CHECKED: Notice = Notice {
    name: "not-checked",
    level: Severity::Note,
    page: include_str!("notices/not_checked.md"),
};

/// A rule panicked.
pub const RULE_FAILED: Notice = Notice {
    name: "rule-failed",
    level: Severity::Error,
    page: include_str!("notices/rule_failed.md"),
};

/// All notices.
pub const NOTICES: [&Notice; 2] = [&NOT_CHECKED, &RULE_FAILED];

impl Notice {
    /// Returns the first paragraph of its page.
    pub fn summary(&self) -> String {
        summary(self.page)
    }

    /// Whether a diagnostic is this notice.
    pub fn is(&self, found: &Diagnostic) -> bool {
        found.code == self.name
    }

    /// Creates the notice for a whole file.
    fn of(&self, source: &Source, message: String) -> Diagnostic {
        Diagnostic::new(self.level, self.name, source.span(0..0), message)
    }
}

/// Creates the notice for a letter with errors; `is_read` says whether its text was checked.
pub fn not_checked(source: &Source, is_read: bool) -> Diagnostic {
    let message = match is_read {
        true => "只检查了文字；有错误的信排不出版面，版面没有检查",
        false => "这封信没有读全，文字和版面都没有检查",
    };
    NOT_CHECKED.of(source, message.to_owned()).with_help("先改好这封信的错误，再检查一遍")
}

/// Creates the notice for a letter on which this rule panicked.
pub(super) fn rule_failed(source: &Source, rule: &str) -> Diagnostic {
    let message = format!("程序检查规则 {rule} 时出了故障，这封信没有检查这一条");
    let help = "这是程序的缺陷，请连同这封信告诉开发者；其他规则已经检查";
    RULE_FAILED.of(source, message).with_help(help)
}
