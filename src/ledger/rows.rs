//! A ledger: its columns, its rows, and the rows that have no proposal.

use std::ops::Range;

use super::fields::Field;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// A sheet whose columns are known.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The columns under a heading, from left to right.
    pub columns: Vec<Column>,
    /// The rows with a proposal.
    pub rows: Vec<Row>,
    /// The rows below the heading that have none.
    pub skipped: Vec<Skipped>,
    /// What stands above the heading, such as the sheet's title.
    pub above: Vec<String>,
    /// What is questionable in the sheet itself, whatever is made of it.
    pub notes: Vec<Diagnostic>,
    /// The sheet as text: a line is a row.
    pub source: Source,
}

impl Ledger {
    /// What a row is called in messages, and the letter made of it: `台账.xlsx 第 5 行`.
    pub fn title(&self, row: &Row) -> String {
        format!("{} 第 {} 行", self.source.name(), row.number)
    }

    /// Where a cell stands.
    pub(super) fn span(&self, cell: &Cell) -> Span {
        self.source.span(cell.range.clone())
    }

    /// How many skipped rows there are of a kind.
    pub fn n_skipped(&self, why: Why) -> usize {
        self.skipped.iter().filter(|skipped| skipped.why == why).count()
    }
}

/// A column under a heading.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading as written, on one line.
    pub heading: String,
    /// Where the heading stands.
    pub span: Span,
    /// What is under it, if that is known.
    pub field: Option<&'static Field>,
    /// Whether nobody is told when it is of no use.
    pub is_ignored: bool,
    /// How many columns of the sheet stand left of it.
    pub(super) idx: usize,
}

/// A row with a proposal.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number, as the sheet shows it.
    pub number: usize,
    /// As many cells as the ledger has columns.
    pub cells: Vec<Cell>,
}

/// A cell, as a person sees it.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it shows, without blanks around it.
    pub text: String,
    /// Where it stands in the ledger's text, in bytes.
    pub(super) range: Range<usize>,
}

/// A row below the heading that has no proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its number, as the sheet shows it.
    pub number: usize,
    /// Why it is none.
    pub why: Why,
}

/// Why a row is not taken for a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing is in it.
    Blank,
    /// A sum: 合计.
    Total,
    /// Words about the ledger: 注, 填表人.
    Remark,
    /// The heading once more.
    Heading,
}

impl Why {
    /// What such rows are called.
    pub fn name(self) -> &'static str {
        match self {
            Why::Blank => "空行",
            Why::Total => "合计",
            Why::Remark => "附注",
            Why::Heading => "重复的表头",
        }
    }
}
