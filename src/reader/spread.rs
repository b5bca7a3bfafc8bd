//! Words that were spread by hand: 答    复.

use super::literal::Placed;
use super::pasted;
use crate::chinese::Script;
use crate::chinese::script;

/// A full-width blank in place of several half-width ones that spread a word, so that 答    复
/// is set as 答　复 is.
///
/// A word is spread by two blanks or a tab, with a single 汉字 at one side at least. One blank
/// between 汉字 is what a PDF or a web page leaves at the end of a line, and blanks between
/// longer words are a slip; both are dropped.
pub(super) fn spread(mut chars: Vec<Placed>) -> Vec<Placed> {
    let is_blank = |placed: &Placed| {
        placed.ch.is_whitespace() && !pasted::is_line_break(placed.ch)
            || pasted::is_invisible(placed.ch)
    };
    let is_han = |placed: &Placed| script(placed.ch) == Script::Han;
    let mut at = 0;
    while at < chars.len() {
        let n_blanks = chars[at..].iter().take_while(|placed| is_blank(placed)).count();
        let (before, rest) = chars.split_at(at);
        let (blanks, after) = rest.split_at(n_blanks);
        let n_seen = blanks.iter().filter(|it| it.ch.is_whitespace()).count();
        let is_wide = n_seen > 1 || blanks.iter().any(|placed| placed.ch == '\t');
        // A 汉字 that has no other beside it.
        let n_before = before.iter().rev().take_while(|placed| is_han(placed)).count();
        let n_after = after.iter().take_while(|placed| is_han(placed)).count();
        let is_spread = n_before > 0 && n_after > 0 && (n_before == 1 || n_after == 1);
        if is_wide && is_spread {
            chars[at].ch = '\u{3000}';
        }
        at += n_blanks.max(1);
    }
    chars
}
