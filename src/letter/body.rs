//! 正文: the sections of a letter and their contents.

use super::complaints;
use super::model::Attachment;
use super::model::Section;
use super::tabbed;
use super::tabular;
use crate::chinese::is_digit;
use crate::chinese::is_numeral;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;

/// The levels of sections, which have the ordinals 一、（一）1.（1） (7.3.3).
const DEEPEST: usize = 4;

/// The sections of a letter.
pub(super) fn sections(root: &TomlTable, log: &mut Log) -> Vec<Section> {
    if root.entry("section").is_none() {
        root.end().into_iter().for_each(|end| {
            log.unless_meant(root.key("section"), complaints::no_sections(end));
        });
    }
    let tables = root.tables("section", log);
    tables.iter().map(|table| section(table, 1, log)).collect()
}

/// 附件.
pub(super) fn attachments(root: &TomlTable, log: &mut Log) -> Vec<Attachment> {
    let tables = root.tables("attachment", log);
    tables.iter().filter_map(|table| attachment(table, log)).collect()
}

fn attachment(table: &TomlTable, log: &mut Log) -> Option<Attachment> {
    let title = table.text("title", log);
    title.iter().for_each(|title| refuse_label(title, log));
    let body = tabbed::paragraphs(table, "body", log);
    let tables = tabular::tables(table, log);
    let chapters = table.tables("section", log);
    let sections: Vec<Section> =
        chapters.iter().map(|table| section(table, 1, log)).collect();
    let landscape = table.flag("landscape", false, log);
    let private = table.flag("private", false, log);
    if let (false, Some(header)) = (table.has_contents(), &table.header) {
        log.unless_lost(complaints::empty_attachment(header.clone()));
    }
    table.finish(log);
    Some(Attachment { title: title?, landscape, private, body, tables, sections })
}

fn section(table: &TomlTable, level: usize, log: &mut Log) -> Section {
    if level > 1 {
        table.require("heading", log);
    }
    let heading = table.optional_text("heading", log);
    if let Some(heading) = &heading {
        refuse_ordinal(heading, log);
    }
    let body = tabbed::paragraphs(table, "body", log);
    let private = table.flag("private", false, log);
    let tables = tabular::tables(table, log);
    let parts = parts(table, level, log);
    if let (true, Some(header)) = (table.is_empty(), &table.header)
        && level == 1
    {
        log.unless_lost(complaints::empty_section(table.name, header.clone()));
    }
    table.finish(log);
    Section { heading, body, private, tables, parts }
}

fn parts(table: &TomlTable, level: usize, log: &mut Log) -> Vec<Section> {
    let tables = table.tables("part", log);
    if level < DEEPEST {
        return tables.iter().map(|table| section(table, level + 1, log)).collect();
    }
    let headers = tables.iter().filter_map(|table| table.header.clone());
    for header in headers {
        log.add(complaints::too_deep(header));
    }
    Vec::new()
}

/// Complains about 附件1： at the start of an attachment's title.
fn refuse_label(title: &Text, log: &mut Log) {
    let Some(rest) = title.strip_prefix("附件") else { return };
    let rest = rest.trim_start_matches(|ch| is_digit(ch) || is_han_digit(ch));
    let is_divided = rest.starts_with(['：', ':', '、', '.', '．', ' ', '\u{3000}']);
    if is_divided {
        let n_chars = title.chars().count() - rest.chars().count() + 1;
        let label: String = title.chars().take(n_chars).collect();
        log.add(complaints::numbered_attachment(title.place(0..n_chars), label.trim()));
    }
}

fn refuse_ordinal(heading: &Text, log: &mut Log) {
    let n_chars = ordinal(heading);
    if n_chars > 0 {
        let ordinal: String = heading.chars().take(n_chars).collect();
        log.add(complaints::numbered_heading(heading.place(0..n_chars), ordinal.trim()));
    }
}

/// The length in characters of the ordinal that a heading starts with: 一、 （一） 1. 1、 （1）.
/// A numeral followed by another (三、四月份, 1、2号线) is none, nor is a year in brackets.
fn ordinal(heading: &str) -> usize {
    let chars: Vec<char> = heading.chars().collect();
    let digits = |from: usize, is_digit: fn(char) -> bool| {
        chars[from..].iter().take_while(|&&ch| is_digit(ch)).count()
    };
    let at = |idx: usize| chars.get(idx).copied().unwrap_or(' ');
    match at(0) {
        '（' | '(' => {
            let n = digits(1, is_han_digit).max(digits(1, is_digit));
            if (1..4).contains(&n) && matches!(at(n + 1), '）' | ')') {
                n + 2
            } else {
                0
            }
        }
        ch if is_han_digit(ch) || is_digit(ch) => {
            let n = digits(0, if is_digit(ch) { is_digit } else { is_han_digit });
            let goes_on = is_digit(at(n + 1)) || is_han_digit(at(n + 1));
            if matches!(at(n), '、' | '．' | '.') && !goes_on { n + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Whether an ordinal may contain it. In 一、两个, 一、万亩 and 一、零距离 the ordinal is 一、.
fn is_han_digit(ch: char) -> bool {
    is_numeral(ch) && !"〇零万两".contains(ch)
}
