//! Number formats: a number and a format code → what the cell shows.
//!
//! Of the libraries for this, none rounds as office programs do (0.145 as 0% is 15%),
//! knows the forms of this country (星期, 二〇二四, 上午), or says when it does not know a
//! code. Here a code that is not understood has no format, and nothing is guessed.

mod builtin;
mod date;
mod decimal;
mod fraction;
mod number;
mod numerals;
mod section;
mod tokens;

pub(super) use builtin::code;
pub(super) use decimal::general;

use section::Section;
pub(super) use section::Shown;

/// The longest code that is read; office programs allow 255 characters.
const LONGEST: usize = 255;

/// A number format.
#[derive(Debug)]
pub(super) struct Format {
    /// The sections for numbers: for all, or the positive, the negative ones, and zero.
    numbers: Vec<Section>,
    /// The section for text.
    text: Option<Section>,
}

impl Format {
    /// Reads a code; none if it is not understood.
    pub(super) fn parse(code: &str) -> Option<Format> {
        if code.chars().count() > LONGEST {
            return None;
        }
        let sections = tokens::sections(code)?;
        let sections = sections.into_iter().map(Section::parse);
        let mut numbers: Vec<Section> = sections.collect::<Option<_>>()?;
        let has_text = numbers.len() == 4 || numbers.last().is_some_and(Section::is_text);
        let text = if has_text { numbers.pop() } else { None };
        Some(Format { numbers, text }).filter(|it| it.numbers.len() < 4)
    }

    /// What a cell with this number shows; none if that is not known.
    pub(super) fn shown(&self, number: f64, is_1904: bool) -> Option<Shown> {
        let plain = |text| Shown { text, day: None };
        let Some((section, number)) = self.section(number)? else {
            let general = general(number);
            // Programs differ on the texts around a number that is shown as a text.
            let is_bare = self.text.as_ref().is_none_or(|text| text.parts.len() == 1);
            return is_bare.then(|| plain(general));
        };
        match section.is_date() {
            true => date::shown(section, number, is_1904),
            false => number::shown(section, number).map(plain),
        }
    }

    /// What a cell with this text shows; none if that is not known.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        match &self.text {
            Some(section) => section.text(text),
            None => Some(text.to_owned()),
        }
    }

    /// The section for a number, and the number as it is written there: a section of their
    /// own shows negative ones as it likes. None inside for a format of text alone.
    fn section(&self, number: f64) -> Option<Option<(&Section, f64)>> {
        let with_condition = self.numbers.iter().any(|it| it.condition.is_some());
        if with_condition {
            return self.conditional(number).map(Some);
        }
        let is_below = number < 0.0;
        Some(match &self.numbers[..] {
            [] => None,
            [_, below, ..] if is_below => Some((below, -number)),
            [_, _, zero] if number == 0.0 => Some((zero, number)),
            [all, ..] => Some((all, number)),
        })
    }

    /// The section whose condition a number meets. What becomes of the sign of a negative
    /// one depends on the program.
    fn conditional(&self, number: f64) -> Option<(&Section, f64)> {
        let n = self.numbers.len();
        let meets = |(idx, section): &(usize, &Section)| match &section.condition {
            Some(condition) => condition.is_met(number),
            None if idx + 1 == n => true,
            // The usual conditions of the first two.
            None => (*idx == 0 && number > 0.0) || (*idx == 1 && number < 0.0),
        };
        let (_, section) = self.numbers.iter().enumerate().find(meets)?;
        (number >= 0.0).then_some((section, number))
    }
}
