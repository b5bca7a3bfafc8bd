//! A sheet as it was read: its rows, and the text that places in it refer to.

use std::ops::Range;

use chrono::NaiveDate;

use crate::chinese::has_lost_digits;
use crate::chinese::meant;
use crate::diagnostic::Diagnostic;
use crate::letter::as_usual;
use crate::source::Source;

/// A sheet: its rows that are not blank.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name, where the file has names.
    pub(super) name: Option<String>,
    pub(super) lines: Vec<SheetLine>,
    /// Findings about the file.
    pub(super) notes: Vec<Diagnostic>,
}

/// A row of a sheet.
#[derive(Debug)]
pub(super) struct SheetLine {
    /// Its row number, as the sheet shows it.
    pub(super) number: usize,
    /// Whether it is hidden, by a filter or by hand.
    pub(super) is_hidden: bool,
    /// Its cells, up to the last one that is not empty.
    pub(super) cells: Vec<SheetCell>,
}

/// A cell: what it shows, and what its file says of it besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SheetCell {
    /// Its displayed text, trimmed.
    pub(super) text: String,
    /// The day that it is, where its file has it as a day; it may show less: 5月12日.
    pub(super) day: Option<NaiveDate>,
    /// Why what it shows may not be what was meant.
    pub(super) fault: Option<Fault>,
    /// Whether it is merged with the cell above and has its text from there.
    pub(super) is_copy: bool,
}

/// Why a cell does not show what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Digits are lost: 2.02412E+11.
    Digits,
    /// A formula was saved without its value.
    Formula,
    /// This number format is not known.
    Format(String),
}

impl SheetCell {
    /// A cell with nothing but a text, in the characters that letters are read in.
    pub(super) fn text(text: impl AsRef<str>) -> SheetCell {
        SheetCell { text: as_usual(text.as_ref()), ..SheetCell::default() }
    }

    /// A cell with a text as it was typed or saved.
    pub(super) fn written(text: &str) -> SheetCell {
        let text = meant(text.trim());
        let fault = has_lost_digits(&text).then_some(Fault::Digits);
        SheetCell { fault, ..SheetCell::text(text) }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.fault.is_none()
    }
}

/// A sheet as text, with the places of its cells.
pub(super) struct SheetText {
    pub(super) source: Source,
    /// For each row of the sheet the places of its cells.
    cells: Vec<Vec<Range<usize>>>,
}

impl SheetText {
    pub(super) fn new(name: &str, sheet: &Sheet) -> SheetText {
        let mut text = String::new();
        let mut cells: Vec<Vec<Range<usize>>> = Vec::new();
        for line in &sheet.lines {
            while cells.len() + 1 < line.number {
                text.push('\n');
                cells.push(Vec::new());
            }
            let mut places = Vec::with_capacity(line.cells.len());
            for (idx, cell) in line.cells.iter().enumerate() {
                if idx > 0 {
                    text.push_str(" | ");
                }
                let start = text.len();
                // A line is a row, whatever a cell has in it.
                text.extend(
                    cell.text.chars().map(|ch| if ch.is_control() { ' ' } else { ch }),
                );
                places.push(start..text.len());
            }
            text.push('\n');
            cells.push(places);
        }
        SheetText { source: Source::new(name, text), cells }
    }

    /// The place of a cell; for one that is not written, the end of its row.
    pub(super) fn range(&self, number: usize, idx: usize) -> Range<usize> {
        let row = &self.cells[number - 1];
        let end = row.last().map_or(0, |last| last.end);
        row.get(idx).cloned().unwrap_or(end..end)
    }
}
