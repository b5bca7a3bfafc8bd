//! What may stand behind a key.

use super::keys::Name;
use crate::gbt9704;

/// What a value looks like, as its reader takes it.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A text of one line.
    Text,
    /// A text of one line that looks so, as a regular expression.
    Like(&'static str),
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// One of these words, where the bureau has none of its own.
    Usual(fn() -> Vec<&'static str>),
    /// A list of texts of one line.
    Texts,
    /// The same, of which one needs no list.
    Lines,
    /// A text whose lines are paragraphs.
    Paragraphs,
    /// A file or folder.
    Path,
    /// Files, of which one needs no list.
    Paths,
    /// Yes or no.
    Flag,
    /// A day of the calendar.
    Date,
    /// A number of the page.
    Number(&'static gbt9704::Number),
    /// A list of whole numbers above 0.
    Counts,
    /// A list of rows, which are lists of cells.
    Rows,
    /// Words of the bureau's own, each with what it means.
    Words,
    /// A table, joined from what the letter and the bureau's defaults have of it.
    Table(Name),
    /// A table that is one value, out of the letter or out of the defaults.
    Whole(Name),
    /// A list of tables.
    Tables(Name),
}

/// A text with one … where something else is put.
pub(super) const FORM: Shape = Shape::Like("^[^…]*…{1,2}[^…]*$");

/// 份号 (7.2.1).
pub(super) const COPY_NUMBER: Shape = Shape::Like(r"^\s*[0-9]+\s*$");

/// 密级和保密期限 (7.2.2).
pub(super) const CLASSIFICATION: Shape =
    Shape::Like(r"^\s*(绝密|机密|秘密)(★(长期|[0-9]+(年|个月|月|天|日)))?\s*$");

/// A colour as sRGB.
pub(super) const COLOUR: Shape = Shape::Like(r"^\s*#[0-9A-Fa-f]{6}\s*$");

/// The words of a list of words and what they stand for.
pub(super) fn words<T, const N: usize>(
    list: &[(&'static str, T); N],
) -> Vec<&'static str> {
    list.iter().map(|(word, _)| *word).collect()
}
