//! A text as it is compared: without regard to width, case, blanks, kinds of middle dots and
//! of quotation marks, and to characters that Unicode has twice.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::chinese::half_width;
use crate::chinese::is_han;
use crate::reader::is_invisible;
use crate::reader::usual_char;

/// The dots between the parts of a foreign name.
const DOTS: &str = "·•●・‧．.∙⋅･﹒․ꞏ";

/// The characters of a text that count, with their places in it.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    chars: Vec<char>,
    /// Which character of the text each of them is.
    places: Vec<usize>,
    /// Whether there is a blank between two Western letters before each of them.
    gaps: Vec<bool>,
    /// Whether each of them is a capital behind a small letter.
    capitals: Vec<bool>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let (chars, places, gaps, capitals) = Default::default();
        let mut folded = Folded { chars, places, gaps, capitals };
        let (mut is_blank, mut is_small) = (false, false);
        for (place, ch) in text.chars().map(usual_char).enumerate() {
            if ch.is_whitespace() || is_invisible(ch) {
                is_blank |= ch.is_whitespace();
                continue;
            }
            // Whether a name has its dot is a habit: 赵·小川 is 赵小川.
            let before = folded.chars.last().copied();
            if DOTS.contains(ch) && before.is_some_and(is_han) {
                continue;
            }
            for plain in plain(ch) {
                let is_gap = is_blank && is_letter(before) && is_letter(Some(plain));
                folded.chars.push(plain);
                folded.places.push(place);
                folded.gaps.push(std::mem::take(&mut is_blank) && is_gap);
                folded.capitals.push(is_small && ch.is_uppercase());
            }
            is_small = ch.is_lowercase();
        }
        folded
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where another text stands in it. Blanks between Western letters tell words apart, so
    /// `ann` is not in `an noon`; but `LiMing` is in `Li Ming`, and words as a whole are found
    /// however they are divided.
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
        same.filter(|at| {
            let are_words = !self.splits_word(at.start) && !self.splits_word(at.end);
            let mut gaps = self.gaps_within(at);
            are_words
                || gaps.all(|(gap, own)| other.gaps[own] || other.capitals[own] || !gap)
        })
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

/// The characters that are compared in the place of one.
fn plain(ch: char) -> impl Iterator<Item = char> {
    // Nearly all characters stand for themselves.
    let is_own = ch.is_ascii() || matches!(ch, '\u{4E00}'..='\u{9FFF}');
    let own = is_own.then_some(ch).into_iter();
    let others = std::iter::once(ch).filter(move |_| !is_own).nfkc();
    own.chain(others).map(plain_mark).flat_map(char::to_lowercase)
}

fn plain_mark(ch: char) -> char {
    match ch {
        '。' => ch,
        '“' | '”' => '"',
        '‘' | '’' => '\'',
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
        finds("abc", "ＡＢＣ、AbC、ab c", 3);
        finds("wang xiaoming", "Wang Xiao Ming、WangXiaoMing、wang xiao mingle", 2);
        finds("AB12", "A B12、AB 12", 2);
        finds("Li Ming", "LI　MING，liming", 2);
        finds("赵某某", "赵 某\n某", 1);
        finds("幸福里3栋", "幸福里 ３ 栋", 1);
        finds("赵小川", "赵·小川", 1);
        finds("古丽·买买提", "古丽买买提", 1);
        finds("古丽·买买提", "古丽•买买提、古丽．买买提、古丽‧ 买买提", 3);
        finds(
            "阿卜杜拉·买买提",
            "阿卜杜拉●买买提、阿卜杜拉﹒买买提、阿卜杜拉 . 买买提",
            3,
        );
        finds("阿卜杜拉․买买提", "阿卜杜拉买买提", 1);
        finds("赵⺠", "赵民、赵⺠、赵\u{3164}⺠", 3);
        finds("力强", "\u{F98A}强", 1);
        finds("户籍科", "⼾籍科", 1);
        finds("3栋", "③栋、𝟑栋、３栋", 3);
        finds("Office", "ＯﬃＣＥ", 1);
        finds("\"老王\"", "“老王”、〝老王〞、＂老王＂", 3);
        finds("A-3", "Ａ‑3、a﹣3", 2);
        finds("ann", "an noon", 0);
        finds("LiMing", "Li Ming，LI MING2，Ｌｉ　Ｍｉｎｇ", 3);
        finds("某某", "某某某", 2);
    }
}
