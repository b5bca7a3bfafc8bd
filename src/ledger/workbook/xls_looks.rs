//! The looks of the cells of an old workbook: number formats, and rows that are hidden.

use std::collections::BTreeMap;

use super::biff::Stream;
use super::biff::number;
use super::style::Style;

/// The records of cells with a number: a formula, and numbers in their ways of writing.
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const SHORT: u16 = 0x027E;
const SEVERAL: u16 = 0x00BD;

/// The records of cells with a text.
const TEXTS: [u16; 3] = [0x00FD, 0x0204, 0x00D6];

/// The record of a row.
const ROW: u16 = 0x0208;

/// The record of a format, and that of a look, which has the number of one.
const FORMAT: u16 = 0x041E;
const LOOK: u16 = 0x00E0;

/// The records of the coding of texts, of the first year, and that the values of formulas
/// were calculated.
const CODING: u16 = 0x0042;
const YEARS: u16 = 0x0022;
const CALCULATED: u16 = 0x01C1;

/// The version of workbooks whose texts are Unicode.
const UNICODE: usize = 0x0600;

/// The looks of a workbook.
pub(super) struct Looks {
    styles: BTreeMap<u32, Style>,
    general: Style,
    /// The number of the format of each look.
    looks: Vec<u32>,
    is_1904: bool,
    /// Whether a program wrote it that does not calculate.
    is_uncalculated: bool,
}

/// The looks of a sheet.
pub(super) struct SheetLooks<'a> {
    book: &'a Looks,
    /// The looks of the cells that are not General, by row and column.
    cells: Vec<(u32, u16)>,
    pub(super) hidden: Vec<usize>,
    /// The formulas without a value.
    pub(super) without_value: Vec<(usize, usize)>,
    pub(super) is_1904: bool,
}

impl Looks {
    pub(super) fn of(stream: &Stream) -> Looks {
        let version = stream.records(0).next().and_then(|(_, data)| number(data, 0));
        let is_unicode = version == Some(UNICODE);
        let mut looks = Looks {
            styles: BTreeMap::new(),
            general: Style::builtin(0),
            looks: Vec::new(),
            is_1904: false,
            is_uncalculated: true,
        };
        let mut coding = encoding_rs::GBK;
        for (id, data) in stream.records(0) {
            match id {
                YEARS => looks.is_1904 = number(data, 0) == Some(1),
                CALCULATED => looks.is_uncalculated = false,
                CODING if number(data, 0) == Some(950) => coding = encoding_rs::BIG5,
                LOOK => looks.looks.push(number(data, 2).unwrap_or(0) as u32),
                FORMAT => {
                    let code = match is_unicode {
                        true => wide(data),
                        false => data.get(3..).map(|it| coding.decode(it).0.into_owned()),
                    };
                    if let (Some(id), Some(code)) = (number(data, 0), code) {
                        looks.styles.insert(id as u32, Style::new(&code));
                    }
                }
                _ => {}
            }
        }
        for id in &looks.looks {
            looks.styles.entry(*id).or_insert_with(|| Style::builtin(*id));
        }
        looks.is_uncalculated &= !stream.starts().into_iter().any(|start| {
            stream.cells(start).any(|(id, data)| id == FORMULA && !has_no_value(data))
        });
        looks
    }

    /// The looks of the sheet that begins here.
    pub(super) fn sheet(&self, stream: &Stream, start: usize) -> SheetLooks<'_> {
        let mut sheet = SheetLooks {
            book: self,
            cells: Vec::new(),
            hidden: Vec::new(),
            without_value: Vec::new(),
            is_1904: self.is_1904,
        };
        for (id, data) in stream.cells(start) {
            let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) else {
                continue;
            };
            match id {
                ROW => {
                    let height = number(data, 6).unwrap_or(1) & 0x7FFF;
                    let flags = number(data, 12).unwrap_or(0);
                    if height == 0 || flags & 0x20 != 0 {
                        sheet.hidden.push(row);
                    }
                }
                SEVERAL => {
                    let cells = data.get(4..).unwrap_or_default().chunks_exact(6);
                    for (idx, cell) in cells.enumerate() {
                        sheet.look(row, column + idx, number(cell, 0));
                    }
                }
                FORMULA if self.is_uncalculated && has_no_value(data) => {
                    sheet.without_value.push((row, column));
                }
                FORMULA | NUMBER | SHORT => sheet.look(row, column, number(data, 4)),
                _ if TEXTS.contains(&id) => sheet.look(row, column, number(data, 4)),
                _ => {}
            }
        }
        sheet.cells.sort_by_key(|(place, _)| *place);
        sheet
    }
}

impl SheetLooks<'_> {
    fn look(&mut self, row: usize, column: usize, look: Option<usize>) {
        let look = look.unwrap_or(0);
        if self.book.looks.get(look).is_some_and(|format| *format != 0) {
            self.cells.push((place(row, column), look as u16));
        }
    }

    /// The style of a cell.
    pub(super) fn style(&self, row: usize, column: usize) -> &Style {
        let wanted = place(row, column);
        let at = self.cells.binary_search_by_key(&wanted, |(place, _)| *place);
        let look = at.ok().map(|at| usize::from(self.cells[at].1));
        let id = look.and_then(|look| self.book.looks.get(look));
        id.and_then(|id| self.book.styles.get(id)).unwrap_or(&self.book.general)
    }
}

/// A row and a column, in order; both have two bytes in such a file.
fn place(row: usize, column: usize) -> u32 {
    ((row as u32) << 16) | (column as u32 & 0xFFFF)
}

/// Whether a formula came to an empty text, which is also what programs write that do not
/// calculate.
fn has_no_value(data: &[u8]) -> bool {
    data.get(6) == Some(&3) && data.get(12..14) == Some(&[0xFF, 0xFF])
}

/// A text of characters of one or two bytes each, behind the number of its format.
fn wide(data: &[u8]) -> Option<String> {
    let n_chars = number(data, 2)?;
    let is_wide = data.get(4)? & 1 != 0;
    let chars = data.get(5..)?;
    let units: Vec<u16> = match is_wide {
        true => {
            chars.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])).collect()
        }
        false => chars.iter().map(|byte| u16::from(*byte)).collect(),
    };
    String::from_utf16(units.get(..n_chars)?).ok()
}
