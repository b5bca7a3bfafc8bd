//! Why a ledger's file is not read.

/// Why a workbook could not be read.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is no workbook; it may be text.
    NoBook,
    /// It is protected by a password.
    Password,
    /// It is another kind of office file.
    NotASheet,
    /// It is a letter: Word, or a text of WPS or LibreOffice.
    Letter,
    /// It is a workbook of numbers and bytes: .xlsb.
    Binary,
    /// It is a sheet of Numbers.
    Numbers,
    /// It has too many rows, columns or sheets for a ledger.
    TooLarge,
    /// It has too much text.
    TooMuchText,
    /// It is truncated or damaged.
    Broken,
}
