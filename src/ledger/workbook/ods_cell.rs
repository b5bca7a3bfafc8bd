//! A cell of an .ods.

use super::style;
use super::xml::Tag;
use crate::ledger::format;
use crate::ledger::sheet::Fault;
use crate::ledger::sheet::SheetCell;

/// A cell that is read.
pub(super) struct OdsCell {
    /// How often it is there, one beside the other.
    pub(super) n_times: usize,
    /// How many rows it covers.
    pub(super) n_rows: usize,
    /// Its lines, if it has a text of its own.
    text: Option<String>,
    kind: String,
    /// Its number, its day, its text or its truth.
    value: Option<String>,
    formula: Option<String>,
    /// Whether its style has a number format.
    is_formatted: bool,
}

/// The number from which on digits are lost.
const INEXACT: f64 = 1e15;

impl OdsCell {
    pub(super) fn new(tag: &Tag, is_formatted: bool) -> OdsCell {
        let text = |name| tag.get(name).map(|value| value.into_owned());
        let number = |name| text(name).and_then(|number| number.trim().parse().ok());
        let kind = text("value-type").unwrap_or_default();
        let value = match &*kind {
            "date" => text("date-value"),
            "time" => text("time-value"),
            "boolean" => text("boolean-value"),
            "string" => text("string-value"),
            _ => text("value"),
        };
        OdsCell {
            n_times: number("number-columns-repeated").unwrap_or(1),
            n_rows: number("number-rows-spanned").unwrap_or(1),
            text: None,
            kind,
            value,
            formula: text("formula"),
            is_formatted,
        }
    }

    /// A new line of the text.
    pub(super) fn begin_line(&mut self) {
        match &mut self.text {
            Some(text) => text.push('\n'),
            None => self.text = Some(String::new()),
        }
    }

    /// A part of the text; what stands between the lines is none.
    pub(super) fn text(&mut self, part: &str) {
        if let Some(text) = &mut self.text {
            text.push_str(part);
        }
    }

    /// What it shows.
    pub(super) fn shown(self) -> SheetCell {
        let text = self.text.as_deref().map(str::trim).unwrap_or_default();
        let is_unknown = self.kind.is_empty() || self.value.is_none();
        if let (Some(formula), true, true) = (&self.formula, is_unknown, text.is_empty())
        {
            // A text of no length is one: it says that it is a text.
            return match &*self.kind {
                "string" => SheetCell::default(),
                _ => style::without_value(formula),
            };
        }
        // LibreOffice numbers the errors that Excel does not have.
        if text.starts_with("Err:") || text.starts_with('#') && self.formula.is_some() {
            let fault = text.starts_with("Err:").then_some(Fault::Formula);
            return SheetCell { fault, ..SheetCell::text(text) };
        }
        let value = self.value.as_deref().unwrap_or_default();
        match &*self.kind {
            "float" | "currency" | "percentage" => self.number(text, value),
            "date" => {
                let day = style::iso_day(value);
                let text = if text.is_empty() { style::iso(value) } else { text.into() };
                SheetCell { day, ..SheetCell::text(text) }
            }
            "boolean" if text.is_empty() => style::truth(value == "true"),
            "time" | "boolean" if !text.is_empty() => SheetCell::text(text),
            "time" => SheetCell {
                fault: Some(Fault::Format("time".to_owned())),
                ..SheetCell::text(value)
            },
            _ if text.is_empty() => SheetCell::written(value),
            _ => SheetCell::written(text),
        }
    }

    fn number(&self, text: &str, value: &str) -> SheetCell {
        let number: Option<f64> = value.trim().parse().ok();
        let is_narrow = !text.is_empty() && text.bytes().all(|byte| byte == b'#');
        let (text, is_known) = match (text.is_empty() || is_narrow, number) {
            (false, _) => (text.to_owned(), true),
            // What is not told is General, if nothing else is asked for.
            (true, Some(number)) => {
                let is_plain = self.kind == "float" && !self.is_formatted && !is_narrow;
                (format::general(number), is_plain)
            }
            (true, None) => (value.to_owned(), false),
        };
        let is_inexact = number.is_some_and(|number| number.abs() >= INEXACT);
        let fault = match (is_known, is_inexact) {
            (false, _) => Some(Fault::Format(self.kind.clone())),
            (true, true) => Some(Fault::Digits),
            (true, false) => None,
        };
        SheetCell { fault, ..SheetCell::text(text) }
    }
}
