//! 表格: columns, the cells' lines, and the bands they make.
//!
//! The standard says nothing of tables but how a wide one lies (clause 8). As the trade has
//! it: a ruled grid over the whole 版心, the head in 黑体 and centred, numbers under each
//! other by their decimal points, short words centred, long ones flush left.

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
use crate::document::{Role, Table, TableRow};
use crate::geometry::{Length, Rect};

/// The room between a cell's text and its sides, in thousandths of its type size.
const SIDE: i32 = CELL / 3;
/// A text of more than that is flush left, and not centred.
const WIDE: i32 = 10 * CELL;
/// From so much room on the lines of a cell are stretched flush.
const FLUSH: i32 = 14 * CELL;
/// The room above and below a cell's text, in thousandths of its type size.
const ABOVE: i64 = 360;
/// From line to line in a cell, in thousandths of its type size.
const PITCH: i64 = 1350;
/// The sizes that a table is set in if it does not fit in a larger one: 小四, 五号.
const SMALLER: [Length; 2] = [Length::pt(12.0), Length::pt(10.5)];

/// A row of so many lines may go on on the next page.
const TALL: usize = 8;
/// At least so many of its lines stay together.
const KEPT: usize = 3;

/// A column of no more 字 than that is not broken, and wider ones have so many.
const SHORT: i64 = 6;

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
    let block = blocks.next();
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

/// The columns of a table: their widths, and how their cells are aligned.
struct Columns {
    size: Length,
    /// The left edge of each column and the right edge of the last.
    edges: Vec<Length>,
    alignments: Vec<Alignment>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alignment {
    Left,
    Centre,
    /// Numbers: how far before the decimal point the widest one begins, and how far behind
    /// it the widest one ends, in thousandths of a cell.
    Point(i32, i32),
}

impl Columns {
    fn new(table: &Table, setter: &Setter) -> Columns {
        let largest = setter.style.table_size;
        let smaller = SMALLER.into_iter().filter(|&size| size < largest);
        let sizes: Vec<Length> = [largest].into_iter().chain(smaller).collect();
        let room = setter.style.type_area_width;
        let fitting = |width: fn(&Want, Length) -> Length| {
            let fits = |&size: &Length| {
                let wants = wants(table, size, setter);
                wants.iter().map(|want| width(want, size)).sum::<Length>() <= room
            };
            sizes.iter().copied().find(fits)
        };
        // Rather smaller type than 东城街/道.
        let size = fitting(|want, size| want.least.max(want.whole.min(size * SHORT)))
            .or_else(|| fitting(|want, _| want.least))
            .unwrap_or(sizes[sizes.len() - 1]);
        let widths = match table.widths.is_empty() {
            true => shared(&wants(table, size, setter), room, size),
            false => {
                // So many 字 for the text, besides the room at its sides.
                let wide = |&width: &u32| {
                    i64::from(width) * i64::from(CELL) + i64::from(2 * SIDE)
                };
                let all: i64 = table.widths.iter().map(wide).sum();
                table.widths.iter().map(|width| room.parts(wide(width), all)).collect()
            }
        };
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

    fn look(&self, role: Role, setter: &Setter) -> Look {
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

    /// The measure of a cell from one column to before another.
    fn room(&self, from: usize, to: usize, look: Look) -> i32 {
        look.in_cells(self.edges[to] - self.edges[from]) - 2 * SIDE
    }

    fn boxes(
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
                block: blocks.next(),
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
        let lines =
            pieces.into_iter().flat_map(|piece| setter.set_as(look, piece, &shape));
        let lines: Vec<Set> = lines.collect();
        let is_single = lines.len() == 1;
        let left = |set: &Set| match alignment {
            Alignment::Left => 0,
            Alignment::Point(before, behind) if is_single && is_number(text) => {
                (room - before - behind) / 2 + before - sides(text, look, setter).0
            }
            Alignment::Point(..) | Alignment::Centre => ((room - set.end()) / 2).max(0),
        };
        let aligned = |set: Set| {
            let left = look.on_paper(left(&set) + SIDE);
            Aligned { set, left, top: Length::ZERO }
        };
        lines.into_iter().map(aligned).collect()
    }

    fn height(&self, n_lines: usize) -> Length {
        let steps = n_lines.max(1) as i64 - 1;
        self.size.parts(1000 + 2 * ABOVE + steps * PITCH, 1000)
    }

    /// The cells of a row with every line in its place: in the middle of the row, or at its
    /// top where the row may go on on the next page.
    fn centred(
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

    /// The row in pieces of a few lines, between which a page may end; most rows are one.
    fn pieces(&self, n_lines: usize, height: Length) -> Vec<std::ops::Range<Length>> {
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

/// The texts of a column, without the head and without what goes over several columns.
fn body_cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    table.rows.iter().skip(table.n_heads).filter_map(move |row| {
        let mut at = 0;
        let cell = row.cells.iter().find(|cell| {
            let is_it = at == column && cell.span == 1;
            at += cell.span;
            is_it
        })?;
        Some(cell.text.as_str())
    })
}

/// What a column would like to be: at its content's own width, and at the least.
#[derive(Clone)]
struct Want {
    natural: Length,
    /// With no body cell broken, and the heads only before their units.
    whole: Length,
    least: Length,
    /// How long the text of each row is on one line; nothing where it goes over several
    /// columns.
    texts: Vec<Length>,
}

fn wants(table: &Table, size: Length, setter: &Setter) -> Vec<Want> {
    /// Of a text that can be broken anywhere at least so much stands on a line.
    const FEW: i32 = 3 * CELL;
    /// A head no wider than that is not broken: 责任单位.
    const HEAD: i32 = 4 * CELL + 2 * SIDE;
    let narrowest = Want {
        natural: size * 2,
        whole: size * 2,
        least: size * 2,
        texts: vec![Length::ZERO; table.rows.len()],
    };
    let mut wants: Vec<Want> =
        (0..table.n_columns()).map(|_| narrowest.clone()).collect();
    for (idx, row) in table.rows.iter().enumerate() {
        let role = table.role(idx);
        let look = setter.look(role).sized(size);
        let mut at = 0;
        for cell in &row.cells {
            if cell.span == 1 {
                let want = &mut wants[at];
                let natural = setter.set_line_as(look, &cell.text).end();
                let least =
                    longest_run(role, &cell.text, look, setter).max(natural.min(FEW));
                want.natural = want.natural.max(look.on_paper(natural + 2 * SIDE));
                want.least = want.least.max(look.on_paper(least + 2 * SIDE));
                want.texts[idx] = look.on_paper(natural);
                let pieces = pieces(role, &cell.text).into_iter();
                let widest =
                    pieces.map(|piece| setter.set_line_as(look, piece).end()).max();
                let widest = widest.unwrap_or(0) + 2 * SIDE;
                want.whole = want.whole.max(look.on_paper(widest));
                if role == Role::HeadCell && widest <= HEAD {
                    want.least = want.least.max(look.on_paper(widest));
                }
            }
            at += cell.span;
        }
    }
    wants
}

/// A head's name and its unit, which has a line of its own where both do not fit on one; any
/// other text as it is.
fn pieces(role: Role, text: &str) -> Vec<&str> {
    match text.find('（').filter(|&at| at > 0 && text.ends_with('）')) {
        Some(at) if role == Role::HeadCell => vec![&text[..at], &text[at..]],
        _ => vec![text],
    }
}

/// The widest stretch that is never broken.
fn longest_run(role: Role, text: &str, look: Look, setter: &Setter) -> i32 {
    let ends = setter.line_ends(role, text);
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    let mut widest = 0;
    for end in (1..=chars.len()).filter(|&end| ends[end - 1]) {
        let run: String = chars[start..end].iter().collect();
        widest = widest.max(setter.set_line_as(look, &run).end());
        start = end;
    }
    widest
}

/// Shares the room out: short columns are whole, the others have their least, and what is left
/// goes, a little at a time, where it makes the table shorter.
fn shared(wants: &[Want], room: Length, size: Length) -> Vec<Length> {
    let natural: Length = wants.iter().map(|want| want.natural).sum();
    let least: Length = wants.iter().map(|want| want.least).sum();
    let parts = |of: fn(&Want) -> Length, all: Length| -> Vec<Length> {
        let part = |want| room.parts(of(want).thousandths(), all.thousandths());
        wants.iter().map(part).collect()
    };
    if natural <= room {
        return parts(|want| want.natural, natural);
    }
    if least >= room {
        return parts(|want| want.least, least);
    }
    let (mut widths, mut left) = short_ones_whole(wants, room, size);
    let step = size / 4;
    while left > Length::ZERO {
        let more = step.min(left);
        let gains = gains(wants, &widths, more, size);
        let best = (0..widths.len()).rev().max_by_key(|&at| gains[at]).unwrap_or(0);
        widths[best] += more;
        left = left - more;
    }
    widths
}

/// The least of each column, or all that it wants where that is little: 东城街道 is not
/// broken for the sake of a long remark. Gives the room that is left too.
fn short_ones_whole(wants: &[Want], room: Length, size: Length) -> (Vec<Length>, Length) {
    let (short, some) = (size * 9, size * SHORT);
    let mut widths: Vec<Length> = wants.iter().map(|want| want.least).collect();
    let mut left = room - widths.iter().copied().sum();
    let is_short = |at: &usize| wants[*at].whole <= short;
    let (mut shorts, longs): (Vec<usize>, Vec<usize>) =
        (0..wants.len()).partition(is_short);
    let kept = longs.into_iter().map(|at| (some - wants[at].least).max(Length::ZERO));
    let kept: Length = kept.sum();
    shorts.sort_by_key(|&at| wants[at].whole);
    for at in shorts {
        let more = (wants[at].whole - widths[at]).max(Length::ZERO);
        if more + kept <= left {
            widths[at] += more;
            left = left - more;
        }
    }
    (widths, left)
}

/// By how much the rows become shorter if a column becomes wider.
fn gains(wants: &[Want], widths: &[Length], more: Length, size: Length) -> Vec<i64> {
    /// The tallest cell of a row makes the row's height; the others count a little.
    const TALLEST: i64 = 4;
    let sides = size.parts((2 * SIDE).into(), CELL.into());
    let lines = |text: Length, width: Length| {
        let room = (width - sides).max(size);
        (text.thousandths() * 1000 / room.thousandths()).max(1000)
    };
    let n_rows = wants.first().map_or(0, |want| want.texts.len());
    let mut gains = vec![0; widths.len()];
    for row in 0..n_rows {
        let height = |at: usize| lines(wants[at].texts[row], widths[at]);
        let tallest = (0..widths.len()).map(height).max().unwrap_or(0);
        for (at, gain) in gains.iter_mut().enumerate() {
            let shorter = height(at) - lines(wants[at].texts[row], widths[at] + more);
            *gain += shorter * if height(at) == tallest { TALLEST } else { 1 };
        }
    }
    gains
}

/// Whether a cell says a number: 1,234.5, -3.2%, 12～15.
fn is_number(text: &str) -> bool {
    let is_part = |ch: char| ch.is_ascii_digit() || ".,，%‰+-−—～".contains(ch);
    text.chars().any(|ch| ch.is_ascii_digit()) && text.chars().all(is_part)
}

/// Whether a cell says that there is no number.
fn is_nothing(text: &str) -> bool {
    text.chars().all(|ch| "-—－/ ".contains(ch))
}

/// How wide a number is before its decimal point, and from it on.
fn sides(text: &str, look: Look, setter: &Setter) -> (i32, i32) {
    let is_digit = |ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '-' | '+' | '−');
    let before: String = text.chars().take_while(|&ch| is_digit(ch)).collect();
    let before = setter.set_line_as(look, &before).end();
    (before, setter.set_line_as(look, text).end() - before)
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
