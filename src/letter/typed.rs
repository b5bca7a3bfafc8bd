//! Ordinals that begin a line.

use crate::chinese::is_digit;
use crate::chinese::is_numeral;
use crate::chinese::number;
use crate::reader::Text;

/// The levels of sections, which have the ordinals 一、（一）1.（1） (7.3.3).
pub(super) const DEEPEST: usize = 4;

/// The ordinal that a line begins with: 一、 （一） 1. （1）.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    /// The level of headings that has such ordinals, 1 to 4.
    pub(crate) level: usize,
    /// Its number.
    pub(crate) number: u64,
    /// How many characters it has, with a mark and blanks behind it.
    pub(crate) n_chars: usize,
}

/// Reads the ordinal at the start of a line. Lines such as （1）号楼 begin with none, nor do
/// those that name several by their ordinals: （一）、（二）两项.
pub(crate) fn typed(text: &str) -> Option<Typed> {
    let chars: Vec<char> = text.chars().collect();
    let at = |idx: usize| chars.get(idx).copied().unwrap_or(' ');
    let in_brackets = matches!(at(0), '（' | '(');
    let mut n_chars = match ordinal(text) {
        0 => before_comma(&chars).or_else(|| before_year(&chars))?,
        n_chars => n_chars,
    };
    let first = at(usize::from(in_brackets));
    let level = match (in_brackets, is_digit(first)) {
        (false, false) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (true, true) => 4,
    };
    let numeral = &chars[usize::from(in_brackets)..n_chars - 1];
    if numeral.len() > 2 && is_digit(first) {
        return None;
    }
    if in_brackets && matches!(at(n_chars), '、' | '．' | '.' | '，' | ',') {
        n_chars += 1;
    }
    n_chars +=
        chars[n_chars..].iter().take_while(|ch| matches!(ch, ' ' | '\u{3000}')).count();
    let next = *chars.get(n_chars)?;
    let counts = in_brackets && "号栋幢座期届级班楼组".contains(next);
    let counts = counts || (in_brackets && is_ordinal_of_several(&chars[n_chars..]));
    let number = number(&numeral.iter().collect::<String>())?;
    (!counts).then_some(Typed { level, number, n_chars })
}

/// Reads the ordinal at the start of a line that follows one with a number of level 3, which
/// tells 3、5个街道 from a list of numbers.
pub(crate) fn typed_behind(text: &str, before: Option<u64>) -> Option<Typed> {
    let in_order = || {
        let number = before? + 1;
        let own = format!("{number}、");
        let goes_on = text.strip_prefix(&own)?.starts_with(is_digit);
        goes_on.then_some(Typed { level: 3, number, n_chars: own.chars().count() })
    };
    typed(text).or_else(in_order)
}

/// Whether what follows an ordinal in brackets is another one: 和（二）, 至（三）.
fn is_ordinal_of_several(rest: &[char]) -> bool {
    let joined = rest.first().is_some_and(|ch| "和与及至到、—～-".contains(*ch));
    let rest: String = rest[usize::from(joined)..].iter().collect();
    rest.starts_with(['（', '(']) && ordinal(&rest) > 0
}

/// A line with the ordinal that it begins with as letters write it: 1. for 1．and ⒈, （1） for ⑴.
pub(super) fn with_usual_ordinal(line: Text) -> Text {
    let first = line.chars().next().unwrap_or(' ');
    let nth = |from: char| u32::from(first) - u32::from(from) + 1;
    match first {
        '⑴'..='⒇' => return instead_of(&line, 0, &format!("（{}）", nth('⑴'))),
        '⒈'..='⒛' => return instead_of(&line, 0, &format!("{}.", nth('⒈'))),
        _ => {}
    }
    let n_digits = line.chars().take_while(|ch| is_digit(*ch)).count();
    let has_wide_dot = n_digits > 0 && line.chars().nth(n_digits) == Some('．');
    match has_wide_dot && typed(&line).is_some() {
        true => instead_of(&line, n_digits, "."),
        false => line,
    }
}

/// A line with something else in place of one of its characters.
fn instead_of(line: &Text, at: usize, new: &str) -> Text {
    line.with(std::slice::from_ref(&(at..at + 1)), new)
}

/// The length of 一 and a comma, which is often typed for 一、.
fn before_comma(chars: &[char]) -> Option<usize> {
    let n = chars.iter().take_while(|ch| is_han_digit(**ch)).count();
    let is_followed = chars.get(n + 1).is_some_and(|ch| !is_numeral(*ch));
    (n > 0 && matches!(chars.get(n), Some('，' | ',')) && is_followed).then_some(n + 1)
}

/// The length of 一、 or 1. before a year: 一、2023年工作情况.
fn before_year(chars: &[char]) -> Option<usize> {
    let is_own: fn(char) -> bool = match chars.first() {
        Some(ch) if is_digit(*ch) => is_digit,
        _ => is_han_digit,
    };
    let n = chars.iter().take_while(|ch| is_own(**ch)).count();
    let year = chars.get(n + 1..n + 5)?;
    let is_year = year.iter().all(|ch| is_digit(*ch)) && chars.get(n + 5) == Some(&'年');
    let is_marked = match chars[n] {
        '、' => true,
        '.' | '．' => is_digit(chars[0]),
        _ => false,
    };
    ((1..=2).contains(&n) && is_marked && is_year).then_some(n + 1)
}

/// Whether the words behind an ordinal go on with the next ones, so that the paragraph is a
/// series: （一）甲。（二）乙。
pub(super) fn is_series(words: &str, first: &Typed) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let begins = |at: usize| "。；，：、！;,:".contains(chars[at]);
    let mut starts = (0..chars.len()).filter(|at| begins(*at)).map(|at| at + 1);
    starts.any(|start| {
        let rest: String = chars[start..].iter().collect();
        let next = typed(&rest);
        next.is_some_and(|it| it.level == first.level && it.number == first.number + 1)
    })
}

/// The length in characters of the ordinal that a heading starts with: 一、 （一） 1. 1、 （1）.
/// A numeral followed by another (三、四月份, 1、2号线) is none, nor is a year in brackets.
pub(super) fn ordinal(heading: &str) -> usize {
    let chars: Vec<char> = heading.chars().collect();
    let digits = |from: usize, is_digit: fn(char) -> bool| {
        chars[from..].iter().take_while(|&&ch| is_digit(ch)).count()
    };
    let at = |idx: usize| chars.get(idx).copied().unwrap_or(' ');
    match at(0) {
        '（' | '(' => {
            let n = digits(1, is_han_digit).max(digits(1, is_digit));
            if (1..4).contains(&n) && matches!(at(n + 1), '）' | ')') {
                n + 2
            } else {
                0
            }
        }
        ch if is_han_digit(ch) || is_digit(ch) => {
            let n = digits(0, if is_digit(ch) { is_digit } else { is_han_digit });
            let goes_on = is_digit(at(n + 1)) || is_han_digit(at(n + 1));
            if matches!(at(n), '、' | '．' | '.') && !goes_on { n + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Whether an ordinal may contain it. In 一、两个, 一、万亩 and 一、零距离 the ordinal is 一、.
pub(super) fn is_han_digit(ch: char) -> bool {
    is_numeral(ch) && !"〇零万两".contains(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn begins(text: &str, expected: Option<(usize, u64, usize)>) {
        let found = typed(text).map(|it| (it.level, it.number, it.n_chars));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ordinals_as_they_are_typed() {
        begins("一、加强领导", Some((1, 1, 2)));
        begins("十二、 加强领导", Some((1, 12, 4)));
        begins("一、2023年工作情况", Some((1, 1, 2)));
        begins("3、2023年办理案件1973件", Some((3, 3, 2)));
        begins("1.2024年年底前完成", Some((3, 1, 2)));
        begins("（一）2023年工作情况", Some((2, 1, 3)));
        begins("一.加强领导", Some((1, 1, 2)));
        begins("二，加强领导", Some((1, 2, 2)));
        begins("（一）加强领导", Some((2, 1, 3)));
        begins("(二)加强领导", Some((2, 2, 3)));
        begins("（三）、加强领导", Some((2, 3, 4)));
        begins("1.加强领导", Some((3, 1, 2)));
        begins("１．加强领导", Some((3, 1, 2)));
        begins("12、加强领导", Some((3, 12, 3)));
        begins("（1）加强领导", Some((4, 1, 3)));
        begins("(１)加强领导", Some((4, 1, 3)));
    }

    #[test]
    fn numbers_that_are_no_ordinals() {
        for text in [
            "1.5万元",
            "2024.6",
            "2024、2025年",
            "（1）号楼",
            "（一）期工程",
            "一、二期工程",
            "三、四月份",
            "1、2号线",
            "（2024）年",
            "二、三级医院与社区医院联动",
            "三、四季度将继续推进",
            "（一）、（二）两项建议",
            "（一）至（三）项建议",
            "(1)和(2)两项建议",
            "一是加强领导",
            "一个",
            "（一）",
            "1.",
            "3，500元",
            "一，二，三",
        ] {
            begins(text, None);
        }
    }

    #[test]
    fn series_within_a_paragraph() {
        for (line, expected) in [
            ("（一）放宽准入。（二）破解难题。（三）保护权益。", true),
            ("一、场地；二、资金", true),
            ("（一）放宽准入。成立专班（见附件）。", false),
            ("（一）放宽准入。（三）保护权益。", false),
        ] {
            let first = typed(line).expect("an ordinal");
            let words: String = line.chars().skip(first.n_chars).collect();
            assert_eq!(is_series(&words, &first), expected, "{line}");
        }
    }
}
