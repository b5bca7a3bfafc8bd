//! What the sheets of an .xlsx share: looks and texts.

use std::collections::BTreeMap;

use super::style::Style;
use super::xml::Tag;
use super::xml::Visit;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_CELLS;

/// What the sheets of a workbook share.
pub(super) struct Kept {
    pub(super) styles: Styles,
    pub(super) texts: Vec<String>,
    pub(super) is_1904: bool,
    /// Whether a program wrote it that does not calculate, and put 0 for each value.
    pub(super) is_calculated_later: bool,
}

/// The looks of cells.
pub(super) struct Styles {
    /// By the number of their format.
    formats: BTreeMap<u32, Style>,
    /// The number of the format of each look.
    looks: Vec<u32>,
    part: Part,
}

/// Which list is read.
#[derive(PartialEq, Eq)]
enum Part {
    Formats,
    Looks,
    Other,
}

impl Default for Styles {
    fn default() -> Styles {
        let formats = BTreeMap::from([(0, Style::builtin(0))]);
        Styles { formats, looks: Vec::new(), part: Part::Other }
    }
}

impl Styles {
    /// The style of a look; the first one, General, if there is none.
    pub(super) fn of(&self, look: usize) -> &Style {
        let id = self.looks.get(look).copied().unwrap_or(0);
        self.formats.get(&id).unwrap_or(&self.formats[&0])
    }
}

impl Visit for Styles {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let id = || tag.get("numFmtId").and_then(|id| id.trim().parse().ok());
        match (tag.name(), &self.part) {
            ("numFmts", _) => self.part = Part::Formats,
            ("cellXfs", _) => self.part = Part::Looks,
            ("numFmt", Part::Formats) => {
                let code = tag.get("formatCode").unwrap_or_default();
                if let Some(id) = id() {
                    self.formats.insert(id, Style::new(&code));
                }
            }
            ("xf", Part::Looks) => {
                let id = id().unwrap_or(0);
                self.formats.entry(id).or_insert_with(|| Style::builtin(id));
                self.looks.push(id);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if matches!(name, "numFmts" | "cellXfs") {
            self.part = Part::Other;
        }
        Ok(())
    }
}

/// The texts that cells share.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) texts: Vec<String>,
    open: String,
    is_text: bool,
    is_reading: bool,
}

impl Visit for Texts {
    fn start(&mut self, tag: &Tag) -> Result<(), Refusal> {
        match tag.name() {
            "t" => self.is_text = true,
            // How a text is pronounced.
            "rPh" => self.is_reading = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "t" => self.is_text = false,
            "rPh" => self.is_reading = false,
            "si" if self.texts.len() == MOST_CELLS => return Err(Refusal::TooLarge),
            "si" => self.texts.push(unescaped(&std::mem::take(&mut self.open))),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        if self.is_text && !self.is_reading {
            self.open.push_str(text);
        }
        Ok(())
    }
}

/// A text without the escapes of what XML does not have: _x000D_.
pub(super) fn unescaped(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).filter(|_| part[4..].starts_with('_'));
        let ch = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match ch.and_then(char::from_u32) {
            Some(ch) => {
                whole.push(ch);
                whole.push_str(&part[5..]);
            }
            None => {
                whole.push_str("_x");
                whole.push_str(part);
            }
        }
    }
    whole
}
