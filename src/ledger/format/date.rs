//! Days and times: the number of days since 1900 (or 1904) → what is shown of it.

use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;

use super::section::Section;
use super::section::Shown;
use super::tokens::DatePart;
use super::tokens::Half;
use super::tokens::Locale;
use super::tokens::Part;

/// The last day that office programs know: 9999-12-31.
const LAST: f64 = 2_958_466.0;

/// Milliseconds of a day.
const OF_A_DAY: u64 = 86_400_000;

/// A moment, as far as it is shown.
struct Moment {
    /// None on the days that office programs have and the calendar has not.
    day: Option<NaiveDate>,
    /// Milliseconds since midnight.
    clock: u64,
    /// Milliseconds since the beginning.
    elapsed: u64,
    /// Whether the hours are those of a half day.
    is_halved: bool,
    /// Whether these are called 上午 and 下午.
    is_chinese: bool,
}

/// What a section shows of a number; none if that is not known.
pub(super) fn shown(section: &Section, number: f64, is_1904: bool) -> Option<Shown> {
    let parts = section.parts.iter().filter_map(|part| match part {
        Part::Date(part) => Some(*part),
        _ => None,
    });
    let has = |test: fn(&DatePart) -> bool| parts.clone().any(|part| test(&part));
    let has_day = has(|part| {
        use DatePart::{Day, Month, Weekday, Year};
        matches!(part, Year(_) | Month(_) | Day(_) | Weekday(_))
    });
    let is_exact = has(|part| matches!(part, DatePart::Places(_)));
    let moment = Moment {
        is_halved: has(|part| matches!(part, DatePart::Half(_))),
        is_chinese: has(|part| *part == DatePart::Half(Half::Chinese)),
        ..moment(number, is_1904, is_exact)?
    };
    let day = if has_day { Some(moment.day?) } else { None };
    let text = match section.locale {
        Locale::LongDay => {
            let day = moment.day?;
            format!("{}年{}月{}日", day.year(), day.month(), day.day())
        }
        Locale::LongTime => {
            let Moment { clock, .. } = moment;
            let (hour, rest) = (clock / 3_600_000, clock / 1000 % 3600);
            format!("{hour}:{:02}:{:02}", rest / 60, rest % 60)
        }
        _ => {
            let shown = section.parts.iter().map(|part| match part {
                Part::Literal(text) => Some(text.clone()),
                Part::Date(part) => moment.part(*part, section),
                _ => None,
            });
            shown.collect::<Option<String>>()?
        }
    };
    Some(Shown { text, day })
}

fn moment(number: f64, is_1904: bool, is_exact: bool) -> Option<Moment> {
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    let elapsed = (number * OF_A_DAY as f64).round() as u64;
    // Without their places, seconds are rounded.
    let elapsed = if is_exact { elapsed } else { (elapsed + 500) / 1000 * 1000 };
    let n_days = elapsed / OF_A_DAY;
    let first = match (is_1904, n_days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        // Office programs have a 29 February in 1900, and a 0 January.
        (false, 0 | 60) => None,
        (false, 1..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let day = first.and_then(|first| first.checked_add_days(Days::new(n_days)));
    Some(Moment {
        day,
        clock: elapsed % OF_A_DAY,
        elapsed,
        is_halved: false,
        is_chinese: false,
    })
}

impl Moment {
    /// What a part shows.
    fn part(&self, part: DatePart, section: &Section) -> Option<String> {
        let number = |number: u64, width: usize| match section.numerals {
            None => Some(format!("{number:0width$}")),
            Some(numerals) if width == 1 => numerals.in_date(number as u32),
            Some(_) => None,
        };
        let day = || self.day;
        match part {
            DatePart::Year(n) => year(day()?.year(), n, section),
            DatePart::Month(n @ 1..=2) => number(day()?.month().into(), n),
            DatePart::Day(n @ 1..=2) => number(day()?.day().into(), n),
            DatePart::Month(n) => month(day()?, n, section.locale),
            DatePart::Day(n) => weekday(day()?, n, section.locale),
            DatePart::Weekday(n) => {
                let name = chinese_weekday(day()?);
                Some(if n == 4 { format!("星期{name}") } else { name.to_string() })
            }
            DatePart::Hour(n) => {
                let hour = self.clock / 3_600_000;
                // Whether noon is 上午12时 or 下午0时 depends on the program.
                if self.is_chinese && hour.is_multiple_of(12) {
                    return None;
                }
                number(if self.is_halved { (hour + 11) % 12 + 1 } else { hour }, n)
            }
            DatePart::Minute(n) => number(self.clock / 60_000 % 60, n),
            DatePart::Second(n) => number(self.clock / 1000 % 60, n),
            DatePart::Places(n @ 1..=3) => {
                Some(format!(".{}", &format!("{:03}", self.clock % 1000)[..n]))
            }
            DatePart::Places(_) => None,
            DatePart::Half(half) => Some(self.half(half).to_owned()),
            DatePart::Elapsed(unit, n) => {
                let length = match unit {
                    'h' => 3_600_000,
                    'm' => 60_000,
                    _ => 1000,
                };
                Some(format!("{:0n$}", self.elapsed / length))
            }
        }
    }

    fn half(&self, half: Half) -> &'static str {
        let is_first = self.clock < OF_A_DAY / 2;
        match (half, is_first) {
            (Half::English, true) => "AM",
            (Half::English, false) => "PM",
            (Half::Letter, true) => "A",
            (Half::Letter, false) => "P",
            (Half::Chinese, true) => "上午",
            (Half::Chinese, false) => "下午",
        }
    }
}

fn year(year: i32, n: usize, section: &Section) -> Option<String> {
    // Years of an emperor, of the republic, of the Buddha.
    if section.locale == Locale::Other {
        return None;
    }
    let text = match n {
        1 | 2 => format!("{:02}", year % 100),
        _ => format!("{year:04}"),
    };
    Some(section.numerals.map_or(text.clone(), |numerals| numerals.one_by_one(&text)))
}

fn month(day: NaiveDate, n: usize, locale: Locale) -> Option<String> {
    const CHINESE: [&str; 12] = [
        "一月",
        "二月",
        "三月",
        "四月",
        "五月",
        "六月",
        "七月",
        "八月",
        "九月",
        "十月",
        "十一月",
        "十二月",
    ];
    match (locale, n) {
        (Locale::Open | Locale::English, 3) => Some(day.format("%b").to_string()),
        (Locale::Open | Locale::English, 4) => Some(day.format("%B").to_string()),
        (Locale::Open | Locale::English, _) => {
            Some(day.format("%b").to_string().chars().take(1).collect())
        }
        (Locale::Chinese, 4) => Some(CHINESE[day.month0() as usize].to_owned()),
        _ => None,
    }
}

fn weekday(day: NaiveDate, n: usize, locale: Locale) -> Option<String> {
    match (locale, n) {
        (Locale::Open | Locale::English, 3) => Some(day.format("%a").to_string()),
        (Locale::Open | Locale::English, _) => Some(day.format("%A").to_string()),
        (Locale::Chinese, 4) => Some(format!("星期{}", chinese_weekday(day))),
        _ => None,
    }
}

fn chinese_weekday(day: NaiveDate) -> char {
    ['日', '一', '二', '三', '四', '五', '六']
        [day.weekday().num_days_from_sunday() as usize]
}
