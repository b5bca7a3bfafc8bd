//! Ledgers as offices keep them, dealt at random with what they really say.

use chrono::NaiveDate;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::Workbook;

use super::truth::{self, Names, Truth};
use crate::numbers::Dice;

/// A ledger, and what is true of its rows.
pub(crate) struct Dealt {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// The rows of proposals by their numbers.
    pub(crate) truths: Vec<(usize, Truth)>,
    /// The headings as they are written, each with what it is.
    pub(crate) headings: Vec<(What, String)>,
    /// The hidden rows.
    pub(crate) hidden: Vec<usize>,
    /// A row that is not to be written, and the condition that leaves it out.
    pub(crate) left: Option<(usize, String)>,
    /// The sheet as text, to be shown where something is wrong.
    pub(crate) shown: String,
}

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Index,
    Number,
    Title,
    Session,
    Proposers,
    Circle,
    ProposerPhone,
    Host,
    CoHosts,
    Docno,
    Received,
    Date,
    Contact,
    Phone,
    Outcome,
    Disclosure,
    Remark,
}

pub(crate) const SESSION: &str = "清河区政协五届二次会议";

/// A column: the heading of its group, if it has one, its own, and what it has.
struct Column {
    parent: &'static str,
    heading: &'static str,
    what: What,
}

/// A cell as it is kept.
enum Cell {
    Text(String),
    /// A number, its format, and how it is shown.
    Number(f64, &'static str, String),
    /// A day, its format, and how it is shown.
    Day(NaiveDate, &'static str, String),
}

impl Cell {
    fn shown(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number(_, _, text) | Cell::Day(_, _, text) => text,
        }
    }
}

/// The ways of one ledger.
struct Ways {
    names: Names,
    is_book: bool,
    /// Whether the contact's telephone stands in the contact's cell.
    is_one_cell: bool,
    number: usize,
    days: usize,
    phones: usize,
}

pub(crate) fn deal(seed: u64) -> Dealt {
    let mut dice = Dice::new(seed);
    // The first throws of a small seed are small.
    (0..8).for_each(|_| _ = dice.below(2));
    let dice = &mut dice;
    let ways = Ways {
        names: Names::new(dice),
        is_book: dice.below(3) > 0,
        is_one_cell: dice.below(6) == 0,
        number: dice.below(4),
        days: dice.below(5),
        phones: dice.below(3),
    };
    let has_title = dice.below(4) > 0;
    let columns = columns(dice, &ways, !has_title);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    if has_title {
        above(dice, &mut rows);
    }
    let mut headings: Vec<(What, String)> = Vec::new();
    headings_of(&columns, &mut rows, &mut headings);
    let mut truths = Vec::new();
    let mut hidden = Vec::new();
    for idx in 0..3 + dice.below(8) {
        if dice.below(9) == 0 {
            let group = dice.one_of(&[
                "一、城建类",
                "二、教科文卫类",
                "（三）农业水利",
                "【重点提案】",
            ]);
            rows.push(vec![Cell::Text(group.to_owned())]);
        }
        let truth = Truth::new(dice, idx);
        rows.push(
            columns.iter().map(|column| cell(dice, &ways, column, &truth, idx)).collect(),
        );
        if ways.is_book && dice.below(12) == 0 {
            hidden.push(rows.len());
        }
        truths.push((rows.len(), truth));
    }
    let left = (dice.below(4) == 0).then(|| left_out(&columns, &rows, truths[0].0));
    below(dice, &mut rows, truths.len());
    let shown: Vec<String> = rows.iter().map(|row| line(row)).collect();
    let (name, bytes) = match ways.is_book {
        true => (format!("{seed}.xlsx"), book(&rows, &hidden)),
        false => (format!("{seed}.csv"), csv(&rows)),
    };
    Dealt { name, bytes, truths, headings, hidden, left, shown: shown.join("\n") }
}

/// A row, and a condition that is true of all others.
fn left_out(columns: &[Column], rows: &[Vec<Cell>], number: usize) -> (usize, String) {
    let at = columns.iter().position(|column| column.what == What::Number);
    let at = at.expect("all ledgers have numbers");
    // A formula that is a text is that text.
    let shown = rows[number - 1][at].shown().trim_matches(['=', '"']);
    (number, format!("{}!={shown}", columns[at].heading))
}

fn line(row: &[Cell]) -> String {
    row.iter().map(Cell::shown).collect::<Vec<_>>().join(" | ")
}

/// What stands above the headings.
fn above(dice: &mut Dice, rows: &mut Vec<Vec<Cell>>) {
    let title = dice.one_of(&[
        "2024年清河区政协五届二次会议提案办理台账（区水务局）",
        "清河区政协五届二次会议提案办理情况统计表",
        "附件1：清河区政协五届二次会议提案办理台账",
        "关于清河区政协五届二次会议提案办理情况的台账",
        "区水务局办理清河区政协五届二次会议提案台账",
    ]);
    if dice.below(5) == 0 {
        rows.push(vec![Cell::Text("附件1".to_owned())]);
    }
    rows.push(vec![Cell::Text(title.to_owned())]);
    if dice.below(2) == 0 {
        rows.push(vec![Cell::Text(
            "填报单位：区水务局　　填报时间：2024年6月".to_owned(),
        )]);
    }
}

/// What stands below the last proposal.
fn below(dice: &mut Dice, rows: &mut Vec<Vec<Cell>>, n: usize) {
    let text =
        |words: &[&str]| words.iter().map(|it| Cell::Text((*it).to_owned())).collect();
    let count = format!("{n}件");
    if dice.below(2) == 0 {
        rows.push(text(&[dice.one_of(&["合计", "总计", "小计"]), "", &count]));
    }
    if dice.below(2) == 0 {
        rows.push(text(&["填表人：高岚", "", "", "审核人：吴明"]));
    }
    if dice.below(3) == 0 {
        rows.push(text(&["注：本表一式两份。"]));
    }
    if dice.below(4) == 0 {
        rows.push(text(&["说明", "A类为已解决，B类为正在解决。"]));
    }
}

fn columns(dice: &mut Dice, ways: &Ways, needs_session: bool) -> Vec<Column> {
    let one = |heading, what| Column { parent: "", heading, what };
    let of = |parent, heading, what| Column { parent, heading, what };
    let has_groups = dice.below(3) == 0;
    let mut blocks: Vec<Vec<Column>> = Vec::new();
    blocks.push(vec![one(
        dice.one_of(&["案号", "提案号", "提案编号", "编号"]),
        What::Number,
    )]);
    blocks.push(vec![one(
        dice.one_of(&["案由", "提案名称", "提案标题", "标题", "案由（标题）"]),
        What::Title,
    )]);
    let has_phone = dice.below(2) == 0;
    let mut proposers = match has_groups {
        true => vec![
            of("提案人", "姓名", What::Proposers),
            of("提案人", "界别", What::Circle),
        ],
        false => {
            vec![one(
                dice.one_of(&["提案人", "提案者", "第一提案人", "提案人姓名"]),
                What::Proposers,
            )]
        }
    };
    match (has_phone, has_groups) {
        (true, true) => proposers.push(of("提案人", "联系电话", What::ProposerPhone)),
        (true, false) => proposers.push(one(
            dice.one_of(&["联系电话", "提案人电话", "委员联系电话", "电话"]),
            What::ProposerPhone,
        )),
        _ => {}
    }
    blocks.push(proposers);
    if dice.below(4) > 0 {
        blocks.push(match has_groups {
            true => vec![
                of("承办单位", "主办", What::Host),
                of("承办单位", "会办", What::CoHosts),
            ],
            false => vec![
                one(dice.one_of(&["主办单位", "主办"]), What::Host),
                one(dice.one_of(&["会办单位", "协办单位", "会办"]), What::CoHosts),
            ],
        });
    }
    let mut contact =
        vec![one(dice.one_of(&["经办人", "联系人", "承办人"]), What::Contact)];
    if !ways.is_one_cell {
        contact.push(one(dice.one_of(&["联系电话", "经办人电话", "电话"]), What::Phone));
    }
    blocks.push(contact);
    blocks.push(match has_groups {
        true => vec![of("答复", "文号", What::Docno), of("答复", "日期", What::Date)],
        false => vec![
            one(dice.one_of(&["文号", "答复文号", "发文字号"]), What::Docno),
            one(dice.one_of(&["答复日期", "成文日期", "答复时间"]), What::Date),
        ],
    });
    let singles = [
        (
            vec![one(dice.one_of(&["交办日期", "交办时间", "收文日期"]), What::Received)],
            2,
        ),
        (vec![one(dice.one_of(&["办理结果", "办理结果类别"]), What::Outcome)], 3),
        (vec![one(dice.one_of(&["公开属性", "公开方式"]), What::Disclosure)], 3),
        (vec![one("备注", What::Remark)], 2),
    ];
    blocks.extend(
        singles.into_iter().filter(|(_, of)| dice.below(*of) > 0).map(|(it, _)| it),
    );
    if needs_session {
        blocks.push(vec![one(dice.one_of(&["届次", "会议名称"]), What::Session)]);
    }
    for last in (1..blocks.len()).rev() {
        blocks.swap(last, dice.below(last + 1));
    }
    let mut columns = vec![one("序号", What::Index)];
    columns.extend(blocks.into_iter().flatten());
    columns
}

/// The headings, in one row or two.
fn headings_of(
    columns: &[Column],
    rows: &mut Vec<Vec<Cell>>,
    headings: &mut Vec<(What, String)>,
) {
    let text = |text: &str| Cell::Text(text.to_owned());
    let has_groups = columns.iter().any(|column| !column.parent.is_empty());
    if has_groups {
        let mut before = "";
        let parents = columns.iter().map(|column| {
            let parent =
                if column.parent.is_empty() { column.heading } else { column.parent };
            let is_first = parent != before || column.parent.is_empty();
            before = parent;
            text(if is_first { parent } else { "" })
        });
        let parents = parents.collect();
        rows.push(parents);
    }
    rows.push(
        columns
            .iter()
            .map(|column| match has_groups && column.parent.is_empty() {
                true => text(""),
                false => text(column.heading),
            })
            .collect(),
    );
    headings
        .extend(columns.iter().map(|column| (column.what, column.heading.to_owned())));
}

fn cell(
    dice: &mut Dice,
    ways: &Ways,
    column: &Column,
    truth: &Truth,
    idx: usize,
) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    match column.what {
        What::Index => Cell::Number((idx + 1) as f64, "General", (idx + 1).to_string()),
        What::Number => number(ways, truth),
        What::Title => text(&truth.title),
        What::Session => text(SESSION),
        What::Proposers => text(&ways.names.written(truth)),
        What::Circle => text("经济"),
        What::ProposerPhone => text(&truth.proposer_phone),
        What::Host => text(truth.host),
        What::CoHosts => match truth.co_hosts.is_empty() {
            true => text(dice.one_of(&["", "无", "/"])),
            false => text(&truth.co_hosts.join("、")),
        },
        What::Docno => text(&truth.docno),
        What::Received => day(dice, ways, truth.received),
        What::Date => day(dice, ways, truth.date),
        What::Contact => match ways.is_one_cell {
            true => text(&format!(
                "{}{}{}",
                truth.contact,
                dice.one_of(&[" ", "　", ""]),
                truth.phone
            )),
            false => text(&truth.contact),
        },
        What::Phone => phone(ways, truth),
        What::Outcome => text(&truth::outcome(dice, truth.outcome)),
        What::Disclosure => text(truth::disclosure(dice, truth.disclosure)),
        What::Remark => text(dice.one_of(&["", "重点提案"])),
    }
}

fn number(ways: &Ways, truth: &Truth) -> Cell {
    let whole: f64 = truth.number.parse().expect("a number");
    let shown = truth.number.clone();
    match (ways.is_book, ways.number) {
        (true, 0) => Cell::Number(whole, "General", shown),
        (true, 1) => Cell::Number(whole - 20_240_000.0, "\"2024\"0000", shown),
        (false, 1) => Cell::Text(format!("=\"{shown}\"")),
        (_, 2) => Cell::Text(format!("第{shown}号")),
        _ => Cell::Text(shown),
    }
}

fn phone(ways: &Ways, truth: &Truth) -> Cell {
    let whole: f64 = truth.phone.parse().expect("a number");
    match (ways.is_book, ways.phones) {
        (true, 0) => Cell::Number(whole, "General", truth.phone.clone()),
        (true, 1) => {
            let shown = format!("0755-{}", truth.phone);
            Cell::Number(75_500_000_000.0 + whole, "0000\\-00000000", shown)
        }
        _ => Cell::Text(truth.phone.clone()),
    }
}

fn day(dice: &mut Dice, ways: &Ways, day: NaiveDate) -> Cell {
    let shown = |form: &str| day.format(form).to_string();
    match (ways.is_book, ways.days) {
        (true, 0) => Cell::Day(day, "yyyy-mm-dd", shown("%Y-%m-%d")),
        (true, 1) => Cell::Day(day, "yyyy\"年\"m\"月\"d\"日\"", shown("%Y年%-m月%-d日")),
        (true, 2) => Cell::Day(day, "m\"月\"d\"日\"", shown("%-m月%-d日")),
        _ => Cell::Text(truth::day(dice, day)),
    }
}

fn csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = (0..width).map(|at| row.get(at).map_or("", Cell::shown));
        writer.write_record(cells).expect("room");
    }
    writer.into_inner().expect("room")
}

fn book(rows: &[Vec<Cell>], hidden: &[usize]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(number, form, _) => {
                    let form = Format::new().set_num_format(*form);
                    sheet.write_number_with_format(row, column, *number, &form)
                }
                Cell::Day(day, form, _) => {
                    let form = Format::new().set_num_format(*form);
                    let day =
                        ExcelDateTime::parse_from_str(&day.to_string()).expect("a day");
                    sheet.write_datetime_with_format(row, column, &day, &form)
                }
            };
            written.expect("a cell");
        }
    }
    for row in hidden {
        sheet.set_row_hidden(*row as u32 - 1).expect("a row");
    }
    book.save_to_buffer().expect("a workbook")
}
