//! A text as it is compared: without regard to width, case, blanks and kinds of middle dots.

use std::ops::Range;

use crate::chinese::half_width;
use crate::chinese::is_han;
use crate::reader::is_invisible;

/// The dots between the parts of a foreign name.
const DOTS: &str = "·•・‧．.∙⋅･";

/// The characters of a text that count, with their places in it.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    chars: Vec<char>,
    /// Which character of the text each of them is.
    places: Vec<usize>,
    /// Whether there is a blank between two Western letters before each of them.
    gaps: Vec<bool>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let mut folded =
            Folded { chars: Vec::new(), places: Vec::new(), gaps: Vec::new() };
        let mut is_blank = false;
        for (place, ch) in text.chars().enumerate() {
            if ch.is_whitespace() || is_invisible(ch) {
                is_blank |= ch.is_whitespace();
                continue;
            }
            // Whether a name has its dot is a habit: 赵·小川 is 赵小川.
            let before = folded.chars.last().copied();
            if DOTS.contains(ch) && before.is_some_and(is_han) {
                continue;
            }
            for ch in plain(ch).to_lowercase() {
                let is_gap = is_blank && is_letter(before) && is_letter(Some(ch));
                folded.chars.push(ch);
                folded.places.push(place);
                folded.gaps.push(std::mem::take(&mut is_blank) && is_gap);
            }
        }
        folded
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where another text stands in it. Blanks between Western letters tell words apart, so
    /// `ann` is not in `an noon`.
    pub(super) fn find<'a>(
        &'a self,
        other: &'a Folded,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let n_chars = other.chars.len();
        let windows = self.chars.windows(n_chars.max(1)).enumerate();
        // Most windows differ in their first character already.
        let same = windows.filter(move |(_, window)| {
            window.first() == other.chars.first() && *window == other.chars
        });
        let same = same.map(move |(at, _)| at..at + n_chars);
        same.filter(|at| self.gaps_within(at).all(|(gap, own)| other.gaps[own] || !gap))
    }

    /// Whether there are gaps within some characters, each with its number among them.
    fn gaps_within(&self, at: &Range<usize>) -> impl Iterator<Item = (bool, usize)> {
        let gaps = self.gaps[at.clone()].iter().copied();
        gaps.zip(0..).skip(1)
    }

    /// Whether a Western word goes on before this character.
    pub(super) fn splits_word(&self, at: usize) -> bool {
        let ch = |at: Option<usize>| at.and_then(|at| self.chars.get(at)).copied();
        is_letter(ch(at.checked_sub(1))) && is_letter(ch(Some(at))) && !self.gaps[at]
    }

    /// Which characters of the text those are.
    pub(super) fn place(&self, at: Range<usize>) -> Range<usize> {
        self.places[at.start]..self.places[at.end - 1] + 1
    }
}

fn plain(ch: char) -> char {
    match ch {
        '。' => ch,
        ch if DOTS.contains(ch) => '·',
        ch => half_width(ch),
    }
}

fn is_letter(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| ch.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(word: &str, text: &str, n_found: usize) {
        let (word, text) = (Folded::new(word), Folded::new(text));
        assert_eq!(text.find(&word).count(), n_found);
    }

    #[test]
    fn other_ways_to_write_it() {
        finds("abc", "ＡＢＣ、AbC、ab c", 2);
        finds("Li Ming", "LI　MING，liming", 2);
        finds("赵某某", "赵 某\n某", 1);
        finds("幸福里3栋", "幸福里 ３ 栋", 1);
        finds("赵小川", "赵·小川", 1);
        finds("古丽·买买提", "古丽买买提", 1);
        finds("古丽·买买提", "古丽•买买提、古丽．买买提、古丽‧ 买买提", 3);
        finds("ann", "an noon", 0);
        finds("某某", "某某某", 2);
    }
}
