//! 正文: the sections of a letter and their contents.

use super::complaints;
use super::headings;
use super::model::Attachment;
use super::model::Section;
use super::tabbed;
use super::tabular;
use super::typed::DEEPEST;
use super::typed::is_han_digit;
use super::typed::ordinal;
use super::typed::typed;
use crate::chinese;
use crate::chinese::is_digit;
use crate::reader::Log;
use crate::reader::Text;
use crate::reader::TomlTable;

/// The sections of a letter.
pub(super) fn sections(root: &TomlTable, log: &mut Log) -> Vec<Section> {
    if root.entry("section").is_none() {
        root.end().into_iter().for_each(|end| {
            log.unless_meant(root.key("section"), complaints::no_sections(end));
        });
    }
    let tables = root.tables("section", log);
    headings::recognised(numbered(&tables, 1, log))
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
    let sections = numbered(&chapters, 1, log);
    let landscape = table.flag("landscape", false, log);
    let private = table.flag("private", false, log);
    if let (false, Some(header)) = (table.has_contents(), &table.header) {
        log.unless_lost(complaints::empty_attachment(header.clone()));
    }
    table.finish(log);
    let attachment =
        Attachment { title: title?, landscape, private, body, tables, sections };
    Some(headings::recognised_in(attachment))
}

/// Sections of one level, whose headings the program counts.
fn numbered(tables: &[TomlTable], level: usize, log: &mut Log) -> Vec<Section> {
    let mut count = 0;
    let read = |table: &TomlTable| {
        count += usize::from(table.entry("heading").is_some());
        section(table, (level, count), log)
    };
    tables.iter().map(read).collect()
}

fn section(table: &TomlTable, (level, count): (usize, usize), log: &mut Log) -> Section {
    if level > 1 {
        table.require("heading", log);
    }
    let heading = table.optional_text("heading", log);
    if let Some(heading) = &heading {
        refuse_ordinal(heading, (level, count), log);
    }
    let body = tabbed::paragraphs(table, "body", log);
    let run_in = table.flag("run_in", false, log);
    if run_in {
        refuse_run_in(table, heading.as_ref(), &body, log);
    }
    let private = table.flag("private", false, log);
    let tables = tabular::tables(table, log);
    let parts = parts(table, level, log);
    if let (true, Some(header)) = (table.is_empty(), &table.header)
        && level == 1
    {
        log.unless_lost(complaints::empty_section(table.name, header.clone()));
    }
    table.finish(log);
    Section { heading, run_in, body, private, tables, parts }
}

/// Complains about a heading that has nothing to go on with, or is none.
fn refuse_run_in(
    table: &TomlTable,
    heading: Option<&Text>,
    body: &[Text],
    log: &mut Log,
) {
    let Some(entry) = table.entry("run_in") else { return };
    if heading.is_none() && table.entry("heading").is_none() {
        log.unless_meant(table.key("heading"), complaints::run_in_alone(entry.span()));
    } else if body.is_empty() && table.entry("body").is_none() {
        let complaint = match table.entry("table").is_some() {
            true => complaints::run_in_table(entry.span()),
            false => complaints::run_in_empty(entry.span()),
        };
        log.unless_meant(table.key("body"), complaint);
    }
}

fn parts(table: &TomlTable, level: usize, log: &mut Log) -> Vec<Section> {
    let tables = table.tables("part", log);
    if level < DEEPEST {
        return numbered(&tables, level + 1, log);
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

/// Complains about an ordinal in a heading that has a level and a number there.
fn refuse_ordinal(heading: &Text, (level, count): (usize, usize), log: &mut Log) {
    let n_chars = ordinal(heading);
    if n_chars == 0 {
        return;
    }
    let written: String = heading.chars().take(n_chars).collect();
    let is_other =
        typed(heading).is_some_and(|it| (it.level, it.number) != (level, count as u64));
    let counted = is_other.then(|| chinese::ordinal(level, count));
    log.add(complaints::numbered_heading(
        heading.place(0..n_chars),
        written.trim(),
        counted.as_deref(),
    ));
}
