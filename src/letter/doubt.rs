//! Why lines that may be headings are set as text.

use super::typed::typed;
use crate::chinese::is_digit;
use crate::reader::Text;

/// Why lines that may be headings are set as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Their numbers do not count up from one.
    Order,
    /// They are on a level that does not follow the one above.
    Jump,
    /// The program counts the headings on their level.
    Counted,
    /// There is a single one.
    Single,
    /// There is nothing below one of them.
    Bare,
    /// One of them is long.
    Long,
    /// One of them ends with a mark.
    Marked(char),
    /// One of them goes on behind a colon.
    Colon,
    /// One of them is a sentence.
    Prose,
    /// They have the ordinals of the heading that they are below.
    Above,
    /// A line is an ordinal and nothing else.
    Empty,
    /// A number that may be an ordinal with a digit behind it: 1. 5米.
    Decimal,
}

/// Lines of one level in one text that may be headings and are set as text.
#[derive(Clone, Debug)]
pub struct Doubtful {
    /// Why they are set as text.
    pub doubt: Doubt,
    /// The line that raises the doubt.
    pub line: Text,
    /// The length of its ordinal.
    pub n_chars: usize,
    /// How many lines there are.
    pub n_lines: usize,
}

/// The doubt about a line that is an ordinal and nothing else, or that begins with a number
/// that may be a decimal; with the length of what is in doubt.
pub(super) fn odd(line: &str) -> Option<(Doubt, usize)> {
    let n_chars = line.trim_end().chars().count();
    let is_empty = typed(line).is_none()
        && typed(&format!("{}汉", line.trim_end()))
            .is_some_and(|it| it.n_chars == n_chars);
    if is_empty {
        return Some((Doubt::Empty, n_chars));
    }
    let chars: Vec<char> = line.chars().collect();
    let n_digits =
        |from: usize| chars[from..].iter().take_while(|ch| is_digit(**ch)).count();
    let n = n_digits(0);
    let n_blanks = chars.get(n + 1..)?.iter().take_while(|ch| **ch == ' ').count();
    let behind = n_digits(n + 1 + n_blanks);
    let unit = chars.get(n + 1 + n_blanks + behind)?;
    let is_decimal = (1..=2).contains(&n)
        && chars[n] == '.'
        && n_blanks > 0
        && (1..=3).contains(&behind)
        && "米元万亿公千吨亩平立倍%％个小".contains(*unit);
    is_decimal.then_some((Doubt::Decimal, n + 1 + n_blanks + behind + 1))
}
