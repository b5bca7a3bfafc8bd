//! Digits as they are typed: in any script, and with blanks and marks between them.

use std::ops::Range;

use chrono::NaiveDate;

use crate::chinese::half_width;

/// No number that is looked for has more digits; two identity numbers have as many.
const MOST_DIGITS: usize = 36;

/// More than this many blanks or marks do not belong to a number.
const WIDEST_GAP: usize = 4;

/// Digits that are not taken apart. 汉字 are units of one digit, since the 一 behind a number
/// may be the first character of 一直.
#[derive(Debug)]
struct Unit {
    chars: Range<usize>,
    /// 0 to 9, or X as the last of an identity number.
    digits: String,
    script: Script,
    /// What stands between this unit and the one before.
    gap: Gap,
}

/// What stands between two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing that is seen.
    Beside,
    /// Blanks or line ends.
    Blank,
    /// A mark that numbers are divided with, half-width: `-`, `.`, `/`, `)`.
    Mark(char),
    /// A mark that also stands between two numbers: 、 or a comma.
    Comma,
    /// Something that ends a number.
    Far,
}

/// Units that follow each other and may be one number.
#[derive(Debug)]
pub(super) struct Window {
    chars: Range<usize>,
    /// All digits.
    pub(super) digits: String,
    /// How many digits are in each group, from one gap to the next.
    pub(super) groups: Vec<usize>,
    /// What stands between the groups.
    pub(super) gaps: Vec<Gap>,
    /// Of how many units it is.
    pub(super) n_units: usize,
    /// How many digits the longest of them has.
    pub(super) longest_unit: usize,
    /// What of the same kind stands right before or behind the digits.
    beside: Beside,
}

/// What of the same kind stands right beside digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Nothing,
    /// Further digits, with a blank or a mark between.
    Group,
    /// A further number, with a comma between.
    Number,
    /// A further digit in 汉字.
    Digit,
}

impl Window {
    /// The characters from the first digit to the last.
    pub(super) fn range(&self) -> Range<usize> {
        self.chars.clone()
    }

    /// Whether it has digits only, and this many.
    pub(super) fn has(&self, n_digits: impl std::ops::RangeBounds<usize>) -> bool {
        n_digits.contains(&self.digits.len()) && !self.digits.contains('X')
    }

    /// Whether no further digit in 汉字 stands right beside.
    pub(super) fn is_whole(&self) -> bool {
        self.beside != Beside::Digit
    }

    /// Whether no further digits stand near, with a blank or a mark between.
    pub(super) fn is_alone(&self) -> bool {
        self.beside == Beside::Nothing
    }

    /// Whether it is part of a longer list of numbers.
    pub(super) fn is_listed(&self) -> bool {
        self.beside == Beside::Number
    }

    /// Whether nothing but blanks stands between the groups.
    pub(super) fn is_blank_only(&self) -> bool {
        self.gaps.iter().all(|gap| *gap == Gap::Blank)
    }

    /// Whether a comma stands between two of the groups.
    pub(super) fn has_comma(&self) -> bool {
        self.gaps.contains(&Gap::Comma)
    }

    /// Whether this mark stands between two of the groups.
    pub(super) fn has_mark(&self, mark: char) -> bool {
        self.gaps.contains(&Gap::Mark(mark))
    }

    /// Whether the digits are a date, or one after the other, or a moment.
    pub(super) fn is_dates(&self) -> bool {
        let digits = &self.digits;
        let is_date = |part: &str| NaiveDate::parse_from_str(part, "%Y%m%d").is_ok();
        let are_dates =
            || (0..digits.len()).step_by(8).all(|at| is_date(&digits[at..at + 8]));
        let is_moment = matches!(digits.len(), 10 | 12 | 14) && is_date(&digits[..8]);
        is_moment || digits.len().is_multiple_of(8) && are_dates()
    }

    /// Whether the same stands in every gap.
    pub(super) fn is_uniform(&self) -> bool {
        self.gaps.windows(2).all(|pair| pair[0] == pair[1])
    }
}

/// All runs of whole units that may be one number, in the order of their first digits.
pub(super) fn windows(chars: &[char]) -> impl Iterator<Item = Window> {
    let units = units(chars);
    let n_units = units.len();
    let of_first = move |first: usize| {
        let mut all: Vec<Window> = Vec::new();
        for last in first..units.len() {
            let Some(mut window) = longer(all.last(), &units[last]) else { break };
            window.beside = beside(&units, first, last);
            all.push(window);
        }
        all
    };
    (0..n_units).flat_map(of_first)
}

/// A window with one more unit, if that can still be one number.
fn longer(window: Option<&Window>, unit: &Unit) -> Option<Window> {
    let fits = |n_digits| n_digits <= MOST_DIGITS;
    let Some(window) = window else {
        return fits(unit.digits.len()).then(|| Window {
            chars: unit.chars.clone(),
            digits: unit.digits.clone(),
            groups: vec![unit.digits.len()],
            gaps: Vec::new(),
            n_units: 1,
            longest_unit: unit.digits.len(),
            beside: Beside::Nothing,
        });
    };
    let digits = format!("{}{}", window.digits, unit.digits);
    if unit.gap == Gap::Far || !fits(digits.len()) || window.digits.contains('X') {
        return None;
    }
    let (mut groups, mut gaps) = (window.groups.clone(), window.gaps.clone());
    match (unit.gap, groups.last_mut()) {
        (Gap::Beside, Some(last)) => *last += unit.digits.len(),
        (gap, _) => {
            groups.push(unit.digits.len());
            gaps.push(gap);
        }
    }
    let chars = window.chars.start..unit.chars.end;
    let (n_units, beside) = (window.n_units + 1, Beside::Nothing);
    let longest_unit = window.longest_unit.max(unit.digits.len());
    Some(Window { chars, digits, groups, gaps, n_units, longest_unit, beside })
}

/// What stands beside these units.
fn beside(units: &[Unit], first: usize, last: usize) -> Beside {
    let pair = |idx: usize| {
        let (one, other) = (units.get(idx.checked_sub(1)?)?, units.get(idx)?);
        Some(match other.gap {
            Gap::Beside if one.script == other.script => Beside::Digit,
            Gap::Comma => Beside::Number,
            Gap::Blank | Gap::Mark(_) => Beside::Group,
            Gap::Beside | Gap::Far => Beside::Nothing,
        })
    };
    pair(first).max(pair(last + 1)).unwrap_or(Beside::Nothing)
}

/// All units of a text.
fn units(chars: &[char]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for at in 0..chars.len() {
        let is_letter = matches!(half_width(chars[at]), 'O' | 'o' | 'l' | 'I');
        let Some((digit, script)) = digit(chars[at])
            .filter(|_| !is_letter || has_digit_beside(chars, at))
            .or_else(|| check_mark(chars, at, units.last()?))
        else {
            continue;
        };
        let gap = units.last().map_or(Gap::Far, |last| gap(&chars[last.chars.end..at]));
        let goes_on = |last: &&mut Unit| {
            let is_arabic = [script, last.script] == [Script::Arabic; 2];
            gap == Gap::Beside && is_arabic
        };
        match units.last_mut().filter(goes_on) {
            Some(last) => {
                last.chars.end = at + 1;
                last.digits.push(digit);
            }
            None => {
                let (chars, digits) = (at..at + 1, digit.to_string());
                units.push(Unit { chars, digits, script, gap });
            }
        }
    }
    units
}

/// What a digit is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// 0 to 9, and letters in their place.
    Arabic,
    /// 汉字, and digits in circles and brackets.
    Other,
}

/// A character as a digit, in whatever way it is written.
fn digit(ch: char) -> Option<(char, Script)> {
    const STARTS: [char; 4] = ['\u{0660}', '\u{06F0}', '\u{0966}', '\u{FF10}'];
    let plain = |value: u32| char::from_digit(value, 10);
    let offsets = STARTS.map(|start| (ch as u32).wrapping_sub(start as u32));
    if let Some(&value) = offsets.iter().find(|value| **value < 10) {
        return Some((plain(value)?, Script::Arabic));
    }
    let arabic = match ch {
        '0'..='9' => Some(ch),
        'O' | 'o' | 'Ｏ' | 'ｏ' => Some('0'),
        'l' | 'I' | 'ｌ' | 'Ｉ' => Some('1'),
        '\u{1D7CE}'..='\u{1D7FF}' => plain((ch as u32 - 0x1D7CE) % 10),
        '⁰' | '⁴'..='⁹' => plain(ch as u32 - 0x2070),
        '¹' => Some('1'),
        '²' | '³' => plain(ch as u32 - 0xB0),
        '₀'..='₉' => plain(ch as u32 - 0x2080),
        _ => None,
    };
    if let Some(digit) = arabic {
        return Some((digit, Script::Arabic));
    }
    let value = match ch {
        '①'..='⑨' => ch as u32 - '①' as u32 + 1,
        '⑴'..='⑼' => ch as u32 - '⑴' as u32 + 1,
        '⒈'..='⒐' => ch as u32 - '⒈' as u32 + 1,
        '❶'..='❾' => ch as u32 - '❶' as u32 + 1,
        '➀'..='➈' => ch as u32 - '➀' as u32 + 1,
        '⓪' | '⓿' | '〇' | '零' | '○' => 0,
        '幺' | '壹' | '弌' => 1,
        '贰' | '貳' | '两' | '弍' => 2,
        '叁' | '參' | '叄' | '弎' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' | '陸' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => crate::chinese::digit(ch)?,
    };
    Some((plain(value)?, Script::Other))
}

/// Whether a character is a digit, in whatever way it is written, and no letter.
pub(super) fn is_any_digit(ch: char) -> bool {
    !half_width(ch).is_ascii_alphabetic() && digit(ch).is_some()
}

/// Whether a letter that looks like a digit is in the midst of digits.
fn has_digit_beside(chars: &[char], at: usize) -> bool {
    let is_alike = |ch: char| digit(ch).is_some_and(|(_, it)| it == Script::Arabic);
    let is_digit = |ch: char| is_alike(ch) && !ch.is_alphabetic();
    const NEAR: usize = 12;
    let head = || chars[..at].iter().rev().take(NEAR);
    let tail = || chars[at + 1..].iter().take(NEAR);
    let before = head().take_while(|&&ch| is_alike(ch));
    let after = tail().take_while(|&&ch| is_alike(ch));
    let is_letter =
        |ch: Option<&char>| ch.is_some_and(|&ch| half_width(ch).is_ascii_alphabetic());
    // Tel13812345678 begins with a word.
    let is_word = is_letter(head().find(|&&ch| !is_alike(ch)))
        || is_letter(tail().find(|&&ch| !is_alike(ch)));
    !is_word && before.chain(after).filter(|&&ch| is_digit(ch)).count() >= 4
}

/// The X that an identity number may end with, behind its digits.
fn check_mark(chars: &[char], at: usize, before: &Unit) -> Option<(char, Script)> {
    let is_mark = matches!(half_width(chars[at]), 'X' | 'x' | 'Х' | 'х' | '×');
    let is_word = |ch: &char| half_width(*ch).is_ascii_alphabetic();
    let is_apart = !chars.get(at + 1).is_some_and(is_word);
    let is_near = gap(&chars[before.chars.end..at]) != Gap::Far;
    (is_mark && is_apart && is_near).then_some(('X', Script::Other))
}

/// What stands between two digits.
fn gap(between: &[char]) -> Gap {
    let seen = || between.iter().copied().filter(|ch| !is_invisible(*ch));
    // Between two numbers there may be a long text.
    let marks = seen().filter(|ch| !ch.is_whitespace()).take(WIDEST_GAP + 1);
    let marks: Vec<char> = marks.collect();
    match marks.first() {
        None if seen().next().is_none() => Gap::Beside,
        None => Gap::Blank,
        Some(_) if marks.len() > WIDEST_GAP => Gap::Far,
        Some(_) if marks.iter().all(|&ch| is_dividing(ch)) => Gap::Mark(plain(marks[0])),
        Some(_) if marks.len() == 1 && "，,、;；:：".contains(marks[0]) => Gap::Comma,
        Some(_) => Gap::Far,
    }
}

/// A mark as the one of its kind that messages and conditions name.
fn plain(mark: char) -> char {
    match half_width(mark) {
        '～' | '〜' | '∼' => '~',
        '—' | '―' | '－' => '-',
        other => other,
    }
}

/// Whether people divide numbers with a mark.
fn is_dividing(ch: char) -> bool {
    ch != '。'
        && "-~()._/·•・‧*=#+|\\[]'\"“”‘’…〜∼﹣「」〔〕【】<>^".contains(half_width(ch))
}

/// Whether a character leaves no trace on paper.
fn is_invisible(ch: char) -> bool {
    matches!(ch,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
