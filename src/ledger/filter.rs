//! Which rows of a ledger become letters: `--where '列=值'`.

use std::fmt;
use std::str::FromStr;

use super::spelling::plain;
use crate::chinese::to_half_width;

/// What of a file is used.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The sheet; none for that of the settings.
    pub sheet: Option<String>,
    /// What has to be true of a row, all of it.
    pub conditions: Vec<Condition>,
}

/// A condition on the rows, such as `承办科室=养老科` or `状态!=已办结`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The column, as it was typed.
    pub column: String,
    /// The text that its cells are compared to; empty for cells that are.
    value: String,
    /// Whether the cells have to be that text, or anything else.
    is_equal: bool,
}

impl FromStr for Condition {
    type Err = String;

    /// Reads a condition; the error is a sentence.
    fn from_str(text: &str) -> Result<Condition, String> {
        let is_sign = |ch: char| matches!(ch, '=' | '＝');
        let Some((before, after)) = text.split_once(is_sign) else {
            return Err("要写成“列=值”或“列!=值”".to_owned());
        };
        // `列==值` is a habit of those who program.
        let after = after.strip_prefix(is_sign).unwrap_or(after);
        let column = before.strip_suffix(['!', '！']);
        let is_equal = column.is_none();
        let column = column.unwrap_or(before).trim();
        match plain(column).is_empty() {
            true => Err("等号前面要写列名".to_owned()),
            false => Ok(Condition {
                column: column.to_owned(),
                value: folded(after),
                is_equal,
            }),
        }
    }
}

impl Condition {
    /// Whether a cell with this text fulfils it.
    pub fn is_met(&self, text: &str) -> bool {
        (folded(text) == self.value) == self.is_equal
    }
}

impl fmt::Display for Condition {
    /// As it can be typed again.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.is_equal { "=" } else { "!=" };
        write!(f, "{}{sign}{}", self.column, self.value)
    }
}

/// A text as it is compared: in half width, without blanks around it, on one line.
fn folded(text: &str) -> String {
    let text: String = text.lines().map(str::trim).collect();
    to_half_width(text.trim())
}
