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

/// Lines of so many cells, lone characters left alone.
fn plain(cells: i32) -> Shape {
    Shape { measure: cells * CELL, ..Shape::default() }
}

fn cured(cells: i32) -> Shape {
    Shape { cure: true, ..plain(cells) }
}

fn set_lines(cells: i32, text: &str) -> Vec<String> {
    set(text, &plain(cells), &Grid).iter().map(Line::text).collect()
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
fn long_words_are_broken_where_they_are_divided() {
    let address = "见https://www.yunling.gov.cn/minzheng/tian.html";
    check(18, address, &["见https://www.yunling.gov.cn/", "minzheng/tian.html"]);
    check(8, "一二三四五Business-to-one", &["一二三四五", "Business-to-one"]);
    check(10, "一二三四五Business-to-one", &["一二三四五Business-", "to-one"]);
    check(6, "一二三四五Wi-Fi", &["一二三四五", "Wi-Fi"]);
    check(6, "一二三四五11/12", &["一二三四五", "11/12"]);
}

#[test]
fn a_paragraph_has_a_line_fewer_or_more_where_there_is_a_good_way() {
    let lines = |text: &str, wish| -> Vec<String> {
        let shape = Shape { wish, ..plain(12) };
        set(text, &shape, &Grid).iter().map(Line::text).collect()
    };
    let marks = "一，二，三，四，五，六七八九，一二，三，四五六七八。";
    let as_it_comes = ["一，二，三，四，五，六七", "八九，一二，三，四五六七", "八。"];
    assert_eq!(lines(marks, Wish::AsItComes), as_it_comes);
    let shorter = ["一，二，三，四，五，六七", "八九，一二，三，四五六七八。"];
    assert_eq!(lines(marks, Wish::OneFewer), shorter);
    assert_eq!(lines(marks, Wish::OneMore), as_it_comes, "too short");

    let full = "一二三四五六七八九十甲乙".repeat(3);
    let lengths = |wish| lines(&full, wish).iter().map(|it| it.chars().count()).collect();
    let [as_it_comes, longer, shorter]: [Vec<usize>; 3] =
        [Wish::AsItComes, Wish::OneMore, Wish::OneFewer].map(lengths);
    assert_eq!(as_it_comes, [12, 12, 12]);
    assert_eq!(longer, [12, 11, 11, 2]);
    assert_eq!(shorter, [12, 12, 12], "nothing gives");
}

#[test]
fn a_line_is_stretched_flush_unless_that_tears_it_apart() {
    let ends = |text: &str| -> Vec<i32> {
        set(text, &plain(12), &Grid).iter().map(|line| line.end).collect()
    };
    assert_eq!(ends("一二三四五六七1234567890"), [12 * CELL, 5 * CELL]);
    let address = "a".repeat(20);
    assert_eq!(ends(&format!("登录{address}")), [2 * CELL, 10 * CELL]);
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
    let shape = Shape { first_indent: 2 * CELL, ..plain(28) };
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

#[test]
fn lone_characters_of_the_real_letter_can_be_cured() {
    let shape = Shape { first_indent: 2 * CELL, ..cured(28) };
    let paragraphs = REAL.split("　　").skip(1);
    let texts = paragraphs.map(|paragraph| paragraph.lines().collect::<String>());
    let n_lines: usize = texts.map(|text| set(&text, &shape, &Grid).len()).sum();
    assert_eq!(n_lines, 68);
}

const LONE: &str = include_str!("../../../tests/breaks/lone-characters.txt");

#[test]
fn lone_last_characters_are_cured() {
    let mut n_cases = 0;
    for case in LONE.split("\n\n").filter(|case| !case.starts_with('#')) {
        let (heading, lines) = case.split_once('\n').expect("a heading and lines");
        let cells = heading.split('字').next().and_then(|cells| cells.parse().ok());
        let cells = cells.unwrap_or_else(|| panic!("no measure: {heading}"));
        let (before, after) = lines.split_once("----\n").expect("lines and cured lines");
        let first_indent =
            if heading.contains("首行左空二字") { 2 * CELL } else { 0 };
        let shape = |cure| Shape { first_indent, cure, ..plain(cells) };
        let text: String = before.lines().map(|line| &line[7..]).collect();
        assert_eq!(shown(&text, &shape(false)), before.trim_end(), "{heading}");
        assert_eq!(shown(&text, &shape(true)), after.trim_end(), "{heading}");
        n_cases += 1;
    }
    assert!(n_cases >= 10);
}

/// Lines with how much their widths are changed.
fn shown(text: &str, shape: &Shape) -> String {
    let lines = set(text, shape, &Grid);
    let lines = lines.iter().map(|line| format!("{:+6} {}", line.adjusted, line.text()));
    lines.collect::<Vec<_>>().join("\n")
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
    use std::ops::Range;

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

    fn ends_with_closing(line: &[char]) -> bool {
        line.last().is_some_and(|&ch| "，。》".contains(ch))
    }

    /// How much a line can give.
    fn give(line: &[char]) -> i32 {
        let Some((_, others)) = line.split_last() else { return 0 };
        let end = if ends_with_closing(line) { WIDE / 2 } else { 0 };
        let marks = others.iter().filter(|&&ch| "，。《》".contains(ch)).count() as i32;
        let gaps: i32 = line.windows(2).map(|pair| gap(pair[0], pair[1])).sum();
        end + marks * WIDE / 2 + gaps / 2
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

    /// Whether a line may not end before `at` for the sake of a number: 1—1, 1 111.
    fn in_number(text: &[char], at: usize) -> bool {
        let is_joint = |at: usize| {
            let n_digits = text[at + 1..].iter().take_while(|&&ch| ch == '1').count();
            let after = match text[at] {
                '—' => n_digits > 0,
                ' ' => n_digits == 3,
                _ => false,
            };
            at > 0 && text[at - 1] == '1' && after
        };
        is_joint(at) || is_joint(at - 1)
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
            .filter(|&at| {
                ends_may_stand(text, at) && !one_run(text, at) && !in_number(text, at)
            })
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
                    && (total(content) <= room
                        || ends_with_closing(content)
                            && total(content) - give(content) <= room)
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

    /// A last line that is not the only one, with at most a cell of words.
    fn is_lone(text: &[char], start: usize) -> bool {
        let words = text[start..].iter().filter(|&&ch| "汉a1".contains(ch));
        start > 0 && words.map(|&ch| width(ch)).sum::<i32>() <= WIDE
    }

    /// How much a line can be stretched evenly enough.
    fn take(text: &[char], line: Range<usize>) -> i32 {
        let places: Vec<usize> =
            (line.start + 1..line.end).filter(|&at| !one_run(text, at)).collect();
        let is_easy = |at: &&usize| !lone_dash(text, **at - 1) && !lone_dash(text, **at);
        let n_easy = places.iter().filter(is_easy).count();
        let n_even = if n_easy > 0 { n_easy } else { places.len() } as i32;
        let wide = |&&at: &&usize| text[at - 1] == ' ' || gap(text[at - 1], text[at]) > 0;
        let n_wide = places.iter().filter(wide).count() as i32;
        n_wide * WIDE / 4 + n_even * WIDE / 8
    }

    /// By how much the width of each line is changed, where all of them can be.
    fn changes(
        text: &[char],
        start: usize,
        ends: &[usize],
        room: i32,
    ) -> Option<Vec<i32>> {
        let starts = [start].into_iter().chain(ends.iter().copied());
        let change = |(start, &end): (usize, &usize)| {
            let content = without(&text[start..end], " ");
            let slack = room - total(content);
            let most = match slack {
                ..0 => give(content),
                _ if end == text.len() => return Some(0),
                _ => take(text, start..start + content.len()),
            };
            (slack.abs() <= most).then_some(slack.abs())
        };
        starts.zip(ends).map(change).collect()
    }

    /// All ways to break a text into so many lines from `start` on.
    fn ways(legal: &[usize], start: usize, n_lines: usize) -> Vec<Vec<usize>> {
        let end = *legal.last().expect("a text has an end");
        if n_lines == 1 {
            return if start < end { vec![vec![end]] } else { vec![] };
        }
        let firsts = legal.iter().filter(|&&first| start < first && first < end);
        firsts
            .flat_map(|&first| {
                let rest = ways(legal, first, n_lines - 1).into_iter();
                rest.map(move |rest| [vec![first], rest].concat())
            })
            .collect()
    }

    /// The lines with a lone last one cured: all answers that are as good as any.
    pub(super) fn cured(text: &[char], room: i32) -> Vec<Vec<usize>> {
        let lines = lines(text, room);
        let start = lines.iter().rev().nth(1).copied().unwrap_or(0);
        let is_cure = !text.is_empty() && is_lone(text, start);
        anew(text, room, if is_cure { &[-1, 0] } else { &[] })
    }

    /// The lines with the last ones broken into more, by the first of the numbers for which
    /// there is a way: all answers that are as good as any.
    pub(super) fn anew(text: &[char], room: i32, more: &[isize]) -> Vec<Vec<usize>> {
        let lines = lines(text, room);
        let n_lines = lines.len();
        let start = |idx: usize| if idx == 0 { 0 } else { lines[idx - 1] };
        let whole = |&end: &usize| {
            end == text.len()
                || ends_may_stand(text, end)
                    && !one_run(text, end)
                    && !in_number(text, end)
        };
        let legal: Vec<usize> = (1..=text.len()).filter(whole).collect();
        for more in more {
            for n_anew in 2..=n_lines.min(4) {
                let idx = n_lines - n_anew;
                let near = |end: &&usize| **end > start(idx);
                let legal: Vec<usize> = legal.iter().filter(near).copied().collect();
                let mut found = Vec::new();
                for way in ways(&legal, start(idx), n_anew.strict_add_signed(*more)) {
                    let last = way.iter().rev().nth(1).copied().unwrap_or(start(idx));
                    let Some(changes) = changes(text, start(idx), &way, room) else {
                        continue;
                    };
                    if !is_lone(text, last) {
                        let cost =
                            (changes.iter().sum::<i32>(), changes.into_iter().max());
                        found.push((cost, [lines[..idx].to_vec(), way].concat()));
                    }
                }
                if let Some(least) = found.iter().map(|(cost, _)| *cost).min() {
                    found.retain(|(cost, _)| *cost == least);
                    return found.into_iter().map(|(_, way)| way).collect();
                }
            }
        }
        vec![lines]
    }
}

#[test]
fn every_short_text_breaks_as_the_slow_search_has_it() {
    for room in [2, 3, 4] {
        every_text(&ALPHABET, most(), |chars| {
            let ends = line_ends(chars, &plain(room));
            assert_eq!(ends, slow::lines(chars, room * CELL), "{chars:?} in {room}");
        });
    }
}

fn line_ends(chars: &[char], shape: &Shape) -> Vec<usize> {
    let text: String = chars.iter().collect();
    set(&text, shape, &Grid).iter().map(|line| line.range.end).collect()
}

#[test]
fn every_short_text_is_cured_as_the_slow_search_has_it() {
    for room in [2, 3, 4] {
        let mut n_cured = 0;
        every_text(&ALPHABET, most(), |chars| {
            let ends = line_ends(chars, &cured(room));
            let expected = slow::cured(chars, room * CELL);
            assert!(expected.contains(&ends), "{chars:?} in {room}: {ends:?}");
            n_cured += usize::from(ends != slow::lines(chars, room * CELL));
        });
        assert!(n_cured > 1000, "{n_cured} in {room}");
    }
}

proptest::proptest! {
    #[test]
    fn longer_texts_break_as_the_slow_search_has_it(
        picks in proptest::collection::vec(0..ALPHABET.len() * 2, 0..200),
        room in 6..29,
    ) {
        let chars: Vec<char> = picks.iter().map(mostly_han).collect();
        let ends = line_ends(&chars, &plain(room));
        proptest::prop_assert_eq!(ends, slow::lines(&chars, room * CELL));
    }

    #[test]
    fn longer_texts_have_a_line_fewer_or_more_as_the_slow_search_has_it(
        picks in proptest::collection::vec(0..ALPHABET.len() * 3, 8..50),
        room in 5..12,
    ) {
        let chars: Vec<char> = picks.iter().map(mostly_han).collect();
        for (wish, more) in [(Wish::OneFewer, -1), (Wish::OneMore, 1)] {
            let ends = line_ends(&chars, &Shape { wish, ..plain(room) });
            let expected = slow::anew(&chars, room * CELL, &[more]);
            proptest::prop_assert!(expected.contains(&ends));
        }
    }

    #[test]
    fn longer_texts_are_cured_as_the_slow_search_has_it(
        picks in proptest::collection::vec(0..ALPHABET.len() * 2, 0..60),
        room in 6..15,
        tail in proptest::sample::select(vec!["汉", "汉。", "1", "汉》。", "—汉", "汉a"]),
    ) {
        // Cut behind a line, so that what follows is often lone.
        let mut chars: Vec<char> = picks.iter().map(mostly_han).collect();
        let ends = line_ends(&chars, &plain(room));
        chars.truncate(ends.iter().rev().nth(1).copied().unwrap_or_default());
        chars.extend(tail.chars());
        let ends = line_ends(&chars, &cured(room));
        proptest::prop_assert!(slow::cured(&chars, room * CELL).contains(&ends));
    }
}

/// Half of a text is 汉字, as in a letter.
fn mostly_han(pick: &usize) -> char {
    ALPHABET.get(*pick).copied().unwrap_or('汉')
}

#[test]
fn every_short_text_comes_out_whole_in_order_and_within_the_measure() {
    for shape in [plain(2), plain(3), cured(2), cured(3)] {
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
                let is_flush = line.end == shape.measure;
                let is_torn = line.adjusted == 0 && line.loosest > adjust::TORN;
                assert!(!spreads || is_flush || is_torn, "{text}: {line:?}");
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
        let ours = breaks::breaks(&clusters, &plain(28));
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
