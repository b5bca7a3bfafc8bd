//! The text as rows: addressee, headings and paragraphs, broken into lines.

use super::glyphs::Setter;
use super::text::{self, CELL, Shape};
use crate::document::{Document, Role};
use crate::gbt9704;
use crate::settings::Settings;

/// A line of the text that is not yet on a page.
pub(super) struct Row {
    pub(super) role: Role,
    pub(super) block: usize,
    pub(super) line: text::Line,
    /// It stays on the page of the row after it.
    pub(super) keeps_next: bool,
}

/// 主送机关 and 正文 (7.3.2, 7.3.3), in reading order. Blocks are counted on from the head's.
pub(super) fn rows(document: &Document, setter: &Setter) -> Vec<Row> {
    let addressee = (Role::Addressee, document.addressee.as_str(), 0);
    let body = document
        .body
        .iter()
        .map(|block| (block.role, block.text.as_str(), gbt9704::INDENT_CELLS as i32));
    let mut rows: Vec<Row> = std::iter::once(addressee)
        .chain(body)
        .enumerate()
        .flat_map(|(idx, (role, text, indent))| {
            block_rows(role, text, indent, FIRST_BLOCK + idx, setter)
        })
        .collect();
    keep_end(&mut rows);
    rows
}

/// The text's last line takes the one before it along to the signature's page, if both are
/// of one paragraph: 孤行不成页.
fn keep_end(rows: &mut [Row]) {
    if let [.., before, last] = rows {
        before.keeps_next |= before.block == last.block;
    }
}

/// Letterhead, number and title come before.
pub(super) const FIRST_BLOCK: usize = 3;

fn block_rows(
    role: Role,
    text: &str,
    indent: i32,
    block: usize,
    setter: &Setter,
) -> Vec<Row> {
    let shape = body_shape(indent, setter.settings);
    let lines = setter.set(role, text, &shape);
    let last = lines.len().saturating_sub(1);
    let keep_headings = setter.settings.keep_headings;
    let row = |(idx, line)| {
        let keeps_next = match role {
            Role::Addressee => true,
            Role::Heading(_) => idx != last || keep_headings,
            _ => false,
        };
        Row { role, block, line, keeps_next }
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// 28 字, the first line set in.
pub(super) fn body_shape(indent: i32, settings: &Settings) -> Shape {
    Shape {
        measure: gbt9704::CELLS as i32 * CELL,
        first_indent: indent * CELL,
        rest_indent: 0,
        cure: settings.cure_lone_characters,
    }
}
