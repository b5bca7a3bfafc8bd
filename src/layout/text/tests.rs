//! Every short text over a small alphabet, against a slow search that follows the rule's
//! words; and the lines of a real letter.

use std::collections::BTreeMap;

use super::*;

/// Every Western character half a cell wide.
struct Grid;

impl Measure for Grid {
    fn advance(&self, _: char) -> i32 {
        CELL / 2
    }
}

fn set_lines(cells: i32, text: &str) -> Vec<String> {
    let shape = Shape { measure: cells * CELL, first_indent: 0, rest_indent: 0 };
    set(text, &shape, &Grid).iter().map(Line::text).collect()
}

fn check(cells: i32, text: &str, lines: &[&str]) {
    assert_eq!(set_lines(cells, text), lines);
}

#[test]
fn comma_never_starts_a_line() {
    check(7, "提案收悉现答，复如下", &["提案收悉现答，", "复如下"]);
    check(6, "提案收悉现答，复如下", &["提案收悉现", "答，复如下"]);
}

#[test]
fn one_mark_is_pushed_in_where_two_can_give_way() {
    check(6, "提，案收悉现，复如下", &["提，案收悉现，", "复如下"]);
}

#[test]
fn numbers_and_words_stay_whole() {
    check(6, "共有一二三12345名", &["共有一二三", "12345名"]);
    check(6, "增长一二三3.5%了", &["增长一二三", "3.5%了"]);
    check(6, "湿度一二三≤95%时", &["湿度一二三", "≤95%时"]);
}

#[test]
fn dashes_stay_whole() {
    check(6, "一二三四五——六", &["一二三四五", "——六"]);
}

#[test]
fn document_number_stays_whole_from_its_bracket_on() {
    check(8, "按照福民函〔2023〕32号办", &["按照福民函", "〔2023〕32号办"]);
}

#[test]
fn run_longer_than_a_line_is_broken_where_the_line_is_full() {
    check(4, "见abcdefghijkl", &["见abcde", "fghijkl"]);
}

const REAL: &str = include_str!("../../../tests/breaks/fuminhan-2023-32.txt");

#[test]
fn real_letter_breaks_as_printed() {
    let shape = Shape { measure: 28 * CELL, first_indent: 2 * CELL, rest_indent: 0 };
    let mut n_lines = 0;
    for paragraph in REAL.split("　　").skip(1) {
        let expected: Vec<&str> = paragraph.lines().collect();
        let text = expected.concat();
        let lines: Vec<String> =
            set(&text, &shape, &Grid).iter().map(|line| line.text()).collect();
        assert_eq!(lines, expected);
        n_lines += lines.len();
    }
    assert_eq!(n_lines, 70);
}

/// Enough of each kind that behaves in its own way.
const ALPHABET: [char; 9] = ['汉', '，', '。', '《', '》', 'a', '1', ' ', '—'];

/// Calls with every text of up to `most` characters.
fn every_text(alphabet: &[char], most: usize, mut check: impl FnMut(&[char])) {
    let mut text = Vec::new();
    fn grow(
        text: &mut Vec<char>,
        alphabet: &[char],
        most: usize,
        check: &mut impl FnMut(&[char]),
    ) {
        check(text);
        if text.len() == most {
            return;
        }
        for &ch in alphabet {
            text.push(ch);
            grow(text, alphabet, most, check);
            text.pop();
        }
    }
    grow(&mut text, alphabet, most, &mut check);
}

/// The most characters that every text is tried of; 7 takes minutes.
fn most() -> usize {
    if option_env!("SLOW").is_some() { 7 } else { 6 }
}

/// The rule, as its words say it, over the small alphabet: looks at every end there is.
mod slow {
    const WIDE: i32 = 1000;

    fn width(ch: char) -> i32 {
        if "a1 ".contains(ch) { WIDE / 2 } else { WIDE }
    }

    fn gap(before: char, here: char) -> i32 {
        let mixed = before == '汉' && "a1".contains(here)
            || "a1".contains(before) && here == '汉';
        if mixed { WIDE / 4 } else { 0 }
    }

    fn total(text: &[char]) -> i32 {
        text.iter().map(|&ch| width(ch)).sum::<i32>()
            + text.windows(2).map(|pair| gap(pair[0], pair[1])).sum::<i32>()
    }

    fn without<'a>(mut text: &'a [char], drop: &str) -> &'a [char] {
        while text.last().is_some_and(|&ch| drop.contains(ch)) {
            text = &text[..text.len() - 1];
        }
        text
    }

    /// How much a line that ends with a closing mark can give.
    fn give(line: &[char]) -> i32 {
        let Some((last, others)) = line.split_last() else { return 0 };
        if !"，。》".contains(*last) {
            return 0;
        }
        let marks = others.iter().filter(|&&ch| "，。《》".contains(ch)).count() as i32;
        let gaps: i32 = line.windows(2).map(|pair| gap(pair[0], pair[1])).sum();
        WIDE / 2 + marks * WIDE / 2 + gaps / 2
    }

    fn one_run(text: &[char], at: usize) -> bool {
        let (before, here) = (text[at - 1], text[at]);
        "a1".contains(before) && "a1".contains(here) || before == '—' && here == '—'
    }

    fn lone_dash(text: &[char], at: usize) -> bool {
        text[at] == '—'
            && (at == 0 || text[at - 1] != '—')
            && text.get(at + 1) != Some(&'—')
    }

    fn ends_may_stand(text: &[char], at: usize) -> bool {
        let seen = without(&text[..at], " ");
        !"，。》 ".contains(text[at])
            && !lone_dash(text, at)
            && seen.last() != Some(&'《')
    }

    /// Where lines may end, the insides of runs longer than a line included.
    fn ends(text: &[char], room: i32) -> Vec<usize> {
        let mut ends: Vec<usize> = (1..text.len())
            .filter(|&at| ends_may_stand(text, at) && !one_run(text, at))
            .collect();
        ends.push(text.len());
        let mut all = Vec::new();
        let mut start = 0;
        for end in ends {
            if total(&text[start..end]) > room {
                all.extend((start + 1..end).filter(|&at| ends_may_stand(text, at)));
            }
            all.push(end);
            start = end;
        }
        all
    }

    pub(super) fn lines(text: &[char], room: i32) -> Vec<usize> {
        let legal = ends(text, room);
        let mut taken = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let fits = |&end: &usize| {
                let content = without(&text[start..end], " ");
                total(without(content, "，。》")) <= room
                    && total(content) - give(content) <= room
            };
            let after_start = legal.iter().copied().filter(|&end| end > start);
            let end = after_start.filter(fits).max().unwrap_or_else(|| {
                let most = (start + 1..=text.len())
                    .filter(|&end| total(&text[start..end]) <= room)
                    .max();
                most.unwrap_or(start + 1)
            });
            taken.push(end);
            start = end;
        }
        taken
    }
}

#[test]
fn every_short_text_breaks_as_the_slow_search_has_it() {
    for room in [2, 3, 4] {
        let shape = Shape { measure: room * CELL, first_indent: 0, rest_indent: 0 };
        every_text(&ALPHABET, most(), |chars| {
            let text: String = chars.iter().collect();
            let lines = set(&text, &shape, &Grid);
            let ends: Vec<usize> = lines.iter().map(|line| line.range.end).collect();
            assert_eq!(ends, slow::lines(chars, room * CELL), "{text} in {room}");
        });
    }
}

proptest::proptest! {
    #[test]
    fn longer_texts_break_as_the_slow_search_has_it(
        picks in proptest::collection::vec(0..ALPHABET.len() * 2, 0..200),
        room in 6..29,
    ) {
        // Half of it 汉字, as in a letter.
        let pick = |&at: &usize| ALPHABET.get(at).copied().unwrap_or('汉');
        let chars: Vec<char> = picks.iter().map(pick).collect();
        let text: String = chars.iter().collect();
        let shape = Shape { measure: room * CELL, first_indent: 0, rest_indent: 0 };
        let ends: Vec<usize> =
            set(&text, &shape, &Grid).iter().map(|line| line.range.end).collect();
        proptest::prop_assert_eq!(ends, slow::lines(&chars, room * CELL));
    }
}

#[test]
fn every_short_text_comes_out_whole_in_order_and_within_the_measure() {
    for room in [2, 3] {
        let shape = Shape { measure: room * CELL, first_indent: 0, rest_indent: 0 };
        every_text(&ALPHABET, most() - 1, |chars| {
            let text: String = chars.iter().collect();
            let lines = set(&text, &shape, &Grid);
            let mut next = 0;
            for (idx, line) in lines.iter().enumerate() {
                assert_eq!(line.range.start, next, "{text}");
                next = line.range.end;
                let shown = &chars[line.range.clone()];
                let kept = shown.iter().rposition(|&ch| ch != ' ').map_or(0, |at| at + 1);
                assert!(line.text().chars().eq(shown[..kept].iter().copied()), "{text}");
                let is_single = line.characters.len() == 1;
                assert!(line.end <= shape.measure || is_single, "{text}: {line:?}");
                assert!(is_in_order(line), "{text}: {line:?}");
                let spreads = idx + 1 < lines.len() && may_spread(&shown[..kept]);
                assert!(!spreads || line.end == shape.measure, "{text}: {line:?}");
            }
            assert_eq!(next, chars.len(), "{text}");
        });
    }
}

fn is_in_order(line: &Line) -> bool {
    line.characters.windows(2).all(|pair| pair[0].x <= pair[1].x)
}

/// Whether a line has a place that may be widened.
fn may_spread(line: &[char]) -> bool {
    let solid = |ch: char| "a1".contains(ch);
    line.windows(2).any(|pair| {
        !(solid(pair[0]) && solid(pair[1]) || pair[0] == '—' && pair[1] == '—')
    })
}

/// Breaks that ICU4X does not allow in strict Chinese, by what stands on both sides. Its
/// rules are those of UAX #14, made for all languages at once; ours are GB/T 15834's.
fn is_known_difference(before: char, after: char) -> bool {
    // UAX #14 does not tell Chinese quotation marks that open from those that close.
    let quotes = after == '“' || before == '”';
    // The strict level keeps …… off a line's start; GB/T 15834 does not.
    let ellipsis = after == '…';
    // A name goes on after its middle dot, and a bracket may follow a percentage.
    let dot = before == '·' && matches!(after, 'a' | '1');
    let percent = before == '%' && matches!(after, '《' | '（' | '〔');
    // It never parts two dashes, not even over a blank.
    let dashes = before == ' ' && after == '—';
    quotes || ellipsis || dot || percent || dashes
}

#[test]
fn another_breaker_allows_every_break_of_ours() {
    use icu_segmenter::LineSegmenter;
    use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

    let alphabet = [
        '汉', '字', '，', '。', '、', '《', '》', '（', '）', '“', '”', 'a', '1', '%',
        '-', '/', ' ', '—', '…', '·', '～', '〔', '〕', '号',
    ];
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let other = LineSegmenter::new_auto(options);
    let mut differences = BTreeMap::new();
    every_text(&alphabet, 4, |chars| {
        let text: String = chars.iter().collect();
        let theirs: Vec<usize> = other.segment_str(&text).collect();
        let clusters = prepare::prepare(&text, &Grid);
        let shape = Shape { measure: 28 * CELL, first_indent: 0, rest_indent: 0 };
        let ours = breaks::breaks(&clusters, &shape);
        let mut at = 0;
        for (idx, ch) in chars.iter().enumerate() {
            at += ch.len_utf8();
            let Some(&after) = chars.get(idx + 1) else { continue };
            if ours[idx] && !theirs.contains(&at) && !is_known_difference(*ch, after) {
                differences.entry((*ch, after)).or_insert(text.clone());
            }
        }
    });
    assert!(differences.is_empty(), "{differences:?}");
}
