//! A section of a format code: for which numbers it is, and its parts.

use chrono::NaiveDate;

use super::numerals::Numerals;
use super::tokens;
use super::tokens::Bracket;
use super::tokens::Condition;
use super::tokens::DatePart;
use super::tokens::Half;
use super::tokens::Locale;
use super::tokens::Part;

/// A section.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) numerals: Option<Numerals>,
    pub(super) locale: Locale,
    pub(super) parts: Vec<Part>,
}

/// What a cell shows of a number.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::ledger) struct Shown {
    pub(in crate::ledger) text: String,
    /// The day that it is, if it is shown as one.
    pub(in crate::ledger) day: Option<NaiveDate>,
}

impl Section {
    /// Reads a section; none if a part is not known, or parts do not go together.
    pub(super) fn parse(code: &str) -> Option<Section> {
        let mut section = Section::default();
        let mut rest = code;
        while !rest.is_empty() {
            rest = &rest[section.read(rest)?..];
        }
        section.tell_minutes();
        if section.is_date() {
            section.make_literal()?;
        }
        let has = |wanted: &Part| section.parts.contains(wanted);
        let is_text_only = !has(&Part::At)
            || section.parts.iter().all(|it| matches!(it, Part::At | Part::Literal(_)));
        is_text_only.then_some(section)
    }

    /// Whether it is for text.
    pub(super) fn is_text(&self) -> bool {
        self.parts.contains(&Part::At)
    }

    /// Whether it shows a day or a time.
    pub(super) fn is_date(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Date(_)))
    }

    /// What it shows of a text; none for one that is for numbers.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        let shown = self.parts.iter().map(|part| match part {
            Part::At => Some(text),
            Part::Literal(literal) => Some(literal.as_str()),
            _ => None,
        });
        shown.collect()
    }

    /// Reads the first part of a code, and returns how long it is.
    fn read(&mut self, code: &str) -> Option<usize> {
        let length = tokens::length(code)?;
        let (whole, first) = (&code[..length], code.chars().next()?);
        match first {
            '"' => self.literal(&whole[1..length - 1]),
            '\\' => self.literal(&whole[1..]),
            // The width of a sign, and as many blanks as there is room for.
            '_' => self.literal(" "),
            '*' if whole == "* " => self.literal(" "),
            '*' => return None,
            '[' => self.bracket(tokens::bracket(&whole[1..length - 1])?),
            '0' | '#' | '?' => self.parts.push(Part::Digit(first)),
            '.' => return self.point(code),
            ',' => self.parts.push(Part::Comma),
            '%' => self.parts.push(Part::Percent),
            '/' => self.parts.push(Part::Slash),
            '@' => self.parts.push(Part::At),
            // In this country it is typed to escape a sign; elsewhere it is one itself.
            '!' if code.starts_with("!.") => {
                self.literal(".");
                return Some(2);
            }
            '!' => return None,
            '上' if code.starts_with("上午/下午") => {
                self.parts.push(Part::Date(DatePart::Half(Half::Chinese)));
                return Some("上午/下午".len());
            }
            _ if first.is_ascii_alphabetic() => return self.word(code),
            _ => self.literal(whole),
        }
        Some(length)
    }

    fn literal(&mut self, text: &str) {
        self.parts.push(Part::Literal(text.to_owned()));
    }

    fn bracket(&mut self, bracket: Bracket) {
        match bracket {
            Bracket::Nothing => {}
            Bracket::Condition(condition) => self.condition = Some(condition),
            Bracket::Numerals(numerals) => self.numerals = Some(numerals),
            Bracket::Elapsed(unit, n) => {
                self.parts.push(Part::Date(DatePart::Elapsed(unit, n)));
            }
            Bracket::Locale(sign, locale) => {
                if !sign.is_empty() {
                    self.literal(&sign);
                }
                if locale != Locale::Open {
                    self.locale = locale;
                }
            }
        }
    }

    /// A point; behind seconds it has their places.
    fn point(&mut self, code: &str) -> Option<usize> {
        let n_places = code[1..].bytes().take_while(|byte| *byte == b'0').count();
        let before = self.parts.iter().rev().find(|it| !matches!(it, Part::Literal(_)));
        let is_seconds = matches!(
            before,
            Some(Part::Date(DatePart::Second(_) | DatePart::Elapsed('s', _)))
        );
        match is_seconds && n_places > 0 {
            true => {
                self.parts.push(Part::Date(DatePart::Places(n_places)));
                Some(1 + n_places)
            }
            false => {
                self.parts.push(Part::Point);
                Some(1)
            }
        }
    }

    /// Letters: General, an exponent, or a part of a day.
    fn word(&mut self, code: &str) -> Option<usize> {
        let begins = |word: &str| {
            code.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
        };
        let fixed = [
            ("General", Part::General),
            ("G/通用格式", Part::General),
            ("E+", Part::Exponent(true)),
            ("E-", Part::Exponent(false)),
            ("AM/PM", Part::Date(DatePart::Half(Half::English))),
            ("A/P", Part::Date(DatePart::Half(Half::Letter))),
        ];
        if let Some((word, part)) = fixed.into_iter().find(|(word, _)| begins(word)) {
            self.parts.push(part);
            return Some(word.len());
        }
        let first = code.chars().next()?;
        let n = code.chars().take_while(|ch| ch.eq_ignore_ascii_case(&first)).count();
        self.parts.push(Part::Date(match (first.to_ascii_lowercase(), n) {
            ('y', 1..=4) => DatePart::Year(n),
            ('e', 1) if first == 'e' => DatePart::Year(4),
            ('m', 1..=5) => DatePart::Month(n),
            ('d', 1..=4) => DatePart::Day(n),
            ('a', 3..=4) => DatePart::Weekday(n),
            ('h', 1..=2) => DatePart::Hour(n),
            ('s', 1..=2) => DatePart::Second(n),
            _ => return None,
        }));
        Some(n)
    }

    /// Makes minutes of the months behind hours and before seconds.
    fn tell_minutes(&mut self) {
        let is_date = |idx: &usize| matches!(self.parts[*idx], Part::Date(_));
        let dates: Vec<usize> = (0..self.parts.len()).filter(is_date).collect();
        let part = |at: Option<usize>| match at.map(|at| &self.parts[dates[at]]) {
            Some(Part::Date(part)) => Some(*part),
            _ => None,
        };
        let mut minutes = Vec::new();
        for (at, idx) in dates.iter().enumerate() {
            let Some(DatePart::Month(n @ 1..=2)) = part(Some(at)) else { continue };
            // 上午/下午 may stand between.
            let is_half = |at: &usize| matches!(part(Some(*at)), Some(DatePart::Half(_)));
            let before = (0..at).rev().find(|at| !is_half(at));
            let behind = (at + 1..dates.len()).find(|at| !is_half(at));
            let is_minute = matches!(
                part(before),
                Some(DatePart::Hour(_) | DatePart::Elapsed('h', _))
            ) || matches!(
                part(behind),
                Some(DatePart::Second(_) | DatePart::Elapsed('s', _))
            );
            if is_minute {
                minutes.push((*idx, n));
            }
        }
        for (idx, n) in minutes {
            self.parts[idx] = Part::Date(DatePart::Minute(n));
        }
    }

    /// Makes texts of the signs of numbers in a day; none if it has digits in it.
    fn make_literal(&mut self) -> Option<()> {
        for part in &mut self.parts {
            let sign = match part {
                Part::Point => ".",
                Part::Comma => ",",
                Part::Slash => "/",
                Part::Literal(_) | Part::Date(_) => continue,
                _ => return None,
            };
            *part = Part::Literal(sign.to_owned());
        }
        Some(())
    }
}
