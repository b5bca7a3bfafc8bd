//! Rows between and below the proposals that are none: sums, remarks, headings of groups.

use super::rows::Cell;
use super::rows::Column;
use super::rows::Row;
use super::rows::Why;
use super::sheet::SheetCell;
use crate::chinese::is_numeral;
use crate::chinese::without_blanks;

/// The first words of a row of sums.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "总数", "累计"];

/// The labels of remarks on the whole ledger and of those who answer for it.
const LABELS: [&str; 26] = [
    "填表",
    "制表",
    "填报",
    "报送",
    "审核",
    "审批",
    "审签",
    "校对",
    "复核",
    "联系人",
    "联系电话",
    "电话",
    "传真",
    "负责人",
    "单位领导",
    "分管领导",
    "主要领导",
    "经办人",
    "单位盖章",
    "盖章",
    "日期",
    "打印",
    "注",
    "备注",
    "说明",
    "附件",
];

/// Why a row is skipped; none if it is a proposal. What may be a proposal with something
/// left out is one, so that it is told.
pub(super) fn why(row: &Row, all: &[SheetCell], columns: &[Column]) -> Option<Why> {
    let written: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .map(|(at, cell)| (at, without_blanks(&cell.text)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let Some((at, first)) = written.first() else { return Some(Why::Blank) };
    let under = columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.text.is_empty());
    let is_heading = |(column, cell): (&Column, &Cell)| {
        [&column.heading, &column.own, &column.group].contains(&&cell.text)
    };
    // Ledgers that were printed repeat it on each page; one of two lines names parts again.
    if under.clone().count() > 0 && under.clone().all(is_heading) {
        return Some(Why::Heading);
    }
    let text = |key: &str| {
        let is_it = |column: &Column| column.field.is_some_and(|it| it.key == key);
        let found = under.clone().find(|(column, _)| is_it(column));
        found.map(|(_, cell)| without_blanks(&cell.text)).unwrap_or_default()
    };
    let (number, title) = (text("proposal.number"), text("proposal.title"));
    let proposers = text("proposal.proposers");
    // 注：…… may begin a title.
    let is_title = !proposers.is_empty() && !is_label(&proposers) && *first == title;
    let is_label =
        !is_title && (is_remark(first) || written.iter().any(|(_, it)| is_label(it)));
    match () {
        () if is_lone(&written) && is_counted(first) => Some(Why::Group),
        () if is_number(&number) && !is_total(first) && !is_label => None,
        () if !title.is_empty() && !proposers.is_empty() && !is_label => None,
        () if is_total(first) && is_count(&proposers) => Some(Why::Total),
        () if is_label && !is_number(&number) => Some(Why::Remark),
        () if is_lone(&written) && is_group(*at, first, columns) => Some(Why::Group),
        () if is_lone(&written) && is_sentence(*at, first, columns) => Some(Why::Remark),
        () if is_lone(&written) && is_ordinal(*at, first, columns) => Some(Why::Blank),
        () => None,
    }
}

/// Whether a text may be the number of a proposal: not 共3件.
fn is_number(text: &str) -> bool {
    let has_digit = text.chars().any(|ch| ch.is_ascii_digit());
    let is_short = text.chars().count() <= 24 && !text.contains(['，', '。', '；']);
    has_digit
        && is_short
        && !text.ends_with(['件', '个', '条', '页'])
        && !text.contains([':', '：'])
}

/// Whether a text is at most a count: 6件, 12.
fn is_count(text: &str) -> bool {
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit() || is_numeral(ch));
    rest.is_empty()
        || (rest.len() < text.len() && ["件", "个", "条", "人", "份"].contains(&rest))
}

fn is_total(first: &str) -> bool {
    TOTALS.iter().any(|word| first.starts_with(word))
}

/// Whether a text has a label before a colon: 审核人：吴明.
fn is_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once([':', '：']) else { return false };
    let is_short = label.chars().count() <= 8;
    is_short && !label.is_empty() && is_of_labels(label)
}

fn is_of_labels(label: &str) -> bool {
    LABELS.iter().any(|word| match word.chars().count() {
        // 关注：…… is no remark.
        1 => label.trim_end_matches(|ch: char| ch.is_ascii_digit()) == *word,
        _ => label.contains(word),
    })
}

/// Whether a row begins as a remark: 注：, 说明, 第1页, 以下空白.
fn is_remark(first: &str) -> bool {
    const ALONE: [&str; 10] = [
        "注",
        "备注",
        "说明",
        "填表人",
        "制表人",
        "填报人",
        "审核人",
        "联系人",
        "负责人",
        "制表",
    ];
    let is_page = ["第", "共"].iter().any(|it| first.starts_with(it))
        && first.ends_with('页')
        && first.chars().count() <= 12;
    is_label(first)
        || ALONE.contains(&first)
        || is_page
        || first.starts_with("以下空白")
        || first.starts_with("以下无正文")
        || first.starts_with("填表说明")
}

/// Whether one text is all that a row has; one merged to the right may be repeated.
fn is_lone(written: &[(usize, String)]) -> bool {
    written.iter().all(|(_, text)| *text == written[0].1)
}

/// Whether the only text of a row is the heading of a group of proposals: 一、城建类,
/// 【重点提案】, 党派提案：.
fn is_group(at: usize, text: &str, columns: &[Column]) -> bool {
    let is_short = text.chars().count() <= 30;
    let is_bracketed =
        text.starts_with(['【', '〖', '[']) && text.ends_with(['】', '〗', ']']);
    let is_marked = is_counted(text) || is_bracketed || text.ends_with(['：', ':']);
    let field = columns.iter().find(|column| column.idx == at).and_then(|it| it.field);
    let is_named = field.is_some_and(|field| {
        ["proposal.title", "proposal.proposers"].contains(&field.key)
    });
    // Where numbers stand, words are none.
    let is_outside = at == columns.first().map_or(0, |column| column.idx) && !is_named;
    is_short && (is_marked || (is_outside && !text.chars().any(|ch| ch.is_ascii_digit())))
}

/// Whether a text begins as a heading of a group does: 一、, （二）.
fn is_counted(text: &str) -> bool {
    let numeral = text.trim_start_matches(['（', '(', '第']);
    let n_numerals = numeral.chars().take_while(|ch| is_numeral(*ch)).count();
    let behind = numeral.chars().nth(n_numerals);
    text.chars().count() <= 30
        && n_numerals > 0
        && behind
            .is_some_and(|ch| matches!(ch, '、' | '.' | '．' | '）' | ')' | '类' | '部'))
}

/// Whether the only text of a row is a sentence where ordinals or numbers stand.
fn is_sentence(at: usize, text: &str, columns: &[Column]) -> bool {
    let column = columns.iter().find(|column| column.idx == at);
    let is_of_number = column.is_some_and(|it| match it.field {
        Some(field) => field.key == "proposal.number",
        None => it.is_ignored,
    });
    is_of_number && text.chars().count() > 12 && !is_number(text)
}

/// Whether a row has nothing but its ordinal.
fn is_ordinal(at: usize, text: &str, columns: &[Column]) -> bool {
    let column = columns.iter().find(|column| column.idx == at);
    column.is_some_and(|it| it.field.is_none() && it.is_ignored)
        && text.chars().all(|ch| ch.is_ascii_digit())
}
