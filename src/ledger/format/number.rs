//! Numbers by a section: padded, grouped, with places, as per cent, in powers of ten.

use super::decimal;
use super::decimal::Decimal;
use super::fraction;
use super::fraction::Denominator;
use super::section::Section;
use super::tokens::Part;

/// What a section shows of a number; none if that is not known.
pub(super) fn shown(section: &Section, number: f64) -> Option<String> {
    let has = |wanted: &dyn Fn(&Part) -> bool| section.parts.iter().any(wanted);
    let text = match () {
        () if section.numerals.is_some() => return chinese(section, number),
        () if has(&|it| *it == Part::General) => general(section, number)?,
        () if has(&|it| matches!(it, Part::Exponent(_))) => scientific(section, number)?,
        () if is_fraction(section) => fractional(section, number)?,
        () => {
            let (layout, decimal) = (Layout::new(&section.parts)?, Decimal::of(number)?);
            // Programs differ on the sign of what is rounded to zero.
            if number < 0.0 && layout.is_zero(&decimal) {
                return None;
            }
            layout.shown(&decimal, &section.parts)
        }
    };
    Some(if number < 0.0 { format!("-{text}") } else { text })
}

/// General with texts around it: General"号".
fn general(section: &Section, number: f64) -> Option<String> {
    let shown = section.parts.iter().map(|part| match part {
        Part::General => Some(decimal::general(number.abs())),
        Part::Literal(text) => Some(text.clone()),
        _ => None,
    });
    shown.collect()
}

/// In Chinese numerals, digit by digit or read out.
fn chinese(section: &Section, number: f64) -> Option<String> {
    let numerals = section.numerals?;
    let is_simple = |part: &Part| matches!(part, Part::Literal(_) | Part::Digit('0'));
    match () {
        () if number < 0.0 => None,
        () if section.parts.is_empty() => numerals.read_out(number),
        () if section.parts.iter().all(is_simple) => {
            let is_literal = |part: &Part| match part {
                Part::Literal(text) => !text.contains(|ch: char| ch.is_ascii_digit()),
                _ => true,
            };
            let layout = Layout::new(&section.parts)?;
            let text = layout.shown(&Decimal::of(number)?, &section.parts);
            let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
            // Of several digits, some programs say each, and others read them out.
            let is_known = n_digits == 1 && section.parts.iter().all(is_literal);
            is_known.then(|| numerals.one_by_one(&text))
        }
        () => {
            let shown = section.parts.iter().map(|part| match part {
                Part::General => numerals.read_out(number),
                Part::Literal(text) => Some(text.clone()),
                _ => None,
            });
            shown.collect()
        }
    }
}

/// Where the digits of a number go.
struct Layout {
    /// The places of digits before the point, and behind it.
    n_whole: usize,
    n_places: usize,
    is_grouped: bool,
    /// The power of ten by which per cent and thousands change the number.
    scale: i32,
    /// The commas that are signs of these, and are not shown.
    commas: Vec<usize>,
}

impl Layout {
    /// Reads the parts of a section; none if they are in no order that is known.
    fn new(parts: &[Part]) -> Option<Layout> {
        let digits = || {
            let is_digit = |(_, part): &(usize, &Part)| matches!(part, Part::Digit(_));
            parts.iter().enumerate().filter(is_digit).map(|(idx, _)| idx)
        };
        let mut points = parts.iter().enumerate().filter(|(_, it)| **it == Part::Point);
        let point = points.next().map(|(idx, _)| idx);
        if points.next().is_some() {
            return None;
        }
        let end = point.unwrap_or(parts.len());
        let mut layout = Layout {
            n_whole: digits().filter(|idx| *idx < end).count(),
            n_places: digits().filter(|idx| *idx > end).count(),
            is_grouped: false,
            scale: 0,
            commas: Vec::new(),
        };
        for (idx, part) in parts.iter().enumerate() {
            match part {
                Part::Percent => layout.scale += 2,
                Part::Comma => layout.comma(parts, idx, end)?,
                // The fraction's bar is told before.
                Part::Literal(_) | Part::Digit(_) | Part::Point | Part::Slash => {}
                _ => return None,
            }
        }
        Some(layout)
    }

    /// A comma between digits groups them by three; behind them it drops three.
    fn comma(&mut self, parts: &[Part], idx: usize, end: usize) -> Option<()> {
        let is_digit = |part: &Part| matches!(part, Part::Digit(_));
        let is_more = parts[idx..end.max(idx)].iter().any(is_digit);
        let is_behind = parts[..idx].iter().rev().find(|it| **it != Part::Comma);
        match (parts[..idx].iter().any(is_digit), is_behind.is_some_and(is_digit)) {
            (true, _) if is_more => self.is_grouped = true,
            (_, true) => self.scale -= 3,
            _ => return None,
        }
        self.commas.push(idx);
        Some(())
    }

    /// Whether nothing but zeros is left of a number.
    fn is_zero(&self, number: &Decimal) -> bool {
        let (whole, places) = number.clone().scaled(self.scale).rounded(self.n_places);
        whole.is_empty() && places.bytes().all(|byte| byte == b'0')
    }

    /// A number by these parts.
    fn shown(&self, number: &Decimal, parts: &[Part]) -> String {
        let (whole, places) = number.clone().scaled(self.scale).rounded(self.n_places);
        let last_used = places.trim_end_matches('0').len();
        let (mut n_seen, mut is_forced) = (0, false);
        let last_zero = parts.iter().rposition(|part| *part == Part::Digit('0'));
        let mut text = String::new();
        let mut is_behind = false;
        for (idx, part) in parts.iter().enumerate() {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Percent => text.push('%'),
                Part::Slash => text.push('/'),
                Part::Point => {
                    if self.n_whole == 0 {
                        text.push_str(&whole);
                    }
                    text.push('.');
                    (is_behind, n_seen) = (true, 0);
                }
                Part::Digit(sign) if is_behind => {
                    let is_kept = n_seen < last_used || last_zero >= Some(idx);
                    match (is_kept, sign) {
                        (true, _) => text.push_str(&places[n_seen..=n_seen]),
                        (false, '?') => text.push(' '),
                        _ => {}
                    }
                    n_seen += 1;
                }
                Part::Digit(sign) => {
                    is_forced |= *sign == '0';
                    self.whole(&whole, n_seen, (*sign, is_forced), &mut text);
                    n_seen += 1;
                }
                _ => {}
            }
        }
        text
    }

    /// The digits at a place before the point; what is longer stands at the first one.
    fn whole(&self, whole: &str, place: usize, sign: (char, bool), text: &mut String) {
        let from_right = self.n_whole - 1 - place;
        let last =
            if place == 0 { whole.len().max(from_right + 1) } else { from_right + 1 };
        for at in (from_right..last).rev() {
            let digit = whole.len().checked_sub(at + 1).map(|idx| &whole[idx..=idx]);
            let digit = match (digit, sign) {
                (Some(digit), _) => digit,
                (None, (_, true)) => "0",
                (None, ('?', _)) => " ",
                (None, _) => continue,
            };
            text.push_str(digit);
            if self.is_grouped && at > 0 && at % 3 == 0 && digit != " " {
                text.push(',');
            }
        }
    }
}

/// In powers of ten: 2.02E+11.
fn scientific(section: &Section, number: f64) -> Option<String> {
    let at = section.parts.iter().position(|it| matches!(it, Part::Exponent(_)))?;
    let (before, behind) = (&section.parts[..at], &section.parts[at + 1..]);
    let Part::Exponent(has_plus) = section.parts[at] else { return None };
    let layout = Layout::new(before)?;
    let n_digits = behind.iter().take_while(|it| matches!(it, Part::Digit(_))).count();
    let is_plain = behind[n_digits..].iter().all(|it| matches!(it, Part::Literal(_)));
    let n = i32::try_from(layout.n_whole).ok()?;
    if n == 0 || n_digits == 0 || !is_plain || layout.is_grouped || layout.scale != 0 {
        return None;
    }
    let number = Decimal::of(number)?;
    let mut exponent = number.exponent().div_euclid(n) * n;
    let rounded = number.clone().scaled(-exponent).rounded(layout.n_places).0;
    if rounded.len() > layout.n_whole {
        exponent += n;
    }
    let mut text = layout.shown(&number.scaled(-exponent), before);
    let sign = match (exponent < 0, has_plus) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    text += &format!("E{sign}{:0n_digits$}", exponent.abs());
    for part in &behind[n_digits..] {
        if let Part::Literal(literal) = part {
            text.push_str(literal);
        }
    }
    Some(text)
}

fn is_fraction(section: &Section) -> bool {
    let bar = section.parts.iter().position(|part| *part == Part::Slash);
    let is_digit = |part: Option<&Part>| match part {
        Some(Part::Digit(_)) => true,
        // ?/8
        Some(Part::Literal(text)) => text.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    bar.is_some_and(|bar| {
        let before = bar.checked_sub(1).and_then(|at| section.parts.get(at));
        is_digit(before) && is_digit(section.parts.get(bar + 1))
    })
}

/// As a fraction: # ?/?, # ??/??, # ?/8.
fn fractional(section: &Section, number: f64) -> Option<String> {
    let bar = section.parts.iter().position(|part| *part == Part::Slash)?;
    let sign = |part: &Part| match part {
        Part::Digit(sign) => Some(sign.to_string()),
        Part::Literal(text) => Some(text.clone()),
        _ => None,
    };
    let before: String = section.parts[..bar].iter().map(sign).collect::<Option<_>>()?;
    let behind: String =
        section.parts[bar + 1..].iter().map(sign).collect::<Option<_>>()?;
    let denominator = match behind.parse::<u32>() {
        Ok(fixed @ 1..=999) => Denominator::Fixed(fixed),
        _ if behind.bytes().all(|byte| byte == b'?') => Denominator::Digits(behind.len()),
        _ => return None,
    };
    let (whole, above) = before.rsplit_once(' ').unwrap_or(("", &before));
    let is_known = matches!(whole, "" | "#" | "0") && above.bytes().all(|it| it == b'?');
    if !is_known || number.abs() > 1e9 {
        return None;
    }
    let (n_whole, n_above, below) = fraction::nearest(number.abs(), denominator)?;
    Some(match (whole, n_whole, n_above) {
        ("", ..) => {
            format!("{}/{below}", n_whole * u64::from(below) + u64::from(n_above))
        }
        ("#", 0, 0) => "0".to_owned(),
        (_, _, 0) => n_whole.to_string(),
        ("#", 0, _) => format!("{n_above}/{below}"),
        _ => format!("{n_whole} {n_above}/{below}"),
    })
}
