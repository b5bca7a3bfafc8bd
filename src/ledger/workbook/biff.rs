//! How far the cells of an old workbook (.xls) extend, found out before memory is
//! reserved for them.
//!
//! The workbook reader reserves memory for all cells between the outermost ones, and a
//! broken file may have one that is four thousand million cells away. So the positions
//! in the cell records are examined first.

use std::io::Cursor;
use std::io::Read;

use cfb::CompoundFile;

use super::shared;
use crate::ledger::refusal::Refusal;
use crate::ledger::room::MOST_SHEETS;
use crate::ledger::room::Room;

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

/// The first and the last record of a sheet.
const BEGIN: u16 = 0x0809;
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

    /// The stream with its sheets.
    pub(super) fn stream(&mut self) -> Result<Stream, Refusal> {
        let name = if self.has("Workbook") { "/Workbook" } else { "/Book" };
        let mut bytes = Vec::new();
        let mut opened = self.file.open_stream(name).map_err(|_| Refusal::Broken)?;
        opened.read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
        Ok(Stream(bytes))
    }
}

/// The stream of an old workbook's records.
pub(super) struct Stream(Vec<u8>);

impl Stream {
    /// Checks how far its sheets extend, and how long the texts are that cells share.
    /// Returns where the sheets begin.
    pub(super) fn check(&self) -> Result<Vec<usize>, Refusal> {
        let behind = self.records(0).skip_while(|(id, _)| *id != SHARED);
        let table = behind
            .enumerate()
            .take_while(|(idx, (id, _))| *idx == 0 || *id == CONTINUED)
            .map(|(_, (_, data))| data);
        let shared = shared::lengths(table.collect());
        let starts = self.starts();
        if starts.len() > MOST_SHEETS {
            return Err(Refusal::TooLarge);
        }
        let mut room = Room::new();
        for start in &starts {
            self.take_room(*start, &shared, &mut room)?;
        }
        Ok(starts)
    }

    /// Where its sheets begin.
    pub(super) fn starts(&self) -> Vec<usize> {
        let sheets = self.records(0).filter(|(id, _)| *id == SHEET);
        let start = |(_, data): (u16, &[u8])| {
            let bytes = data.get(..4).and_then(|bytes| bytes.try_into().ok());
            // A sheet whose place is not told is at none.
            bytes.map_or(usize::MAX, |bytes| u32::from_le_bytes(bytes) as usize)
        };
        sheets.map(start).collect()
    }

    /// Takes the room of a sheet.
    fn take_room(
        &self,
        start: usize,
        shared: &[usize],
        room: &mut Room,
    ) -> Result<(), Refusal> {
        let (mut n_rows, mut n_columns) = (0, 0);
        for (id, data) in self.cells(start).filter(|(id, _)| CELLS.contains(id)) {
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

    /// The records from an offset on, up to the next end.
    pub(super) fn records(&self, start: usize) -> impl Iterator<Item = (u16, &[u8])> {
        self.all(start).take_while(|(id, _)| *id != END)
    }

    /// The records of a sheet, without those of charts in it.
    pub(super) fn cells(&self, start: usize) -> impl Iterator<Item = (u16, &[u8])> {
        let mut depth = 0_usize;
        let within = self.all(start).map_while(move |(id, data)| {
            match id {
                BEGIN => depth += 1,
                END => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth > 0).then_some((depth, id, data))
        });
        within.filter(|(depth, ..)| *depth == 1).map(|(_, id, data)| (id, data))
    }

    /// All records from an offset on.
    fn all(&self, start: usize) -> impl Iterator<Item = (u16, &[u8])> {
        let mut rest = self.0.get(start..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (id, length) = (number(rest, 0)? as u16, number(rest, 2)?);
            let data = rest.get(4..4 + length)?;
            rest = &rest[4 + length..];
            Some((id, data))
        })
    }
}

/// A number of two bytes.
pub(super) fn number(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(bytes).into())
}
