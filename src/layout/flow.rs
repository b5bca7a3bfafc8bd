//! The text as rows: paragraphs broken into lines, and tables into bands.

use super::counter::Counter;
use super::glyphs::Setter;
use super::row::Prose;
use super::row::Row;
use super::row::RowKind;
use super::table;
use super::text::{CELL, Shape, Wish};
use crate::document::{Block, Document, Part, Role};
use crate::geometry::Length;
use crate::wording::Wording;

/// 主送机关, 正文 and 附件说明 (7.3.2 to 7.3.4), in reading order.
pub(super) fn letter<'a>(
    document: &'a Document,
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Row<'a>> {
    let mut rows = block(Role::Addressee, &document.addressee, 0, blocks, setter);
    rows.extend(parts(&document.body, setter, blocks));
    let text = rows.len();
    rows.extend(enclosures(&document.enclosures, setter, blocks));
    keep_end(&mut rows, text);
    rows
}

/// The headings, paragraphs and tables of a body.
pub(super) fn parts<'a>(
    parts: &'a [Part],
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Row<'a>> {
    let indent = setter.style.indent as i32;
    let mut rows = Vec::new();
    for part in parts {
        match part {
            Part::Text(text) => {
                rows.extend(match text.role {
                    Role::Paragraph => prose(text, blocks, setter),
                    role => block(role, &text.text, indent, blocks, setter),
                });
            }
            Part::Table(table) => rows.extend(table::rows(table, setter, blocks)),
        }
    }
    rows
}

/// Keeps 附件说明 on the signature's page together with the text's last line, and with the
/// line before it if both are of one paragraph (孤行不成页).
fn keep_end(rows: &mut [Row], text: usize) {
    /// With more lines than this the page before would be short.
    const FEW: usize = 13;
    if rows.len() - text <= FEW {
        let last = rows.len() - 1;
        rows[text - 1..last].iter_mut().for_each(|row| row.keeps_next = true);
    }
    if let [.., before, last] = &mut rows[..text] {
        before.keeps_next |= before.block == last.block;
    }
}

/// Allows a page break between the text and 附件说明, where all of it and the signature are
/// more than a page.
pub(super) fn part_end(rows: &mut [Row]) {
    for at in 1..rows.len() {
        let is_enclosure =
            |row: &Row| matches!(row.kind, RowKind::Line { role: Role::Enclosure, .. });
        let is_own =
            is_enclosure(&rows[at]) || matches!(rows[at].kind, RowKind::BlankLine);
        if is_own && rows[at - 1].block != rows[at].block {
            rows[at - 1].keeps_next = false;
        }
    }
}

/// Whether a row belongs to the text and not to 附件说明.
pub(super) fn is_text(row: &Row) -> bool {
    match &row.kind {
        RowKind::Line { role, .. } => *role != Role::Enclosure,
        RowKind::BlankLine => false,
        RowKind::Band(_) => true,
    }
}

/// 附件：1.……; wrapped lines start under the first character of the name (7.3.4).
fn enclosures(
    names: &[Wording],
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Row<'static>> {
    const LABEL: &str = "附件：";
    let start = setter.style.indent as i32 * CELL;
    let label = setter.set_line(Role::Enclosure, LABEL).end();
    let mut rows = Vec::new();
    for (idx, name) in names.iter().enumerate() {
        let number =
            if names.len() > 1 { format!("{}.", idx + 1) } else { String::new() };
        let number_width = setter.set_line(Role::Enclosure, &number).end();
        let lead = if idx == 0 { LABEL } else { "" };
        let shape = Shape {
            first_indent: if idx == 0 { start } else { start + label },
            rest_indent: start + label + number_width,
            ..body_shape(0, setter)
        };
        let mut text = Wording::new(format!("{lead}{number}"));
        text.append(name);
        let lines = setter.set(Role::Enclosure, &text, &shape);
        let block = blocks.next(text);
        if idx == 0 {
            rows.push(Row {
                kind: RowKind::BlankLine,
                paragraph: Prose::default(),
                block,
                keeps_next: true,
            });
        }
        let last = lines.len().saturating_sub(1);
        rows.extend(lines.into_iter().enumerate().map(|(line, set)| Row {
            kind: RowKind::Line { role: Role::Enclosure, set, left: Length::ZERO },
            paragraph: Prose::default(),
            block,
            keeps_next: line != last,
        }));
    }
    rows
}

fn block<'a>(
    role: Role,
    text: &'a Wording,
    indent: i32,
    blocks: &mut Counter,
    setter: &Setter,
) -> Vec<Row<'a>> {
    let block = blocks.next(text.clone());
    let settings = setter.settings;
    let lines = setter.set(role, text, &body_shape(indent, setter));
    let last = lines.len().saturating_sub(1);
    let keeps_next = |idx| match role {
        Role::Heading(_) => idx != last || settings.keep_headings,
        _ => true,
    };
    let row = |(idx, set)| Row {
        kind: RowKind::Line { role, set, left: Length::ZERO },
        paragraph: Prose::default(),
        block,
        keeps_next: keeps_next(idx),
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// The lines of a 自然段 as they come.
fn prose<'a>(block: &'a Block, blocks: &mut Counter, setter: &Setter) -> Vec<Row<'a>> {
    let Block { role: _, lead, text } = block;
    let mut whole = Wording::default();
    lead.iter().for_each(|lead| whole.append(&lead.text));
    whole.append(text);
    let prose = Prose { lead: lead.as_ref(), text };
    paragraph(prose, blocks.next(whole), Wish::AsItComes, setter)
}

/// The lines of a 自然段, as many as wished for if there is a good way to break it so.
pub(super) fn paragraph<'a>(
    prose: Prose<'a>,
    block: usize,
    wish: Wish,
    setter: &Setter,
) -> Vec<Row<'a>> {
    let shape = Shape { wish, ..body_shape(setter.style.indent as i32, setter) };
    let lines = match prose.lead {
        Some(lead) => setter.set_behind(lead, prose.text, &shape),
        None => setter.set(Role::Paragraph, prose.text, &shape),
    };
    let last = lines.len().saturating_sub(1);
    let row = |(idx, set)| Row {
        kind: RowKind::Line { role: Role::Paragraph, set, left: Length::ZERO },
        paragraph: prose,
        block,
        // 孤行不成页: the last line takes one along.
        keeps_next: idx + 1 == last && setter.settings.keep_last_lines,
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// The shape of a paragraph: 28 字, the first line indented.
pub(super) fn body_shape(indent: i32, setter: &Setter) -> Shape {
    Shape {
        measure: setter.style.chars as i32 * CELL,
        first_indent: indent * CELL,
        rest_indent: 0,
        cure: setter.settings.cure_lone_characters,
        wish: Wish::AsItComes,
        ragged: false,
    }
}
