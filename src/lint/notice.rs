//! What a check tells of itself.

use super::rule::summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// Something that a check tells of itself. It is no rule: nobody can select, ignore or allow it.
pub struct Notice {
    /// Its code.
    pub name: &'static str,
    /// How bad it is.
    pub level: Severity,
    /// What it is about, in Markdown.
    pub page: &'static str,
}

/// Tells what could not be looked at.
pub const NOT_CHECKED: Notice = Notice {
    name: "not-checked",
    level: Severity::Note,
    page: include_str!("notices/not_checked.md"),
};

/// Tells that a rule panicked.
pub const RULE_FAILED: Notice = Notice {
    name: "rule-failed",
    level: Severity::Error,
    page: include_str!("notices/rule_failed.md"),
};

/// All of them.
pub const NOTICES: [&Notice; 2] = [&NOT_CHECKED, &RULE_FAILED];

impl Notice {
    /// What it is about, in a paragraph.
    pub fn summary(&self) -> String {
        summary(self.page)
    }

    /// Whether a finding is this notice.
    pub fn is(&self, found: &Diagnostic) -> bool {
        found.code == self.name
    }

    /// The notice for a whole file.
    fn of(&self, source: &Source, message: String) -> Diagnostic {
        Diagnostic::new(self.level, self.name, source.span(0..0), message)
    }
}

/// Tells what was not looked at in a letter with errors, of which the text could be read or
/// not.
pub fn not_checked(source: &Source, is_read: bool) -> Diagnostic {
    let message = match is_read {
        true => "只检查了文字；有错误的信排不出版面，版面没有检查",
        false => "这封信没有读全，文字和版面都没有检查",
    };
    NOT_CHECKED.of(source, message.to_owned()).with_help("先改好这封信的错误，再检查一遍")
}

/// Tells that a rule panicked on a letter.
pub(super) fn rule_failed(source: &Source, rule: &str) -> Diagnostic {
    let message = format!("检查规则 {rule} 时程序出了故障，这封信没有按它检查");
    let help = "这是程序的缺陷，请连同这封信告诉开发者；别的规则已经检查";
    RULE_FAILED.of(source, message).with_help(help)
}
