//! A sheet as it was read: its rows, and the text that places in it refer to.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// No row stands below this one; the letters of a city in ten years are fewer.
pub(super) const MOST_ROWS: usize = 100_000;

/// A sheet: the rows that have something in them.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) lines: Vec<Line>,
    /// What is to be told of the file.
    pub(super) notes: Vec<Diagnostic>,
}

/// A row of a sheet.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number, as the sheet shows it.
    pub(super) number: usize,
    /// What the cells show, up to the last that shows something.
    pub(super) cells: Vec<String>,
}

/// A sheet as text, and where its cells stand in it.
pub(super) struct Text {
    pub(super) source: Source,
    /// For each row of the sheet, from its first one, where its cells stand.
    cells: Vec<Vec<Range<usize>>>,
}

impl Text {
    pub(super) fn new(name: &str, sheet: &Sheet) -> Text {
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
                    cell.chars().map(|ch| if ch.is_control() { ' ' } else { ch }),
                );
                places.push(start..text.len());
            }
            text.push('\n');
            cells.push(places);
        }
        Text { source: Source::new(name, text), cells }
    }

    /// Where a cell stands; one that is not written stands at the end of its row.
    pub(super) fn range(&self, number: usize, idx: usize) -> Range<usize> {
        let row = &self.cells[number - 1];
        let end = row.last().map_or(0, |last| last.end);
        row.get(idx).cloned().unwrap_or(end..end)
    }
}
