//! What a cell shows, by its number format.

use chrono::NaiveDate;
use chrono::NaiveTime;

use crate::ledger::format;
use crate::ledger::format::Format;
use crate::ledger::sheet::Fault;
use crate::ledger::sheet::SheetCell;

/// From here on office programs have lost digits of a number: they keep fifteen.
const INEXACT: f64 = 1e15;

/// The look of cells: their number format.
#[derive(Debug)]
pub(super) struct Style {
    code: String,
    /// None if the code is not understood.
    format: Option<Format>,
}

impl Style {
    /// The style with this code.
    pub(super) fn new(code: &str) -> Style {
        Style { format: Format::parse(code), code: code.to_owned() }
    }

    /// The style that a file names by a number alone.
    pub(super) fn builtin(id: u32) -> Style {
        match format::code(id) {
            Some(code) => Style::new(code),
            None => Style { code: id.to_string(), format: None },
        }
    }

    /// A cell with a number.
    pub(super) fn number(&self, number: f64, is_1904: bool) -> SheetCell {
        let shown = self.format.as_ref().and_then(|it| it.shown(number, is_1904));
        let fault = match &shown {
            None => Some(Fault::Format(self.code.clone())),
            Some(_) if number.abs() >= INEXACT => Some(Fault::Digits),
            Some(_) => None,
        };
        let (text, day) = match shown {
            Some(shown) => (shown.text, shown.day),
            None => (format::general(number), None),
        };
        SheetCell { text: text.trim().to_owned(), day, fault, ..SheetCell::default() }
    }

    /// A cell with a text.
    pub(super) fn text(&self, text: &str) -> SheetCell {
        let shown = self.format.as_ref().and_then(|format| format.text(text));
        SheetCell::written(shown.as_deref().unwrap_or(text))
    }
}

/// A formula without its value. Its text stands for it, so that its row is not empty.
pub(super) fn without_value(formula: &str) -> SheetCell {
    let text = format!("={}", formula.trim().trim_start_matches('='));
    SheetCell { fault: Some(Fault::Formula), ..SheetCell::text(text) }
}

/// A truth value.
pub(super) fn truth(is_true: bool) -> SheetCell {
    SheetCell::text(if is_true { "TRUE" } else { "FALSE" })
}

/// A cell with a day, or a moment, as the standard writes it: 2024-05-12T09:30:00.
pub(super) fn of_iso(text: &str, style: &Style, is_1904: bool) -> SheetCell {
    let text = text.trim().trim_end_matches('Z');
    match moment(text) {
        Some(moment) => {
            let day = if is_1904 { moment - 1462.0 } else { moment };
            let shown = style.number(day, is_1904);
            // Without a format it is shown as a day all the same.
            match shown.day {
                Some(_) => shown,
                None => SheetCell { day: iso_day(text), ..SheetCell::text(iso(text)) },
            }
        }
        None => SheetCell::text(iso(text)),
    }
}

/// A moment in the words of a table: 2024-05-12 09:30:00.
pub(super) fn iso(text: &str) -> String {
    text.trim_end_matches("T00:00:00").replacen('T', " ", 1)
}

/// The day of a moment.
pub(super) fn iso_day(text: &str) -> Option<NaiveDate> {
    let day = text.split('T').next().unwrap_or_default();
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

/// The number of days since 1900, as office programs count.
fn moment(text: &str) -> Option<f64> {
    let day = iso_day(text)?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let n_days = day.signed_duration_since(first).num_days();
    let clock = text.split_once('T').map_or("00:00:00", |(_, clock)| clock);
    let clock = clock.split('.').next().unwrap_or_default();
    let clock = NaiveTime::parse_from_str(clock, "%H:%M:%S").ok()?;
    let seconds = clock.signed_duration_since(NaiveTime::MIN).num_seconds();
    // Before March 1900 office programs count otherwise.
    (n_days > 60).then_some(n_days as f64 + seconds as f64 / 86_400.0)
}
