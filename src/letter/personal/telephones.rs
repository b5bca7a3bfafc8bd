//! Telephone numbers.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::digits::{Gap, Window};
use super::words::Around;
use crate::chinese::half_width;

/// Words that a telephone stands behind, in small letters.
const WORDS: [&str; 24] = [
    "电话",
    "手机",
    "传真",
    "致电",
    "座机",
    "联系方式",
    "拨打",
    "固话",
    "来电",
    "电联",
    "通话",
    "分机",
    "直拨",
    "联系人",
    "办公室",
    "值班室",
    "总机",
    "短信",
    "呼叫",
    "tel",
    "phone",
    "fax",
    "mobile",
    "call",
];

/// Whether these are the digits of a telephone. A mobile is one whatever stands around it;
/// 7 or 8 digits alone are one where they are called so.
pub(super) fn is_telephone(window: &Window, around: &Around) -> bool {
    if window.digits.contains('X') {
        return false;
    }
    let is_other = || {
        is_landline(window, around)
            || is_abroad(window, around)
            || is_hot_line(window, around)
            || is_called(window, around)
            || is_short(window, around)
            || has_count_behind(window, around)
    };
    is_mobile(window, around) || window.is_whole() && is_other()
}

/// 11 digits from 13 to 19, in groups as people write them, with a prefix or without; or
/// several of them with nothing between.
fn is_mobile(window: &Window, around: &Around) -> bool {
    const PREFIXES: [&str; 7] = ["86", "0086", "086", "00", "0", "17951", "12593"];
    let digits = &window.digits;
    let prefix = PREFIXES.iter().find_map(|prefix| {
        (digits.len() == prefix.len() + 11 && digits.starts_with(prefix))
            .then_some(prefix.len())
    });
    let is_row = digits.len().is_multiple_of(11) && window.groups.len() == 1;
    match prefix.unwrap_or(0) {
        0 if is_row => {
            (0..digits.len()).step_by(11).all(|at| begins_mobile(&digits[at..]))
        }
        n_prefix => {
            let mut groups = window.groups.clone();
            let mut gaps = &window.gaps[..];
            if groups[0] <= n_prefix && n_prefix > 0 {
                groups.remove(0);
                gaps = &gaps[1..];
            } else {
                groups[0] -= n_prefix;
            }
            groups.iter().sum::<usize>() == 11
                && begins_mobile(&digits[n_prefix..])
                && is_grouped(&groups, gaps, &digits[n_prefix..], around)
                && !(window.has_comma() && (window.is_listed() || around.is_amount()))
        }
    }
}

fn begins_mobile(digits: &str) -> bool {
    let second = digits.as_bytes().get(1);
    digits.starts_with('1') && second.is_some_and(|digit| (b'3'..=b'9').contains(digit))
}

/// Whether eleven digits stand in groups as people write a mobile number, and not as several
/// amounts, a range or the number of a standard would.
fn is_grouped(groups: &[usize], gaps: &[Gap], digits: &str, around: &Around) -> bool {
    let is_two = matches!(gaps, [Gap::Blank | Gap::Mark('-' | '~' | '_' | ')')]);
    let is_called = is_two && around.is_called(&WORDS);
    if is_called || gaps.iter().all(|gap| *gap == Gap::Blank) {
        return true;
    }
    if gaps.contains(&Gap::Comma) || gaps.contains(&Gap::Mark('/')) {
        return groups == [3, 4, 4] || groups == [3, 8] && !gaps.contains(&Gap::Comma);
    }
    let mixes_points =
        gaps.contains(&Gap::Mark('.')) && gaps.iter().any(|gap| *gap != Gap::Mark('.'));
    let falls = || {
        let (first, second) = digits.split_at(groups[0]);
        first.len() > second.len() || first.len() == second.len() && first > second
    };
    match groups {
        // As a sheet of numbers shows it: 1.3812345678E+10.
        [1, 10] if gaps == [Gap::Mark('.')] => around.is_word_behind(),
        [3, 4, 4] | [3, 8] | [4, 3, 4] | [4, 4, 3] => true,
        [3, ..] => !mixes_points,
        [_, _] => falls() && gaps[0] != Gap::Mark('.'),
        _ => groups.iter().all(|&n| n <= 2) && !mixes_points,
    }
}

/// An area code and 7 or 8 digits.
fn is_landline(window: &Window, around: &Around) -> bool {
    let digits = &window.digits;
    let n_area = match digits.as_bytes() {
        [b'0', b'1', b'0', ..] | [b'0', b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return false,
    };
    let n_local = digits.len().saturating_sub(n_area);
    let is_local = n_local == 8 || (n_local == 7 && n_area == 4);
    // No number of a telephone begins with 0 or 1.
    let begins =
        digits.as_bytes().get(n_area).is_some_and(|it| (b'2'..=b'9').contains(it));
    let is_grouped = match &window.groups[..] {
        [_] => true,
        [area, rest @ ..] if *area == n_area => {
            matches!(rest, [_] | [3 | 4, 4])
        }
        _ => window.is_blank_only(),
    };
    let is_decimal = window.groups[0] == 1 && window.has_mark('.');
    is_local
        && begins
        && is_grouped
        && !is_decimal
        && !window.has_comma()
        && !around.is_numbered()
        && !around.is_code()
}

/// The number of a country and, without its 0, an area: +86 571 8765 4321, +852 1234 5678.
fn is_abroad(window: &Window, around: &Around) -> bool {
    if window.has_comma() || around.is_numbered() {
        return false;
    }
    let is_signed = around.is_called_directly(&["+", "＋"]) && window.has(9..=15);
    let is_own = ["86", "0086"].iter().any(|it| window.digits.starts_with(it))
        && matches!(window.groups[0], 2 | 4)
        && window.has(11..=15)
        && matches!(window.groups[1..], [2 | 3, 7 | 8] | [2 | 3, 4, 4] | [2 | 3, 3, 4]);
    is_signed || is_own
}

/// 400 and 800 numbers.
fn is_hot_line(window: &Window, around: &Around) -> bool {
    let begins = ["400", "800"].iter().any(|it| window.digits.starts_with(it));
    let is_grouped =
        matches!(window.groups[..], [10] | [3, 3, 4] | [3, 4, 3] | [4, 3, 3] | [3, 7]);
    let is_list = window.has_comma() || window.has_mark('/') || window.has_mark('.');
    begins && window.has(10..=10) && is_grouped && !is_list && !around.is_amount()
}

/// 7 or 8 digits that are called a telephone, or follow one.
fn is_called(window: &Window, around: &Around) -> bool {
    let is_grouped = match window.groups[..] {
        [7] | [8] => true,
        [3 | 4, 4] => is_local(window),
        _ => false,
    };
    if !window.has(7..=8) || !is_grouped || window.has_comma() {
        return false;
    }
    let is_called = around.is_called(&WORDS) || around.follows_telephone;
    let is_directly = around.is_announced(&WORDS);
    let is_other = around.is_amount() || around.is_numbered() || window.is_dates();
    is_directly || is_called && !is_other
}

/// The short number of a telephone within a house or a net of mobiles.
fn is_short(window: &Window, around: &Around) -> bool {
    const SHORT: [&str; 5] = ["短号", "小号", "虚拟网", "集团号", "分机"];
    let is_called = around.is_called_directly(&SHORT) && !around.is_amount();
    window.has(3..=8) && window.groups.len() == 1 && is_called
}

/// A mobile with a count typed right behind it: 短信已发至138123456783次.
fn has_count_behind(window: &Window, around: &Around) -> bool {
    let is_one = window.has(12..=13) && window.n_units == 1;
    is_one && begins_mobile(&window.digits) && around.is_called(&WORDS)
}

/// Whether digits in two groups are written like a telephone of this place.
pub(super) fn is_local(window: &Window) -> bool {
    let (first, second) = window.digits.split_at(window.groups[0]);
    let is_year = |part: &str| part.len() == 4 && matches!(&part[..2], "19" | "20");
    let divides = window.has_mark('-') || window.is_blank_only();
    let begins = !first.starts_with(['0', '1']);
    divides && begins && !is_year(first) && !is_year(second)
}

/// A telephone number with the bracket or sign that it begins with, and its extension.
pub(super) fn whole(chars: &[char], number: Range<usize>) -> Range<usize> {
    let closes = chars[number.clone()].iter().any(|&ch| half_width(ch) == ')');
    let mut start = number.start;
    while start > 0 {
        match half_width(chars[start - 1]) {
            '+' => start -= 1,
            '(' if closes
                || chars.get(start).is_some_and(|&ch| half_width(ch) == '+') =>
            {
                start -= 1;
            }
            _ => break,
        }
    }
    start..number.end + extension(&chars[number.end..])
}

/// How many characters the extension has that stands here: 转8012, -8012, （分机8012）; or
/// what the number may end with instead: /53.
fn extension(behind: &[char]) -> usize {
    static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
        let (digits, blanks) = ("[0-9〇零一二三四五六七八九]", "[ \t\n\u{3000}]*");
        let word = r"转|转接|转?分机号?|内线|ext\.?|#|-|/";
        let start = format!("^{blanks}([(，,]?){blanks}(?:{word}){blanks}");
        let pattern = format!("{start}[:为]?{blanks}({digits}{{1,6}})");
        Regex::new(&pattern).expect("a pattern")
    });
    let near = &behind[..behind.len().min(24)];
    let text: String =
        near.iter().map(|&ch| half_width(ch).to_ascii_lowercase()).collect();
    let Some(found) = EXTENSION.captures(&text) else { return 0 };
    let n_chars = found[0].chars().count();
    let next = behind.get(n_chars).map(|&ch| half_width(ch));
    match next {
        // The next number of a list, not an extension.
        Some(ch) if ch.is_ascii_digit() => 0,
        Some(')') if &found[1] == "(" => n_chars + 1,
        _ => n_chars,
    }
}

/// Extensions whose number is gone already, or is not told: 总机转8012.
pub(super) fn extensions_alone(chars: &[char]) -> Vec<Range<usize>> {
    const HOUSE: [&str; 6] = ["×××", "总机", "电话", "座机", "拨打", "内线"];
    let houses: Vec<Vec<char>> =
        HOUSE.iter().map(|word| word.chars().collect()).collect();
    let is_house = |end: &usize| houses.iter().any(|word| chars[..*end].ends_with(word));
    let ends = (2..=chars.len()).filter(is_house);
    let found = ends.filter_map(|end| {
        let behind = &chars[end..];
        let is_list = behind.first().is_some_and(|&ch| "-/#".contains(half_width(ch)));
        let is_gone = chars[..end].ends_with(&['×'; 3]);
        (is_gone || !is_list).then(|| end..end + extension(behind))
    });
    found.filter(|it| !it.is_empty()).collect()
}
