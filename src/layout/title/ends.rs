//! The places where a title's lines may end, and their quality.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::layout::text::{Class, class};
use crate::layout::words::{is_session_part, words};
use crate::wording::Wording;

/// The quality of a line's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// Between phrases, or between parts of a sentence.
    Phrase,
    /// Between words.
    Word,
    /// Between words, before 和.
    Linked,
    /// Between words of which one is short, or after an adverb.
    Tight,
    /// Between words that belong together: before 的, after 关于, in a name.
    Awkward,
    /// Inside a word, or between two brackets of a pair.
    Cut,
    /// Where no line of any text may end.
    Forbidden,
}

/// The number of characters after which a line may end, and the quality of that end.
pub(super) type LineEnd = (usize, Quality);

/// Whether a stretch of the title fits on one line.
pub(super) type Fits<'a> = &'a dyn Fn(Range<usize>) -> bool;

/// The places at which a title's lines end, best ones first: those between phrases; in a
/// stretch too long for a line those between its words; and only in what is still too
/// long any other. The last place is the title's end.
pub(super) fn places(phrases: &[Wording], legal: &[bool], fits: Fits) -> Vec<LineEnd> {
    let title = Places { phrases, legal, pairs: pairs(phrases) };
    let mut places = BTreeMap::from_iter(title.between_phrases());
    places.insert(legal.len(), Quality::Phrase);
    for finer in [Places::between_words, Places::legal_ones, Places::all] {
        let too_long = too_long(&places, fits);
        if too_long.is_empty() {
            break;
        }
        let is_needed = |at: usize| too_long.iter().any(|stretch| is_inside(at, stretch));
        for (at, quality) in finer(&title, fits) {
            if is_needed(at) {
                places.entry(at).or_insert(quality);
            }
        }
    }
    places.into_iter().collect()
}

/// The stretches between two places that do not fit on a line.
fn too_long(places: &BTreeMap<usize, Quality>, fits: Fits) -> Vec<Range<usize>> {
    let starts = [0].into_iter().chain(places.keys().copied());
    let stretches = starts.zip(places.keys()).map(|(start, &end)| start..end);
    stretches.filter(|stretch| !fits(stretch.clone())).collect()
}

/// A title with its possible ends of lines.
struct Places<'a> {
    phrases: &'a [Wording],
    /// Whether a line of any text may end behind each character.
    legal: &'a [bool],
    pairs: Vec<Range<usize>>,
}

impl Places<'_> {
    fn is_legal(&self, at: usize) -> bool {
        self.legal[at - 1]
    }

    fn between_phrases(&self) -> Vec<LineEnd> {
        let ends = ends(self.phrases).into_iter().filter(|&at| at > 0);
        ends.filter(|&at| self.is_legal(at)).map(|at| (at, Quality::Phrase)).collect()
    }

    /// The places between words, except inside a pair of brackets that fits on a line.
    fn between_words(&self, fits: Fits) -> Vec<LineEnd> {
        let whole: Vec<&Range<usize>> =
            self.pairs.iter().filter(|pair| fits((*pair).clone())).collect();
        let is_in_whole = |at| whole.iter().any(|pair| is_inside(at, pair));
        word_ends(self.phrases)
            .into_iter()
            .filter(|&(at, _)| self.is_legal(at) && !is_in_whole(at))
            .collect()
    }

    fn legal_ones(&self, _: Fits) -> Vec<LineEnd> {
        let places = (1..self.legal.len()).filter(|&at| self.is_legal(at));
        places.map(|at| (at, Quality::Cut)).collect()
    }

    fn all(&self, _: Fits) -> Vec<LineEnd> {
        (1..self.legal.len()).map(|at| (at, Quality::Forbidden)).collect()
    }
}

/// The places between the words of each phrase.
fn word_ends(phrases: &[Wording]) -> Vec<LineEnd> {
    let mut places = Vec::new();
    let mut start = 0;
    for phrase in phrases {
        let words = words(phrase);
        let mut end = start;
        for at in 1..words.len() {
            end += words[at - 1].chars().count();
            places.push((end, quality(&words, at)));
        }
        start += phrase.chars().count();
    }
    places
}

/// The first of some line ends that is inside a word or between two brackets of a pair.
pub(in crate::layout) fn first_cut(
    phrases: &[Wording],
    line_ends: &[usize],
) -> Option<usize> {
    let phrase_ends = ends(phrases);
    let is_in_phrase = |at: &usize| !phrase_ends.contains(at);
    let inside: Vec<usize> = line_ends.iter().copied().filter(is_in_phrase).collect();
    // Most titles end their lines between phrases, and nobody has to look for words.
    if inside.is_empty() {
        return None;
    }
    let pairs = pairs(phrases);
    let is_in_pair = |at| pairs.iter().any(|pair| is_inside(at, pair));
    let word_ends: Vec<usize> = word_ends(phrases).iter().map(|&(at, _)| at).collect();
    inside.into_iter().find(|&at| is_in_pair(at) || !word_ends.contains(&at))
}

/// The number of characters up to the end of each text.
fn ends(texts: &[Wording]) -> Vec<usize> {
    texts
        .iter()
        .scan(0, |end, text| {
            *end += text.chars().count();
            Some(*end)
        })
        .collect()
}

fn is_inside(at: usize, pair: &Range<usize>) -> bool {
    pair.start < at && at < pair.end
}

/// The ranges of pairs of brackets and quotation marks.
fn pairs(phrases: &[Wording]) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (at, ch) in phrases.iter().flat_map(|phrase| phrase.chars()).enumerate() {
        match class(ch) {
            Class::Opener => open.push(at),
            Class::Closer => pairs.extend(open.pop().map(|start| start..at + 1)),
            _ => {}
        }
    }
    pairs
}

/// The quality of a line's end before the word at `at`.
fn quality(words: &[&str], at: usize) -> Quality {
    let (left, right) = (words[at - 1], words[at]);
    if is_awkward(words, at) {
        return Quality::Awkward;
    }
    // What 的 describes may start a line, but 建议 alone is little of a line.
    let is_behind_de = left == "的" && at + 1 < words.len();
    if is_joint(left, right) || is_behind_de {
        return Quality::Phrase;
    }
    if LINKS.contains(&right) {
        return Quality::Linked;
    }
    let is_short = is_one(left) && !left.ends_with(PLACE_ENDS) || is_one(right);
    match is_short || ADVERBS.contains(&left) {
        true => Quality::Tight,
        false => Quality::Word,
    }
}

fn is_one(word: &str) -> bool {
    word.chars().count() == 1 && is_of_cells(word)
}

/// Whether a word is of 汉字 and of symbols that lines break around like them: 二〇二三.
fn is_of_cells(word: &str) -> bool {
    word.chars().all(|ch| class(ch) == Class::Han)
}

/// Whether the place is behind a mark, before a 《 or 关于, or at a joint of a session's
/// full name: 中国人民政治协商会议, 云岭市, 第八届委员会, 第三次会议.
fn is_joint(left: &str, right: &str) -> bool {
    let ends = |test: fn(Class) -> bool| left.chars().all(|ch| test(class(ch)));
    ends(Class::is_closing)
        || right.starts_with(['《', '“'])
        || right == "关于"
        || right.chars().count() > 1
            && right.starts_with('第')
            && !left.ends_with(PLACE_ENDS)
        || JOINT_AFTER.iter().any(|joint| left.ends_with(joint))
}

fn is_awkward(words: &[&str], at: usize) -> bool {
    let (left, right) = (words[at - 1], words[at]);
    // Single characters in a row are a name that the dictionary does not know.
    let in_name = is_one(left) && is_one(right) && left != "的";
    let is_linked = |word: &str| {
        word.chars().all(|ch| {
            matches!(class(ch), Class::Interpunct | Class::Connector | Class::Pair)
        })
    };
    // A note in parentheses belongs to what is before it.
    let is_note = right.starts_with(['（', '〔', '［', '【']);
    in_name
        || is_note
        || is_linked(left)
        || is_linked(right)
        || is_session_part(left)
        || is_session_part(right) && !right.starts_with('第')
        || left.ends_with(PLACE_ENDS)
            && (right.ends_with(BODY_ENDS) || in_place(words, at))
        || NOT_LAST.contains(&left)
        || NOT_FIRST.contains(&right)
}

/// Whether the name of a place goes on: 云岭市云岭区.
fn in_place(words: &[&str], at: usize) -> bool {
    let next = words[at..].iter().take(2).take_while(|word| is_of_cells(word));
    next.map(|word| word.chars().last())
        .any(|end| end.is_some_and(|end| PLACE_ENDS.contains(&end)))
}

/// The last characters of the names of places and of bodies in them.
const PLACE_ENDS: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];
const BODY_ENDS: [char; 8] = ['局', '厅', '委', '办', '院', '会', '府', '部'];

/// Words that end a part of a session's full name.
const JOINT_AFTER: [&str; 3] = ["协商会议", "代表大会", "委员会"];

/// Words that belong to what follows them.
const NOT_LAST: [&str; 24] = [
    "关于", "对", "对于", "在", "第", "和", "与", "及", "以及", "或", "暨", "并", "将",
    "把", "向", "为", "以", "从", "由", "按", "按照", "不", "各", "中共",
];

/// Words that belong to what is before them: particles, and endings of names and nouns.
const NOT_FIRST: [&str; 43] = [
    "的", "地", "得", "之", "等", "们", "者", "化", "性", "率", "型", "式", "类", "级",
    "内", "中", "后", "前", "上", "下", "里", "间", "难", "市", "县", "区", "省", "镇",
    "乡", "村", "州", "旗", "盟", "街道", "局", "厅", "委", "办", "处", "院", "所", "站",
    "会",
];

/// Words before which a line may end, though better elsewhere.
const LINKS: [&str; 7] = ["和", "与", "及", "以及", "或", "暨", "并"];

/// Adverbs, which stay with the verb that follows.
const ADVERBS: [&str; 18] = [
    "进一步",
    "加快",
    "全面",
    "切实",
    "大力",
    "积极",
    "全力",
    "深入",
    "着力",
    "不断",
    "持续",
    "更好",
    "更加",
    "有效",
    "尽快",
    "依法",
    "严格",
    "充分",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with how well a line ends between its words: ‖ best, then |, +, :, -.
    #[track_caller]
    fn are(expected: &str) {
        let text = expected.replace(['‖', '|', '+', ':', '-'], "");
        let words = words(&text);
        let mut shown = words[0].to_string();
        for at in 1..words.len() {
            shown += match quality(&words, at) {
                Quality::Phrase => "‖",
                Quality::Word => "|",
                Quality::Linked => "+",
                Quality::Tight => ":",
                _ => "-",
            };
            shown += words[at];
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn lines_end_well_or_less_well() {
        are("关于-完善|分级诊疗制度+和-家庭医生|签约|服务-的:建议");
        are("关于-进一步:发展|养老|服务-的‖若干|意见");
        are("对-中国人民政治协商会议‖云岭-市|第十五届-委员会‖第三次-会议");
    }
}
