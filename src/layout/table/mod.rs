//! 表格: columns, the cells' lines, and the bands they make.
//!
//! The standard says nothing of tables but how a wide one lies (clause 8). As the trade has
//! it: a ruled grid over the whole 版心, the head in 黑体 and centred, numbers under each
//! other by their decimal points, short words centred, long ones flush left.

mod columns;
mod widths;

use std::rc::Rc;

use super::Counter;
use super::flow::Kind;
use super::flow::Row;
use super::glyphs::Set;
use super::glyphs::Setter;
use super::pages::CellPlace;
use super::pages::Colour;
use super::pages::Page;
use super::pages::Rule;
use super::style::Look;
use super::text::{CELL, Shape};
use crate::document::{Role, Table};
use crate::geometry::{Length, Rect};
use columns::Columns;

/// A row of a table, or as much of it as a page holds.
pub(super) struct Band {
    pub(super) height: Length,
    look: Look,
    cells: Vec<Boxed>,
    role: Role,
    is_first: bool,
    /// Whether its row ends with it.
    is_end: bool,
    /// The head, to be put above it where it begins a page.
    heads: Rc<Vec<Band>>,
}

/// A cell in its place in the band.
#[derive(Clone)]
struct Boxed {
    left: Length,
    lines: Vec<Aligned>,
    block: usize,
    place: CellPlace,
}

/// A line of a cell: how far it starts from the cell's left edge, and from the top of its
/// row.
#[derive(Clone)]
struct Aligned {
    set: Set,
    left: Length,
    top: Length,
}

/// The rows of a table with its caption, as many as there are bands.
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
            let within = |cell: &Boxed| {
                let lines = cell.lines.iter().filter(|line| piece.contains(&line.top));
                let lines = lines
                    .map(|line| Aligned { top: line.top - piece.start, ..line.clone() });
                Boxed { lines: lines.collect(), ..cell.clone() }
            };
            let band = Band {
                height: piece.end - piece.start,
                look: columns.look(role, setter),
                cells: boxes.iter().map(within).collect(),
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
            rows.push(Row { kind: Kind::Band(band), paragraph: "", block, keeps_next });
        }
    }
    if let Some(last) = rows.last_mut() {
        last.keeps_next = false;
    }
    // A last row of a line or two takes one along, as the last line of a paragraph does.
    if let [.., before, Row { kind: Kind::Band(band), .. }] = &mut rows[..] {
        before.keeps_next |= setter.settings.keep_last_lines
            && !band.is_first
            && band.height <= columns.height(2);
    }
    rows
}

/// What stands above a table, centred, on the page of its first rows.
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
            let kind = Kind::Line { role: Role::Caption, set, left };
            Row { kind, paragraph: "", block, keeps_next: true }
        })
        .collect()
}

impl Band {
    pub(super) fn is_first(&self) -> bool {
        self.is_first
    }

    /// The height of the head that comes first where the band begins a page.
    pub(super) fn height_of_heads(&self) -> Length {
        self.heads.iter().map(|head| head.height).sum()
    }

    /// The same as a head that is repeated.
    fn again(&self) -> Band {
        Band {
            height: self.height,
            look: self.look,
            cells: self.cells.clone(),
            role: Role::HeadAgain,
            is_first: false,
            is_end: true,
            heads: Rc::default(),
        }
    }

    /// Puts the band on a page, under the head if the table goes on there.
    pub(super) fn draw(
        &self,
        page: &mut Page,
        top: Length,
        goes_on: bool,
        setter: &Setter,
    ) {
        let mut head_top = top - self.height_of_heads();
        let begins = !goes_on && !self.is_first;
        if begins {
            for head in self.heads.iter() {
                head.draw_at(page, head_top, setter);
                head_top += head.height;
            }
        }
        if !goes_on || self.is_first {
            let top = if begins { top - self.height_of_heads() } else { top };
            page.rules.push(below(top, setter));
        }
        self.draw_at(page, top, setter);
    }

    /// Ends the page where the row goes on on the next.
    pub(super) fn close(&self, page: &mut Page, foot: Length, setter: &Setter) {
        if !self.is_end {
            page.rules.push(below(foot, setter));
        }
    }

    /// The cells with the rules at their sides and below them.
    fn draw_at(&self, page: &mut Page, top: Length, setter: &Setter) {
        let (rule, gutter) = (setter.style.table_rule, setter.style.gutter);
        let mut line = |x, y, width, height| {
            page.rules
                .push(Rule { rect: Rect { x, y, width, height }, colour: Colour::Black });
        };
        let right = setter.style.type_area_width;
        let sides = self.cells.iter().map(|cell| cell.left).chain([right]);
        for side in sides {
            // The outer ones end flush with the 版心.
            let x = match side {
                Length::ZERO => gutter,
                side if side == right => gutter + right - rule,
                side => gutter + side - rule / 2,
            };
            line(x, top, rule, self.height);
        }
        if self.is_end {
            page.rules.push(below(top + self.height, setter));
        }
        for cell in &self.cells {
            for aligned in &cell.lines {
                let top = top + aligned.top;
                let left = gutter + cell.left + aligned.left;
                let (role, block) = (self.role, cell.block);
                let mut line =
                    setter.place_as(role, self.look, block, &aligned.set, left, top);
                line.cell = Some(cell.place);
                page.lines.push(line);
            }
        }
    }
}

/// The rule between two rows.
fn below(y: Length, setter: &Setter) -> Rule {
    let style = setter.style;
    let rect = Rect {
        x: style.gutter,
        y: y - style.table_rule / 2,
        width: style.type_area_width,
        height: style.table_rule,
    };
    Rule { rect, colour: Colour::Black }
}
