//! A ledger: its columns, its rows of proposals, and the skipped rows.

use std::ops::Range;

use chrono::NaiveDate;

use super::fields::Field;
use super::sheet::Fault;
use super::spelling::plain;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// A sheet whose headings were found.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The columns with a heading, from left to right.
    pub columns: Vec<Column>,
    /// The rows with a proposal.
    pub rows: Vec<Row>,
    /// The rows below the heading without a proposal.
    pub skipped: Vec<Skipped>,
    /// The texts above the heading, such as the sheet's title.
    pub above: Vec<String>,
    /// Findings about the sheet itself, whatever is made of it.
    pub notes: Vec<Diagnostic>,
    /// The sheet as text, one line per row.
    pub source: Source,
}

impl Ledger {
    /// The name of a row in messages, and of the letter made of it: `台账.xlsx 第 5 行`.
    pub fn title(&self, row: &Row) -> String {
        format!("{} 第 {} 行", self.source.name(), row.number)
    }

    /// The place of a cell.
    pub(super) fn span(&self, cell: &Cell) -> Span {
        self.source.span(cell.range.clone())
    }

    /// The number of rows skipped for this reason.
    pub fn n_skipped(&self, why: Why) -> usize {
        self.skipped.iter().filter(|skipped| skipped.why == why).count()
    }
}

/// A column with a heading.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading as written, on one line.
    pub heading: String,
    /// The place of the heading.
    pub span: Span,
    /// Its field, if known.
    pub field: Option<&'static Field>,
    /// Suppresses the unused-column note.
    pub is_ignored: bool,
    /// Its index in the sheet.
    pub(super) idx: usize,
}

/// The columns with this name: a heading, or the usual name of what they hold.
pub(super) fn called(columns: &[Column], name: &str) -> Vec<usize> {
    let name = plain(name);
    let find = |is: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|&at| is(&columns[at])).collect()
    };
    let by_heading = find(&|column| plain(&column.heading) == name);
    match by_heading.is_empty() {
        true => find(&|column| {
            column.field.is_some_and(|it| {
                it.key == name || it.headings.iter().any(|heading| *heading == name)
            })
        }),
        false => by_heading,
    }
}

/// A row with a proposal.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number, as the sheet shows it.
    pub number: usize,
    /// Whether it is hidden, by a filter or by hand.
    pub is_hidden: bool,
    /// Its cells, one for each column of the ledger.
    pub cells: Vec<Cell>,
}

/// A cell, as a person sees it.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its displayed text, trimmed.
    pub text: String,
    /// The day that it is, where its file has it as a day; it may show less: 5月12日.
    pub day: Option<NaiveDate>,
    /// Why what it shows may not be what was meant.
    pub fault: Option<Fault>,
    /// Its place in the ledger's text, in bytes.
    pub(super) range: Range<usize>,
}

/// A row below the heading without a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its number, as the sheet shows it.
    pub number: usize,
    /// Why it was skipped.
    pub why: Why,
}

/// Why a row was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is blank.
    Blank,
    /// It is a sum: 合计.
    Total,
    /// It is a remark on the ledger: 注, 填表人.
    Remark,
    /// It repeats the headings.
    Heading,
    /// A condition leaves it out.
    Left,
}

impl Why {
    /// All of them, in the order in which they are told.
    pub const ALL: [Why; 5] =
        [Why::Blank, Why::Total, Why::Remark, Why::Heading, Why::Left];

    /// The Chinese name of such rows.
    pub fn name(self) -> &'static str {
        match self {
            Why::Blank => "空行",
            Why::Total => "合计",
            Why::Remark => "附注",
            Why::Heading => "重复的表头",
            Why::Left => "没有选的",
        }
    }
}
