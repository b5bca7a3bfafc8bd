//! 表格: columns, the lines of the cells, and the bands that they make.
//!
//! The standard says nothing of tables but how a wide one is turned (clause 8).
//! Following practice, a table is a ruled grid over the whole 版心: the head in 黑体 and
//! centred, numbers aligned by their decimal points, short words centred, long ones
//! flush left.

mod band;
mod columns;
mod widths;

use std::rc::Rc;

use super::counter::Counter;
use super::glyphs::Setter;
use super::row::Prose;
use super::row::Row;
use super::row::RowKind;
use super::text::{CELL, Shape};
use crate::document::{Role, Table};
use crate::geometry::Length;
pub(super) use band::Band;
use columns::Columns;

/// The caption and the bands of a table, as rows.
pub(super) fn rows(
    table: &Table,
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Row<'static>> {
    let mut rows: Vec<Row<'static>> =
        caption(table, setter, blocks).into_iter().collect();
    let columns = Columns::new(table, setter);
    let number = blocks.next_table();
    let mut heads: Vec<Band> = Vec::new();
    let mut again = Rc::new(Vec::new());
    for (idx, row) in table.rows.iter().enumerate() {
        let role = table.role(idx);
        let boxes = columns.boxes(row, idx, role, number, setter, blocks);
        let n_lines = boxes.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
        let height = columns.height(n_lines.max(row.n_lines));
        let boxes = columns.centred(boxes, n_lines, height);
        if idx == table.n_heads && idx > 0 {
            again = Rc::new(std::mem::take(&mut heads));
        }
        let pieces = columns.pieces(n_lines, height);
        for piece in &pieces {
            let band = Band {
                height: piece.end - piece.start,
                look: columns.look(role, setter),
                cells: boxes.iter().map(|cell| cell.within(piece)).collect(),
                role,
                is_first: idx == 0 && piece.start == Length::ZERO,
                is_end: piece.end == height,
                heads: Rc::clone(&again),
            };
            if role == Role::HeadCell {
                heads.push(band.again());
            }
            let block = boxes.first().map_or(0, |cell| cell.block);
            let keeps_next = role == Role::HeadCell;
            rows.push(Row {
                kind: RowKind::Band(band),
                paragraph: Prose::default(),
                block,
                keeps_next,
            });
        }
    }
    if let Some(last) = rows.last_mut() {
        last.keeps_next = false;
    }
    // A last row of a line or two takes one along, as the last line of a paragraph does.
    if let [.., before, Row { kind: RowKind::Band(band), .. }] = &mut rows[..] {
        before.keeps_next |= setter.settings.keep_last_lines
            && !band.is_first
            && band.height <= columns.height(2);
    }
    rows
}

/// The caption of a table: centred, and on the page of its first rows.
fn caption(table: &Table, setter: &Setter, blocks: &mut Counter) -> Vec<Row<'static>> {
    let Some(caption) = &table.caption else { return Vec::new() };
    let measure = setter.style.chars as i32 * CELL;
    let shape = Shape { measure, ..Shape::default() };
    let block = blocks.next(caption.clone());
    let lines = setter.set(Role::Caption, caption, &shape).into_iter();
    lines
        .map(|set| {
            let width = setter.width(Role::Caption, &set);
            let left = (setter.style.type_area_width - width) / 2;
            let kind = RowKind::Line { role: Role::Caption, set, left };
            Row { kind, paragraph: Prose::default(), block, keeps_next: true }
        })
        .collect()
}
