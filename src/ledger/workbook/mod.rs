//! From the bytes of a workbook to the rows of its sheets.

mod biff;
mod cells;
mod ods;
mod ods_cell;
mod package;
mod shared;
mod style;
mod xls;
mod xls_looks;
mod xlsx;
mod xlsx_kept;
mod xlsx_sheet;
mod xml;

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use super::refusal::Refusal;
use cells::SheetLines;
use package::Package;

/// Reads all sheets of a workbook with their names.
pub(super) fn sheets(bytes: &[u8]) -> Result<SheetLines, Refusal> {
    let open = || match bytes {
        [b'P', b'K', ..] => packed(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => xls::sheets(bytes),
        _ => Err(Refusal::NoBook),
    };
    // Readers are not all ours, and a broken file is no reason to fall over.
    catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err(Refusal::Broken))
}

/// A workbook that is a package: .xlsx or .ods.
fn packed(bytes: &[u8]) -> Result<SheetLines, Refusal> {
    let mut package = Package::open(bytes)?;
    if let Some(sheets) = xlsx::sheets(&mut package) {
        return sheets;
    }
    if let Some(sheets) = ods::sheets(&mut package) {
        return sheets;
    }
    Err(match () {
        () if package.has("xl/workbook.bin") => Refusal::Binary,
        () if package.has("word/") => Refusal::Letter,
        () if package.has("Index/") || package.has("Index.zip") => Refusal::Numbers,
        () => Refusal::NotASheet,
    })
}
