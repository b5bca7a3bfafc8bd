//! Checks that the attachments cited in the text exist.

use super::complaints;
use super::model::Letter;
use crate::chinese;
use crate::chinese::is_digit;
use crate::chinese::is_numeral;
use crate::reader::Key;
use crate::reader::Log;
use crate::reader::Text;

/// Complains about attachments that the letter cites and does not have. `key` is that of
/// attachments.
pub(super) fn check(letter: &Letter, key: &'static Key, log: &mut Log) {
    let there = letter.attachments.len();
    for text in letter.printed() {
        for (chars, number) in cited(text) {
            if number > there || number == 0 {
                let place = text.place(chars);
                let complaint = complaints::attachment_missing(place, number, there);
                log.unless_meant(key, complaint);
            }
        }
    }
}

/// The attachments that a text cites: the characters, and the number. Those of another
/// document (《……通知》附件2, 其附件2) do not count.
fn cited(text: &Text) -> Vec<(std::ops::Range<usize>, usize)> {
    const OTHERS: [char; 11] =
        ['》', '〉', '”', '其', '的', '号', '件', '同', '书', '案', '函'];
    let chars: Vec<char> = text.chars().collect();
    let mut cited = Vec::new();
    for at in 0..chars.len().saturating_sub(1) {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let is_anothers = before.is_some_and(|before| OTHERS.contains(&before));
        if chars[at..at + 2] != ['附', '件'] || is_anothers {
            continue;
        }
        let mut end = at + 2;
        // 附件1、3, 附件1至5, 附件一、附件二.
        while let Some((length, number)) = number(&chars[end..]) {
            cited.push((at..end + length, number));
            end += length;
            let is_divider = |ch: &char| "、和及至到—～~-－".contains(*ch);
            match chars.get(end) {
                Some(ch) if is_divider(ch) => end += 1,
                _ => break,
            }
        }
    }
    cited
}

/// The number that a text begins with, in digits or in 汉字, and its length; none where it
/// counts something else: 附件3份, 附件一并寄送.
fn number(text: &[char]) -> Option<(usize, usize)> {
    const COUNTED: &str = "份个项页并起同些共种类次月年日号楼元万人家";
    let starts = |is: fn(char) -> bool| -> String {
        text.iter().copied().take_while(|ch| is(*ch)).collect()
    };
    let (digits, numerals) = (starts(is_digit), starts(is_numeral));
    let (length, number) = match digits.is_empty() {
        true => (numerals.chars().count(), chinese::count(&numerals)?),
        false => (digits.chars().count(), chinese::number(&digits).unwrap_or(u64::MAX)),
    };
    let is_counted = text.get(length).is_some_and(|ch| COUNTED.contains(*ch));
    (!is_counted).then_some((length, usize::try_from(number).unwrap_or(usize::MAX)))
}
