//! How far the cells of an old workbook (.xls) extend, found out before memory is
//! reserved for them.
//!
//! The workbook reader reserves memory for all cells between the outermost ones, and a
//! broken file may have one that is four thousand million cells away. So the positions
//! in the cell records are examined first.

use std::io::Cursor;
use std::io::Read;

use cfb::CompoundFile;

/// An old workbook's container.
pub(super) struct Old {
    file: CompoundFile<Cursor<Vec<u8>>>,
}

/// The most cells of a sheet: as many as a full sheet of 91 columns has.
const MOST_CELLS: usize = 6_000_000;

/// The record of several cells in one row, of six bytes each.
const SEVERAL: u16 = 0x00BD;

/// The records of cells, which begin with row and column.
const CELLS: [u16; 8] = [0x0006, SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// The record that tells where a sheet begins.
const SHEET: u16 = 0x0085;

/// The last record of a sheet.
const END: u16 = 0x000A;

impl Old {
    /// Opens an old office file, whatever it contains.
    pub(super) fn open(bytes: &[u8]) -> Option<Old> {
        let file = CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
        Some(Old { file })
    }

    /// Whether it has a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.file.exists(format!("/{name}"))
    }

    /// Whether one of its sheets extends too far; none when its records cannot be read.
    pub(super) fn is_too_large(&mut self) -> Option<bool> {
        let name = if self.has("Workbook") { "/Workbook" } else { "/Book" };
        let mut stream = Vec::new();
        self.file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
        let sheets = records(&stream, 0).filter(|(id, _)| *id == SHEET);
        let starts = sheets.filter_map(|(_, data)| {
            Some(u32::from_le_bytes(data.get(..4)?.try_into().ok()?) as usize)
        });
        Some(starts.into_iter().any(|start| reaches_too_far(&stream, start)))
    }
}

fn reaches_too_far(stream: &[u8], start: usize) -> bool {
    let (mut n_rows, mut n_columns) = (0, 0);
    for (id, data) in records(stream, start).filter(|(id, _)| CELLS.contains(id)) {
        let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) else {
            continue;
        };
        n_rows = n_rows.max(row + 1);
        let more = if id == SEVERAL { data.len() / 6 } else { 0 };
        n_columns = n_columns.max(column + 1 + more);
    }
    n_rows * n_columns > MOST_CELLS
}

/// The records from an offset on, up to the end of a sheet.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (id, length) = (number(rest, 0)? as u16, number(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        (id != END).then_some((id, data))
    })
}

fn number(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(bytes).into())
}
