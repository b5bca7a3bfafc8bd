//! The columns of a table, and the places of the lines in its cells.

use std::ops::Range;

use super::band::{Aligned, Boxed};
use super::widths::{self, SIDE, pieces};
use crate::document::Role;
use crate::document::Table;
use crate::document::TableRow;
use crate::geometry::Length;
use crate::layout::counter::Counter;
use crate::layout::glyphs::Set;
use crate::layout::glyphs::Setter;
use crate::layout::pages::CellPlace;
use crate::layout::style::Look;
use crate::layout::text::{CELL, Shape};

/// A wider text is flush left instead of centred.
const WIDE: i32 = 10 * CELL;
/// In a cell at least this wide, lines are justified.
const FLUSH: i32 = 14 * CELL;
/// The room above and below a cell's text, in thousandths of its type size.
const ABOVE: i64 = 360;
/// The line pitch in a cell, in thousandths of its type size.
const PITCH: i64 = 1350;
/// A row of so many lines may be broken across pages.
const TALL: usize = 8;
/// At least so many of its lines stay together on a page.
const KEPT: usize = 3;

/// The columns of a table: their widths, and the alignment of their cells.
pub(super) struct Columns {
    size: Length,
    /// The left edge of each column and the right edge of the last.
    edges: Vec<Length>,
    alignments: Vec<Alignment>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alignment {
    Left,
    Centre,
    /// Numbers, aligned by the decimal point: the greatest width before it, and the
    /// greatest behind it, in thousandths of a cell.
    Point(i32, i32),
}

impl Columns {
    pub(super) fn new(table: &Table, setter: &Setter) -> Columns {
        let room = setter.style.type_area_width;
        let (size, widths) = widths::widths(table, setter);
        let mut edges = vec![Length::ZERO];
        for width in widths {
            edges.push(edges[edges.len() - 1] + width);
        }
        // Rounding must not let the last column end short of the 版心.
        if let Some(last) = edges.last_mut() {
            *last = room;
        }
        let mut columns = Columns { size, edges, alignments: Vec::new() };
        columns.alignments = (0..table.n_columns())
            .map(|at| columns.alignment(table, at, setter))
            .collect();
        columns
    }

    pub(super) fn look(&self, role: Role, setter: &Setter) -> Look {
        setter.look(role).sized(self.size)
    }

    fn alignment(&self, table: &Table, column: usize, setter: &Setter) -> Alignment {
        let look = self.look(Role::Cell, setter);
        let texts: Vec<&str> = body_cells(table, column).collect();
        let numbers: Vec<&str> =
            texts.iter().copied().filter(|text| is_number(text)).collect();
        let others = texts.iter().filter(|text| !is_number(text) && !is_nothing(text));
        // A word among numbers is centred and leaves them under each other.
        if numbers.len() > 2 * others.count() {
            let sides = numbers.iter().map(|text| sides(text, look, setter));
            let (before, behind) =
                sides.fold((0, 0), |(a, b), (c, d)| (a.max(c), b.max(d)));
            return Alignment::Point(before, behind);
        }
        let room = self.room(column, column + 1, look);
        let fits = |text: &&str| setter.set_line_as(look, text).end() <= room.min(WIDE);
        match texts.iter().all(fits) {
            true => Alignment::Centre,
            false => Alignment::Left,
        }
    }

    /// The measure of a cell that spans the columns `from..to`.
    fn room(&self, from: usize, to: usize, look: Look) -> i32 {
        look.in_cells(self.edges[to] - self.edges[from]) - 2 * SIDE
    }

    pub(super) fn boxes(
        &self,
        row: &TableRow,
        idx: usize,
        role: Role,
        table: usize,
        setter: &Setter,
        blocks: &mut Counter,
    ) -> Vec<Boxed> {
        let mut column = 0;
        let last = self.edges.len() - 1;
        let mut boxes = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let to = (column + cell.span).min(last);
            let alignment = match role {
                Role::HeadCell => Alignment::Centre,
                _ if cell.span > 1 => Alignment::Left,
                _ => self.alignments[column.min(last - 1)],
            };
            boxes.push(Boxed {
                left: self.edges[column.min(last)],
                lines: self.lines(&cell.text, (column, to), role, alignment, setter),
                block: blocks.next(cell.text.clone()),
                place: CellPlace { table, row: idx, cell: at, span: cell.span },
            });
            column = to;
        }
        boxes
    }

    fn lines(
        &self,
        text: &str,
        (from, to): (usize, usize),
        role: Role,
        alignment: Alignment,
        setter: &Setter,
    ) -> Vec<Aligned> {
        let look = self.look(role, setter);
        let room = self.room(from, to, look).max(CELL);
        // Few characters on a line would be torn apart.
        let ragged = alignment != Alignment::Left || room < FLUSH;
        let shape = Shape { measure: room, ragged, ..Shape::default() };
        let fits = setter.set_line_as(look, text).end() <= room;
        let pieces = if fits { vec![text] } else { pieces(role, text) };
        let mut lines: Vec<Set> = Vec::new();
        let mut before = 0;
        for piece in pieces {
            let set = setter.set_as(look, piece, &shape).into_iter();
            lines.extend(set.map(|set| set.behind(before)));
            before += piece.chars().count();
        }
        let is_single = lines.len() == 1;
        let left = |set: &Set| match alignment {
            Alignment::Left => 0,
            Alignment::Point(before, behind) if is_single && is_number(text) => {
                let left = (room - before - behind) / 2 + before;
                let left = left - sides(text, look, setter).0;
                // Long ones on both sides of the point do not fit below each other.
                left.clamp(0, (room - set.end()).max(0))
            }
            Alignment::Point(..) | Alignment::Centre => ((room - set.end()) / 2).max(0),
        };
        let aligned = |set: Set| {
            let left = look.on_paper(left(&set) + SIDE);
            let right = left + look.on_paper(set.end());
            // The rule is part of the column, and 一字线 are a little wider than their cell.
            let side = setter.style.table_rule + self.size.parts(1, 50);
            let leaves_cell = right > self.edges[to] - self.edges[from] - side;
            Aligned { set, left, top: Length::ZERO, leaves_cell }
        };
        lines.into_iter().map(aligned).collect()
    }

    pub(super) fn height(&self, n_lines: usize) -> Length {
        let steps = n_lines.max(1) as i64 - 1;
        self.size.parts(1000 + 2 * ABOVE + steps * PITCH, 1000)
    }

    /// The cells of a row with every line in its place: vertically centred, or at the
    /// top where the row may be broken across pages.
    pub(super) fn centred(
        &self,
        mut cells: Vec<Boxed>,
        n_lines: usize,
        height: Length,
    ) -> Vec<Boxed> {
        for cell in &mut cells {
            let n_steps = cell.lines.len().max(1) as i64 - 1;
            let text = self.size.parts(1000 + n_steps * PITCH, 1000);
            let above = match n_lines < TALL {
                true => (height - text) / 2,
                false => self.size.parts(ABOVE, 1000),
            };
            for (idx, line) in (0..).zip(&mut cell.lines) {
                line.top = above + self.size.parts(idx * PITCH, 1000);
            }
        }
        cells
    }

    /// The pieces of a row between which a page may end; most rows are one piece.
    pub(super) fn pieces(&self, n_lines: usize, height: Length) -> Vec<Range<Length>> {
        let n_pieces = if n_lines < TALL { 1 } else { n_lines / KEPT };
        // Half way between two lines.
        let before = |line: usize| {
            let lines = ABOVE - (PITCH - 1000) / 2 + line as i64 * PITCH;
            self.size.parts(lines, 1000)
        };
        let end = |piece: usize| match piece {
            0 => Length::ZERO,
            piece if piece == n_pieces => height,
            piece => before(piece * n_lines / n_pieces),
        };
        (0..n_pieces).map(|piece| end(piece)..end(piece + 1)).collect()
    }
}

/// The texts of a column, without the head and without cells that span several columns.
fn body_cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    table.rows.iter().skip(table.n_heads).filter_map(move |row| {
        let mut at = 0;
        let cell = row.cells.iter().find(|cell| {
            let is_it = at == column && cell.span == 1;
            at += cell.span;
            is_it
        })?;
        Some(&*cell.text)
    })
}

/// Whether a cell is a number: 1,234.5, -3.2%, 12～15.
fn is_number(text: &str) -> bool {
    let is_part = |ch: char| ch.is_ascii_digit() || ".,，%‰+-−—～".contains(ch);
    text.chars().any(|ch| ch.is_ascii_digit()) && text.chars().all(is_part)
}

/// Whether a cell stands for a missing number.
fn is_nothing(text: &str) -> bool {
    text.chars().all(|ch| "-—－/ ".contains(ch))
}

/// The width of a number before its decimal point, and from the point on.
fn sides(text: &str, look: Look, setter: &Setter) -> (i32, i32) {
    let is_digit = |ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '-' | '+' | '−');
    let before: String = text.chars().take_while(|&ch| is_digit(ch)).collect();
    let before = setter.set_line_as(look, &before).end();
    (before, setter.set_line_as(look, text).end() - before)
}
