//! Lines of a text that a table was pasted into. A letter's text has no tabs, and cells that
//! run together are no sentence, so they are refused with the table to write.

use super::misfits;
use super::misfits::Grid;
use super::typed::with_usual_ordinal;
use crate::chinese::is_digit;
use crate::chinese::is_numeral;
use crate::reader::Log;
use crate::reader::TabbedLine;
use crate::reader::Text;
use crate::reader::TomlTable;
use crate::reader::tabbed_lines;

/// The paragraphs of a text, with complaints about tables in it.
pub(super) fn paragraphs(
    table: &TomlTable,
    key: &'static str,
    log: &mut Log,
) -> Vec<Text> {
    let paragraphs = table.paragraphs(key, log);
    if !paragraphs.is_empty() {
        refuse(table, key, log);
    }
    paragraphs.into_iter().map(with_usual_ordinal).collect()
}

/// Complains about tables in a text that has paragraphs.
pub(super) fn refuse(table: &TomlTable, key: &'static str, log: &mut Log) {
    let Some(entry) = table.entry(key) else { return };
    let (lines, n_lines) = tabbed_lines(&entry.span());
    let parent = table.header.as_ref().map_or("", |header| header.text().trim());
    let header = match parent.strip_prefix("[[").and_then(|it| it.strip_suffix("]]")) {
        Some(path) if key == "body" => format!("[[{path}.table]]"),
        _ => "[[section.table]]".to_owned(),
    };
    let lines: Vec<TabbedLine> = lines.into_iter().filter(has_cells).collect();
    for block in lines.chunk_by(|one, other| one.nth + 1 == other.nth) {
        if block.iter().all(is_marked) {
            continue;
        }
        let rows = rows(block);
        let is_last = block.last().is_some_and(|line| line.nth + 1 == n_lines);
        let grid = Grid { header: &header, rows: &rows, has_head: has_head(&rows) };
        let place = block[0].place.clone();
        log.add(match key {
            "body" => misfits::pasted_table(&grid, is_last, place),
            _ => misfits::table_outside(&grid, place),
        });
    }
}

/// Whether a line has text on both sides of a tab that is no blank behind an ordinal.
fn has_cells(line: &TabbedLine) -> bool {
    let filled: Vec<&String> = line.cells.iter().filter(|it| !it.is_empty()).collect();
    match filled[..] {
        [] | [_] => false,
        [first, _] => !is_label(first),
        _ => true,
    }
}

/// Whether each tab stands behind a mark, where it is only a blank.
fn is_marked(line: &TabbedLine) -> bool {
    let filled = line.cells.iter().rev().filter(|cell| !cell.is_empty());
    filled
        .skip(1)
        .all(|cell| cell.ends_with(['，', '。', '；', '：', '！', '？', ':', ';']))
}

/// Whether it is a sign before a text, behind which programs set a tab: 一、 1. （1） ① •
/// 第一条, 附件1, 表1.
fn is_label(text: &str) -> bool {
    let n_chars = text.chars().count();
    let is_sign = |ch: char| "•●■◆◇○□▪▫·–—-*＊√".contains(ch) || is_circled(ch);
    let is_number = |text: &str| {
        !text.is_empty() && text.chars().all(|ch| is_digit(ch) || is_numeral(ch))
    };
    let named = |ends: &[&str]| {
        let rest = text.strip_prefix('第')?;
        ends.iter().find_map(|end| rest.strip_suffix(end))
    };
    let numbered = ["附件", "附表", "附图", "表", "图"];
    let numbered = numbered.iter().find_map(|word| text.strip_prefix(word));
    let closed = text.trim_start_matches(['（', '(']);
    let closed = closed.strip_suffix(['、', '.', '．', ')', '）', '：', ':']);
    let is_letter =
        |text: &str| text.len() == 1 && text.starts_with(|ch: char| ch.is_alphabetic());
    (n_chars == 1 && text.chars().all(is_sign))
        || closed.is_some_and(|it| is_number(it) || is_letter(it))
        || named(&["条", "章", "节", "款"]).is_some_and(is_number)
        || numbered.is_some_and(is_number)
}

fn is_circled(ch: char) -> bool {
    matches!(ch, '①'..='⓿' | '❶'..='➓')
}

/// The cells of lines: all of them where that gives a grid, and otherwise those between the
/// first and the last that are not empty. Columns that are empty from top to bottom are an
/// indent.
fn rows(block: &[TabbedLine]) -> Vec<Vec<&str>> {
    let whole = block.iter().map(|line| line.cells.iter().map(String::as_str).collect());
    let mut rows: Vec<Vec<&str>> = whole.collect();
    let is_even = |rows: &[Vec<&str>]| rows.iter().all(|row| row.len() == rows[0].len());
    if !is_even(&rows) {
        for row in &mut rows {
            let end =
                row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
            row.truncate(end);
            let start = row.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
            row.drain(..start);
        }
        return rows;
    }
    while rows.iter().all(|row| row.first().is_some_and(|cell| cell.is_empty())) {
        rows.iter_mut().for_each(|row| _ = row.remove(0));
    }
    while rows.iter().all(|row| row.last().is_some_and(|cell| cell.is_empty())) {
        rows.iter_mut().for_each(|row| _ = row.pop());
    }
    rows
}

/// Whether the first line is surely the head: it has no gap and no figure, and below it some column has
/// nothing else.
fn has_head(rows: &[Vec<&str>]) -> bool {
    let is_figure = |cell: &str| {
        let is_sign = |ch: char| is_digit(ch) || "+-.,，%％—".contains(ch);
        cell.contains(is_digit) && cell.chars().all(is_sign)
    };
    let [head, below @ ..] = rows else { return false };
    let is_full = head.iter().all(|cell| !cell.is_empty());
    let is_of_figures = |at: usize| {
        below.iter().all(|row| row.get(at).is_some_and(|cell| is_figure(cell)))
    };
    is_full
        && !below.is_empty()
        && !head.iter().any(|cell| is_figure(cell))
        && (0..head.len()).any(is_of_figures)
}
