//! How far the cells of an old workbook (.xls) extend, found out before memory is
//! reserved for them.
//!
//! The workbook reader reserves memory for all cells between the outermost ones, and a
//! broken file may have one that is four thousand million cells away. So the positions
//! in the cell records are examined first.

use std::io::Cursor;
use std::io::Read;

use cfb::CompoundFile;

use super::refusal::Refusal;
use super::room::MOST_SHEETS;
use super::room::Room;
use super::shared;

/// An old workbook's container.
pub(super) struct Old {
    file: CompoundFile<Cursor<Vec<u8>>>,
}

/// The record of several cells in one row, of six bytes each.
const SEVERAL: u16 = 0x00BD;

/// The records of cells, which begin with row and column.
const CELLS: [u16; 8] =
    [0x0006, SEVERAL, 0x00D6, OF_SHARED, 0x0203, 0x0204, 0x0205, 0x027E];

/// The record of a cell that refers to a shared text.
const OF_SHARED: u16 = 0x00FD;

/// The record of the shared texts, and those in which it goes on.
const SHARED: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;

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

    /// Checks how far its sheets extend, and how long the texts are that cells share.
    pub(super) fn check(&mut self) -> Result<(), Refusal> {
        let name = if self.has("Workbook") { "/Workbook" } else { "/Book" };
        let mut stream = Vec::new();
        let mut opened = self.file.open_stream(name).map_err(|_| Refusal::Broken)?;
        opened.read_to_end(&mut stream).map_err(|_| Refusal::Broken)?;
        let behind = records(&stream, 0).skip_while(|(id, _)| *id != SHARED);
        let table = behind
            .enumerate()
            .take_while(|(idx, (id, _))| *idx == 0 || *id == CONTINUED)
            .map(|(_, (_, data))| data);
        let shared = shared::lengths(table.collect());
        let sheets = records(&stream, 0).filter(|(id, _)| *id == SHEET);
        let starts = sheets.filter_map(|(_, data)| {
            Some(u32::from_le_bytes(data.get(..4)?.try_into().ok()?) as usize)
        });
        let mut room = Room::new();
        for (idx, start) in starts.enumerate() {
            if idx == MOST_SHEETS {
                return Err(Refusal::TooLarge);
            }
            take_room(&stream, start, &shared, &mut room)?;
        }
        Ok(())
    }
}

/// Takes the room of a sheet.
fn take_room(
    stream: &[u8],
    start: usize,
    shared: &[usize],
    room: &mut Room,
) -> Result<(), Refusal> {
    let (mut n_rows, mut n_columns) = (0, 0);
    for (id, data) in records(stream, start).filter(|(id, _)| CELLS.contains(id)) {
        let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) else {
            continue;
        };
        n_rows = n_rows.max(row + 1);
        let more = if id == SEVERAL { data.len() / 6 } else { 0 };
        n_columns = n_columns.max(column + 1 + more);
        if id == OF_SHARED {
            let (low, high) = (number(data, 6), number(data, 8));
            let idx = low.unwrap_or(0) | high.unwrap_or(0) << 16;
            room.text(shared.get(idx).copied().unwrap_or(0))?;
        }
    }
    room.cells(n_rows * n_columns)
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
