//! The words of a Chinese text, so that a title's lines end between them.
//!
//! Of all ways to split a text into words of the dictionary, the likeliest one is taken;
//! a word is as likely as it is frequent. The dictionary is a sorted text in the program
//! that is searched in place, so a letter that needs no words pays nothing for it.

use std::ops::Range;

use super::text::{Class, class};
use crate::chinese;
use crate::chinese::is_digit;

/// A word a line, sorted, each with its rarity in bits; see `dictionary/README.md`.
const DICTIONARY: &str = include_str!("dictionary/words.txt");
/// The length in characters of the longest word in the dictionary.
const LONGEST: usize = 12;
/// The rarity of a character that is no word: greater than that of the rarest word.
const UNKNOWN: u32 = 26;

/// The words of a text, in order. Joined they are the text. A number is one word with
/// its 第 and its unit, adjacent letters and digits are one, and so is every mark.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in runs(text).into_iter().flat_map(|run| words_of_run(text, run)) {
        match words.last_mut() {
            Some(last) if belongs(&text[last.clone()], &text[word.clone()]) => {
                last.end = word.end;
            }
            _ => words.push(word),
        }
    }
    words.into_iter().map(|word| &text[word]).collect()
}

/// The stretches of characters of one kind: 汉字, letters and digits; each mark is one by
/// itself.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, ch) in text.char_indices() {
        let kind = class(ch);
        let goes_on = matches!(kind, Class::Han | Class::Western | Class::WideWestern)
            && before == Some(kind);
        match runs.last_mut() {
            Some(run) if goes_on => run.end = at + ch.len_utf8(),
            _ => runs.push(at..at + ch.len_utf8()),
        }
        before = Some(kind);
    }
    runs
}

fn words_of_run(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    if !text[run.clone()].chars().all(|ch| class(ch) == Class::Han) {
        return vec![run];
    }
    let mut edges: Vec<usize> =
        text[run.clone()].char_indices().map(|(at, _)| run.start + at).collect();
    edges.push(run.end);
    likeliest(text, &edges)
}

/// The likeliest words between the first edge and the last, as the cheapest path over
/// the edges.
fn likeliest(text: &str, edges: &[usize]) -> Vec<Range<usize>> {
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); edges.len()];
    best[0].0 = 0;
    for start in 0..edges.len() - 1 {
        for end in start + 1..edges.len().min(start + 1 + LONGEST) {
            let known = rarity(&text[edges[start]..edges[end]]);
            let Some(bits) = known.or((end == start + 1).then_some(UNKNOWN)) else {
                continue;
            };
            let cost = best[start].0 + bits;
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut words = Vec::new();
    let mut end = edges.len() - 1;
    while end > 0 {
        let start = best[end].1;
        words.push(edges[start]..edges[end]);
        end = start;
    }
    words.reverse();
    words
}

/// The rarity of a word in bits, if the dictionary has it.
fn rarity(word: &str) -> Option<u32> {
    let bytes = DICTIONARY.as_bytes();
    let (mut low, mut high) = (0, DICTIONARY.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let newline = |&byte: &u8| byte == b'\n';
        let start = bytes[..middle].iter().rposition(newline).map_or(0, |at| at + 1);
        let rest = bytes[start..].iter().position(newline);
        let end = rest.map_or(bytes.len(), |length| start + length);
        let (entry, bits) = DICTIONARY[start..end].split_once(' ')?;
        match entry.cmp(word) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return bits.trim_end().parse().ok(),
        }
    }
    None
}

/// Whether two words of the dictionary are one number: 第 and 47, 47 and 号, 十 and 五.
fn belongs(left: &str, right: &str) -> bool {
    let starts = |test: fn(char) -> bool| right.starts_with(test);
    if left == "第" {
        return starts(is_numeral);
    }
    let number = left.strip_prefix('第').unwrap_or(left);
    number.ends_with(is_digit) && starts(is_counter)
        || number.chars().all(is_numeral)
            && (right.chars().all(is_numeral) || starts(is_counter))
}

fn is_numeral(ch: char) -> bool {
    is_digit(ch) || chinese::is_numeral(ch) || "亿几".contains(ch)
}

fn is_counter(ch: char) -> bool {
    "年月日号届次期批轮条款项个件名人位户家所座栋处岁天周元角万亿米吨亩里公平千克倍级类种时分秒度码多余"
        .contains(ch)
}

/// Whether a word is 第八届, 六届 or 第三次, which go on with 委员会 or 会议.
pub(super) fn is_session_part(word: &str) -> bool {
    let number = word.strip_prefix('第').unwrap_or(word);
    number.starts_with(is_numeral) && (word.ends_with('届') || word.ends_with('次'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are(expected: &str) {
        let text = expected.replace('|', "");
        assert_eq!(words(&text).join("|"), expected);
    }

    #[test]
    fn words_of_titles() {
        are("关于|进一步|加强|城市|社区|居家养老|服务体系|建设|的|建议");
        are("关于|推动|新能源|汽车|充电|基础设施|高质量发展|的|建议");
        are("关于|支持|中小微企业|数字化转型|的|建议");
        are("关于|完善|未成年人|网络|保护机制|的|建议");
    }

    #[test]
    fn names_of_bureaus_are_words() {
        are("福田区|民政局");
        are("住房和建设局");
        are("卫生健康局");
        are("人力资源和社会保障局");
    }

    #[test]
    fn numbers_stay_with_what_is_before_and_behind_them() {
        are("第2023179号|提案");
        are("第八届|委员会|第三次|会议");
        are("第二十五届|三次|会议");
        are("2023年度|工作");
        are("R&D|伙伴");
    }

    /// It is searched by halves, so it has to be in order.
    #[test]
    fn dictionary_is_sorted() {
        let entries: Vec<&str> =
            DICTIONARY.lines().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert!(entries.len() > 70_000);
        assert!(entries.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(entries.iter().all(|word| word.chars().count() <= LONGEST));
        assert!(rarity(entries[0]).is_some());
        assert!(rarity(entries[entries.len() - 1]).is_some());
        assert_eq!(rarity("的答"), None);
    }

    /// `dictionary/make.py` was run after the last change of our own words.
    #[test]
    fn our_own_words_are_in_the_dictionary() {
        for word in include_str!("dictionary/own.txt").lines() {
            assert!(rarity(word).is_some_and(|bits| bits <= 14), "{word}");
        }
    }
}
