//! 案号 as they are written: bare, with what the template adds around them, or damaged on the
//! way through another program.

use super::is_digit;
use super::is_numeral;
use super::typed::has_lost_digits;
use super::typed::is_day_of_number;
use super::typed::is_formula_error;
use super::width::half_width;
use super::width::to_half_width;

/// What a text says of the 案号 in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseNumber {
    /// It is the number.
    Plain,
    /// It is surely this number, with something around it: 第0231号提案.
    Wrapped(String),
    /// It may be any of these: 2024年第231号 is 231 of 2024, or 2024231.
    Unclear(Vec<String>),
    /// Its digits are lost: 2.02E+11.
    Lost,
    /// A program made a day of it: 5月12日 of 5-12.
    Day,
    /// A formula failed, or a column was too narrow.
    Failed,
    /// There is only what stands around a number.
    Missing,
}

impl CaseNumber {
    /// Reads a text that is to be a 案号.
    ///
    /// ```
    /// use reply::chinese::CaseNumber;
    ///
    /// assert_eq!(CaseNumber::read("第0231号提案"), CaseNumber::Wrapped("0231".to_owned()));
    /// assert_eq!(CaseNumber::read("政协B类12"), CaseNumber::Plain);
    /// assert_eq!(CaseNumber::read("2.02E+11"), CaseNumber::Lost);
    /// ```
    pub fn read(text: &str) -> CaseNumber {
        let text = text.trim();
        let bare = peeled(text);
        let inner = bare.trim_start_matches('第').trim_end_matches('号');
        let is_narrow = text.len() > 1 && text.chars().all(|ch| ch == '#');
        let read = match () {
            () if is_formula_error(text) || is_narrow => return CaseNumber::Failed,
            () if has_lost_digits(&to_half_width(inner)) => return CaseNumber::Lost,
            () if is_day_of_number(inner) => return CaseNumber::Day,
            () => figures(inner).or_else(|| several(bare)).unwrap_or_else(|| one(bare)),
        };
        match read {
            CaseNumber::Plain if bare != text => CaseNumber::Wrapped(bare.to_owned()),
            other => other,
        }
    }
}

/// A proposal's number without what the template adds around it, where it is certain.
///
/// ```
/// use reply::chinese::bare_number;
///
/// assert_eq!(bare_number("第2023179号"), "2023179");
/// assert_eq!(bare_number("第一组12"), "第一组12");
/// assert_eq!(bare_number("未编号"), "未编号");
/// ```
pub fn bare_number(number: &str) -> String {
    match CaseNumber::read(number) {
        CaseNumber::Wrapped(bare) => bare,
        _ => number.to_owned(),
    }
}

/// Signs that programs and hands leave around a number.
const AROUND: &str = "'＇‘’\"＂“”`=＝#＃№，,。.．；;：:、";

/// Brackets around a whole number.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('《', '》')];

/// A text without the signs around it: '0231, ="0231", （0231）, No.0231.
fn peeled(text: &str) -> &str {
    let is_around = |ch: char| AROUND.contains(ch) || ch.is_whitespace();
    let mut rest = text.trim_matches(is_around);
    let has_number = rest.contains(|ch| is_digit(ch) || is_numeral(ch));
    // A quotation is part of a number.
    if !has_number || rest.contains(['"', '“', '”', '‘', '’']) {
        rest = text;
    }
    for (open, close) in BRACKETS {
        let inside = rest.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| !inside.contains([open, close])) {
            return peeled(inside);
        }
    }
    let is_no = rest.get(..2).is_some_and(|no| no.eq_ignore_ascii_case("no"));
    let behind = rest.get(2..).unwrap_or_default().trim_start_matches(is_around);
    match is_no && behind.starts_with(is_digit) {
        true => behind,
        false => rest,
    }
}

/// What digits with a point, commas or blanks between them are; none of other texts.
fn figures(text: &str) -> Option<CaseNumber> {
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if let Some((whole, places)) = text.split_once('.') {
        let is_whole = are_digits(whole) && places.bytes().all(|byte| byte == b'0');
        return is_whole.then(|| CaseNumber::Wrapped(whole.to_owned()));
    }
    let groups: Vec<&str> = text.split(',').collect();
    let are_thousands = (1..4).contains(&groups[0].len())
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3);
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts = match () {
        () if groups.len() > 1 && are_thousands => groups,
        () if words.len() > 1 => words,
        () => return None,
    };
    let are_figures = parts.iter().all(|part| are_digits(part));
    are_figures.then(|| CaseNumber::Unclear(vec![parts.concat(), parts.join("、")]))
}

/// Several numbers with 第 and 号 of their own: 第231号、第232号.
fn several(text: &str) -> Option<CaseNumber> {
    let is_marked = text.contains(['第', '号']);
    let parts: Vec<&str> =
        text.split(['、', '，', ',', '；', ';', '和', '及', '与']).collect();
    if !is_marked || parts.len() < 2 {
        return None;
    }
    let read = parts.iter().map(|part| match one(part.trim()) {
        CaseNumber::Plain if part.trim().chars().all(is_of_core) => {
            Some(part.trim().into())
        }
        CaseNumber::Wrapped(number) if number.chars().all(is_of_core) => Some(number),
        CaseNumber::Unclear(_) => Some(String::new()),
        _ => None,
    });
    let numbers: Vec<String> = read.collect::<Option<_>>()?;
    Some(match numbers.iter().any(String::is_empty) {
        true => CaseNumber::Unclear(Vec::new()),
        false => CaseNumber::Wrapped(numbers.join("、")),
    })
}

/// What a text with one number says.
fn one(text: &str) -> CaseNumber {
    let read = Parts::of(text).map_or(CaseNumber::Plain, |parts| parts.read());
    let bare = without_di(text);
    match bare.strip_suffix('号').filter(|_| bare != text) {
        // 第2024〔231〕号
        Some(rest) if read == CaseNumber::Plain => CaseNumber::Wrapped(rest.to_owned()),
        None if read == CaseNumber::Plain && is_empty_wrap(text) => CaseNumber::Missing,
        _ => read,
    }
}

/// Whether it is only what stands around a number: 第号, 提案.
fn is_empty_wrap(text: &str) -> bool {
    let text = text.replace(['第', '号'], "");
    without_words(&text).is_empty()
}

/// A text without the 第 before a number. 第 of 第一组 belongs to the number.
fn without_di(text: &str) -> &str {
    let rest = text.strip_prefix('第').unwrap_or(text);
    let is_number =
        |ch: char| half_width(ch).is_ascii_alphanumeric() || "〔[（(".contains(ch);
    if rest.starts_with(is_number) { rest } else { text }
}

/// Whether a character may be part of a bare number.
fn is_of_core(ch: char) -> bool {
    let half = half_width(ch);
    half.is_ascii_alphanumeric() || half == '-' || is_numeral(ch)
}

/// A number with what stands before and behind it.
struct Parts<'a> {
    before: &'a str,
    /// Whether 第 stands right before it.
    has_di: bool,
    core: &'a str,
    /// Whether 号 stands right behind it.
    has_hao: bool,
    behind: &'a str,
}

/// What stands before a number.
enum Before {
    Nothing,
    /// Words that tell what the number is: 提案, 政协七届三次会议.
    Words,
    /// A body's name, which may be part of the number: 政协.
    Body,
    /// A year, which may be part of the number; as it would be written there.
    Year(String),
    /// Something else, which may be part of the number: B类.
    Other,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Parts<'a>> {
        let is_end = |at: &usize| text[..*at].trim_end().ends_with(is_of_core);
        let hao = text.match_indices('号').map(|(at, _)| at).find(is_end);
        let (head, behind) = match hao {
            Some(at) => (text[..at].trim_end(), text[at..].trim_start_matches('号')),
            None if text.ends_with(is_of_core) => (text, ""),
            None => text.split_at(text.find(|ch| !is_of_core(ch))?),
        };
        let start = head.trim_end_matches(is_of_core).len();
        let core = head[start..].trim_start_matches(|ch| half_width(ch) == '-');
        let before = head[..head.len() - core.len()].trim_end();
        let has_di = before.ends_with('第');
        let before = before.trim_end_matches('第').trim_end();
        let parts =
            Parts { before, has_di, core, has_hao: hao.is_some(), behind: behind.trim() };
        (!core.is_empty()).then_some(parts)
    }

    fn read(&self) -> CaseNumber {
        let &Parts { before, has_di, core, has_hao, behind } = self;
        let is_marked = has_di || has_hao;
        let is_wrapped = is_marked || !behind.is_empty();
        let sure = || CaseNumber::Wrapped(core.to_owned());
        let either = |other: String| CaseNumber::Unclear(vec![core.to_owned(), other]);
        if !behind.is_empty() && !self.is_remark() {
            return match has_hao && before.is_empty() {
                // 第12号之1
                true => either(format!("{core}{behind}")),
                false => CaseNumber::Plain,
            };
        }
        match self.before() {
            Before::Nothing if is_wrapped => sure(),
            Before::Nothing => CaseNumber::Plain,
            Before::Words => sure(),
            Before::Body if has_di => sure(),
            Before::Year(year) => either(format!("{year}{core}")),
            Before::Body | Before::Other if has_di && has_hao => {
                either(format!("{before}{core}"))
            }
            // 来信1号 may be a number of its own kind.
            Before::Body | Before::Other => CaseNumber::Plain,
        }
    }

    fn before(&self) -> Before {
        let before = without_di(self.before);
        let is_marked = self.has_di || self.has_hao;
        if before.is_empty() {
            return Before::Nothing;
        }
        let has_session = before.contains('届') || before.contains("会议");
        let ends = ["会议", "次", "届", "大会", "提案", "建议", "议案"];
        if has_session && self.has_hao && ends.iter().any(|end| before.ends_with(end)) {
            return Before::Words;
        }
        if let Some((year, rest)) = year(before, is_marked)
            && without_words(rest).is_empty()
        {
            return Before::Year(year);
        }
        let tells = ["案", "建议", "号", "No", "NO", "no"];
        match without_words(before) {
            "" if tells.iter().any(|word| before.contains(word)) => Before::Words,
            "" => Before::Body,
            rest if rest.ends_with("政协") || rest.ends_with("人大") => Before::Body,
            _ => Before::Other,
        }
    }

    /// Whether what stands behind is surely no part of the number.
    fn is_remark(&self) -> bool {
        let behind = self.behind;
        if without_words(behind).is_empty() {
            return true;
        }
        let is_opening = behind.starts_with(['（', '(', '【', '《', '〈', '“']);
        let is_about =
            ["提案", "建议", "重点", "并案"].iter().any(|it| behind.contains(it));
        match self.has_hao {
            true if behind.starts_with("关于") || behind.starts_with('《') => true,
            true => {
                let is_other = |ch: char| is_of_core(ch) || "之附的".contains(ch);
                !behind.starts_with(is_other) && !behind.contains(is_digit)
            }
            false => is_opening && is_about && !behind.contains(is_digit),
        }
    }
}

/// Words that say what a number is of.
const WORDS: [&str; 22] = [
    "No", "NO", "no", "№", "案号", "编号", "号码", "序号", "政协", "人大", "委员",
    "代表", "集体", "个人", "提案", "建议", "议案", "的", "号", ":", "：", ".",
];

/// A text without such words at its beginning.
fn without_words(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(less) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = less.trim_start();
    }
    rest
}

/// The year that a text begins with, as it would be part of a number, and what follows. One in
/// brackets counts only where the number is marked.
fn year(text: &str, is_marked: bool) -> Option<(String, &str)> {
    let brackets = ['〔', '[', '(', '（', '【'];
    let has_bracket = text.starts_with(brackets);
    let rest = text.trim_start_matches(brackets);
    let end = rest.find(|ch| !is_digit(ch)).unwrap_or(rest.len());
    let (digits, behind) = rest.split_at(end);
    let half = to_half_width(digits);
    let is_year = half.len() == 4 && (half.starts_with("19") || half.starts_with("20"));
    let named = behind.strip_prefix('年');
    let named = named.map(|rest| rest.strip_prefix('度').unwrap_or(rest));
    let closed = behind.strip_prefix(['〕', ']', ')', '）', '】']);
    match (is_year, has_bracket, named, closed) {
        (true, false, Some(rest), _) => Some((digits.to_owned(), rest)),
        (true, true, _, Some(rest)) if is_marked => {
            Some((text[..text.len() - rest.len()].to_owned(), rest))
        }
        _ => None,
    }
}
