//! 附件2 in the text has to be there.

use super::Letter;
use super::complaints;
use super::log::Log;
use super::text::Text;

/// Complains about attachments that the letter speaks of and does not have.
pub(super) fn check(letter: &Letter, log: &mut Log) {
    let there = letter.attachments.len();
    for text in letter.texts() {
        for (chars, number) in cited(text) {
            if number > there {
                log.add(complaints::attachment_missing(text.place(chars), number, there));
            }
        }
    }
}

/// The attachments that a text speaks of: which characters, and which number. One of
/// another document (《……通知》附件2, 其附件2) is none of the letter's.
fn cited(text: &Text) -> Vec<(std::ops::Range<usize>, usize)> {
    const OTHERS: [char; 6] = ['》', '〉', '”', '其', '的', '号'];
    let chars: Vec<char> = text.chars().collect();
    let mut cited = Vec::new();
    for at in 0..chars.len().saturating_sub(1) {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let is_anothers = before.is_some_and(|before| OTHERS.contains(&before));
        if chars[at..at + 2] != ['附', '件'] || is_anothers {
            continue;
        }
        let digits: String =
            chars[at + 2..].iter().take_while(|ch| ch.is_ascii_digit()).collect();
        if let Some(number) = digits.parse().ok().filter(|_| digits.len() <= 3) {
            cited.push((at..at + 2 + digits.len(), number));
        }
    }
    cited
}
