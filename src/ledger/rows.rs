//! A ledger: its columns, its rows of proposals, and the skipped rows.

use std::ops::Range;

use chrono::NaiveDate;

use super::classes::Classes;
use super::fields::Field;
use super::people::Owner;
use super::people::Person;
use super::sheet::Fault;
use super::spelling::plain;
use crate::chinese::ProposalKind;
use crate::diagnostic::Diagnostic;
use crate::letter::LetterKind;
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
    /// The session that they name, if it is one.
    pub(super) session: Option<String>,
    /// The kind of proposal that they name, if it is one.
    pub(super) kind: Option<ProposalKind>,
    /// Whether they name both kinds.
    pub(super) is_of_both: bool,
    /// The words for 办理结果类别 and 公开属性.
    pub(super) classes: Classes,
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

    /// The column with this field.
    pub(super) fn column(&self, key: &str) -> Option<usize> {
        column(&self.columns, key)
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
    /// The heading of its group, in the row above; empty if it has none.
    pub(super) group: String,
    /// Its heading without the group's.
    pub(super) own: String,
    /// The person that it names, if it does.
    pub(super) person: Option<Person>,
    /// Whose telephone it is, if it is one.
    pub(super) owner: Option<Owner>,
    /// Its index in the sheet.
    pub(super) idx: usize,
}

/// The column with the field of this key.
pub(super) fn column(columns: &[Column], key: &str) -> Option<usize> {
    columns.iter().position(|it| it.field.is_some_and(|it| it.key == key))
}

/// The columns with this name: a heading, or the usual name of what they hold. Several
/// columns may have one heading.
pub(super) fn called(columns: &[Column], name: &str) -> Vec<usize> {
    let find = |is: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|&at| is(&columns[at])).collect()
    };
    let by_name = find(&|column| column.is_called(name));
    let name = plain(name);
    let by_field =
        || find(&|column| column.field.is_some_and(|field| field.is_called(&name)));
    let by_own = || find(&|column| plain(&column.own) == name);
    let mut found = [by_name, by_field(), by_own()].into_iter();
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

impl Column {
    /// The names that it goes by in settings, conditions and templates: 联系电话 if no other
    /// is called so, or 提案人 · 联系电话. Blanks and dots do not matter.
    pub(super) fn names(&self) -> Vec<String> {
        match self.group.is_empty() {
            true => vec![self.heading.clone()],
            false => vec![self.heading.clone(), format!("{}{}", self.group, self.own)],
        }
    }

    /// Whether it goes by a name.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let name = plain(name);
        self.names().iter().any(|it| plain(it) == name)
    }

    /// Its name in the sheet: A, B, …, Z, AA.
    pub fn letter(&self) -> String {
        letters(self.idx)
    }
}

/// The name of a column in a sheet: A, B, …, Z, AA.
pub(super) fn letters(idx: usize) -> String {
    let last = char::from(b'A' + (idx % 26) as u8);
    if idx < 26 { last.to_string() } else { letters(idx / 26 - 1) + &last.to_string() }
}

/// What the bureau has to do with a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It answers those who made it, or nothing is said of it.
    #[default]
    Host,
    /// It gives the 主办单位 its opinion: 会办意见 or 协办意见.
    CoHost(LetterKind),
    /// Another bureau's.
    None,
}

/// A row with a proposal.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number, as the sheet shows it.
    pub number: usize,
    /// Whether it is hidden, by a filter or by hand.
    pub is_hidden: bool,
    /// What the bureau has to do with it.
    pub role: Role,
    /// Its cells, one for each column of the ledger.
    pub cells: Vec<Cell>,
    /// Why no letter is made of it, whatever its cells say.
    pub faults: Vec<Diagnostic>,
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
    /// Whether it is merged with the cell above and has its text from there.
    pub(super) is_copy: bool,
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
    /// It is the heading of a group of proposals: 一、城建类.
    Group,
    /// It goes on with the proposal of the row before, which is merged over both.
    Joined,
    /// A condition leaves it out.
    Left,
    /// It is another bureau's.
    Elsewhere,
}

impl Why {
    /// All of them, in the order in which they are told.
    pub const ALL: [Why; 8] = [
        Why::Blank,
        Why::Total,
        Why::Remark,
        Why::Heading,
        Why::Group,
        Why::Joined,
        Why::Left,
        Why::Elsewhere,
    ];

    /// The Chinese name of such rows.
    pub fn name(self) -> &'static str {
        match self {
            Why::Blank => "空行",
            Why::Total => "合计",
            Why::Remark => "附注",
            Why::Heading => "重复的表头",
            Why::Group => "分组标题",
            Why::Joined => "并入上一行的",
            Why::Left => "没有选的",
            Why::Elsewhere => "别的单位的",
        }
    }
}
