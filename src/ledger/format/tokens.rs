//! The parts of a format code.

use super::numerals::Numerals;

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Shown as it is.
    Literal(String),
    /// The place of a digit: 0, # or ?.
    Digit(char),
    Point,
    Comma,
    Percent,
    Slash,
    /// A power of ten; whether its plus is shown.
    Exponent(bool),
    /// The number as it is.
    General,
    /// The text.
    At,
    Date(DatePart),
}

/// A part of a day or a time, with the number of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DatePart {
    Year(usize),
    Month(usize),
    Day(usize),
    /// 日 or 星期日.
    Weekday(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// The places of a second, with their point.
    Places(usize),
    Half(Half),
    /// All hours, minutes or seconds since the beginning.
    Elapsed(char, usize),
}

/// How the halves of a day are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// AM, PM.
    English,
    /// A, P.
    Letter,
    /// 上午, 下午.
    Chinese,
}

/// What is in brackets.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bracket {
    /// A color, or nothing that changes the text.
    Nothing,
    Condition(Condition),
    Numerals(Numerals),
    Elapsed(char, usize),
    /// A currency's sign and the language.
    Locale(String, Locale),
}

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    than: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    MoreOrEqual,
    More,
}

/// In which language days are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Locale {
    /// Not told; office programs use English for the names of months.
    #[default]
    Open,
    Chinese,
    English,
    /// The system's long form of a day.
    LongDay,
    /// The system's form of a time.
    LongTime,
    Other,
}

impl Condition {
    pub(super) fn is_met(&self, number: f64) -> bool {
        match self.sign {
            Sign::Less => number < self.than,
            Sign::LessOrEqual => number <= self.than,
            Sign::Equal => number == self.than,
            Sign::NotEqual => number != self.than,
            Sign::MoreOrEqual => number >= self.than,
            Sign::More => number > self.than,
        }
    }

    fn parse(text: &str) -> Option<Condition> {
        let signs = [
            ("<=", Sign::LessOrEqual),
            ("<>", Sign::NotEqual),
            (">=", Sign::MoreOrEqual),
            ("<", Sign::Less),
            (">", Sign::More),
            ("=", Sign::Equal),
        ];
        let (rest, sign) = signs
            .iter()
            .find_map(|(word, sign)| Some((text.strip_prefix(word)?, *sign)))?;
        let than: f64 = rest.trim().parse().ok()?;
        than.is_finite().then_some(Condition { sign, than })
    }
}

/// Splits a code at its semicolons; none if quotes or brackets are open.
pub(super) fn sections(code: &str) -> Option<Vec<&str>> {
    let mut sections = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(first) = code[at..].chars().next() {
        if first == ';' {
            sections.push(&code[start..at]);
            start = at + 1;
        }
        at += length(&code[at..])?;
    }
    sections.push(&code[start..]);
    Some(sections)
}

/// The length of what stands first: a quoted text, a bracket, an escaped sign, or a sign.
pub(super) fn length(code: &str) -> Option<usize> {
    let mut chars = code.chars();
    let first = chars.next()?;
    match first {
        '"' => Some(code[1..].find('"')? + 2),
        '[' => Some(code.find(']')? + 1),
        '\\' | '_' | '*' => Some(1 + chars.next()?.len_utf8()),
        _ => Some(first.len_utf8()),
    }
}

const COLORS: [&str; 16] = [
    "black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "黑色",
    "蓝色", "青色", "绿色", "洋红", "红色", "白色", "黄色",
];

/// Reads what is in brackets; none if it is not known.
pub(super) fn bracket(inside: &str) -> Option<Bracket> {
    let lower = inside.trim().to_lowercase();
    let first = lower.chars().next()?;
    let is_color = COLORS.contains(&&*lower)
        || ["color", "颜色"].iter().any(|word| {
            let number = lower.strip_prefix(word).map(|rest| rest.trim().parse::<u8>());
            number.is_some_and(|number| number.is_ok())
        });
    if is_color {
        return Some(Bracket::Nothing);
    }
    if matches!(first, 'h' | 'm' | 's') && lower.chars().all(|ch| ch == first) {
        return Some(Bracket::Elapsed(first, lower.len()));
    }
    match &*lower {
        "dbnum1" => return Some(Bracket::Numerals(Numerals::Plain)),
        "dbnum2" => return Some(Bracket::Numerals(Numerals::Capital)),
        _ => {}
    }
    match first {
        '$' => {
            let (sign, language) = inside.trim()[1..]
                .rsplit_once('-')
                .map_or((&inside.trim()[1..], None), |(sign, it)| (sign, Some(it)));
            // [$-x-sysdate], [$-zh-CN]: languages by name.
            let named = lower.strip_prefix("$-");
            let (sign, language) = match named {
                Some(name) => ("", Some(name)),
                None => (sign, language),
            };
            let locale = language.map_or(Some(Locale::Open), locale)?;
            Some(Bracket::Locale(sign.to_owned(), locale))
        }
        '<' | '>' | '=' => Condition::parse(&lower).map(Bracket::Condition),
        _ => None,
    }
}

fn locale(name: &str) -> Option<Locale> {
    let name = name.to_lowercase();
    Some(match name.trim_start_matches('0') {
        "804" | "zh-cn" | "zh-hans" | "zh" => Locale::Chinese,
        "409" | "809" | "en-us" | "en-gb" | "en" => Locale::English,
        "f800" | "x-sysdate" => Locale::LongDay,
        "f400" | "x-systime" => Locale::LongTime,
        // Longer ones ask for other digits, or another calendar.
        number if number.len() > 4 && u64::from_str_radix(number, 16).is_ok() => {
            return None;
        }
        _ => Locale::Other,
    })
}
