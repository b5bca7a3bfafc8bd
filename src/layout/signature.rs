//! 署名, 成文日期, 附注, and the places of the seals (7.3.5, 7.3.6).

use super::counter::Counter;
use super::flow::body_shape;
use super::glyphs::Set;
use super::glyphs::Setter;
use super::grid::{Cursor, Grid};
use super::pages::{Page, Seal};
use super::text::Shape;
use crate::document::{Document, Office, Role, Signature};
use crate::geometry::{Length, Rect};
use crate::wording::Wording;

/// The closing lines of a letter before they have a place.
pub(super) struct Closing {
    signers: Signers,
    date: ClosingPart,
    remarks: Vec<ClosingPart>,
}

/// A part of the letter, on one line or several.
struct ClosingPart {
    role: Role,
    block: usize,
    lines: Vec<Set>,
}

/// The signers, by the form of the signature.
enum Signers {
    /// With a seal on each name (7.3.5.1).
    Sealed(Vec<(ClosingPart, String)>),
    /// Without seals (7.3.5.2).
    Unsealed(Vec<ClosingPart>),
    /// With a 签名章 beside each office (7.3.5.3).
    Offices(Vec<(ClosingPart, String)>),
}

/// Placed lines and seals.
#[derive(Default)]
struct Placed<'a> {
    lines: Vec<(&'a ClosingPart, usize, Length, Length)>,
    seals: Vec<(Rect, &'a str)>,
    bottom: Length,
}

impl Closing {
    pub(super) fn new(
        document: &Document,
        setter: &Setter,
        blocks: &mut Counter,
    ) -> Closing {
        let mut piece = |role, text: &Wording| ClosingPart {
            role,
            block: blocks.next(text.clone()),
            lines: vec![setter.set_line(role, text)],
        };
        let signers = match &document.signature {
            Signature::Bureaus(names) if setter.settings.seal => Signers::Sealed(
                names
                    .iter()
                    .map(|name| (piece(Role::Signature, name), name.to_string()))
                    .collect(),
            ),
            Signature::Bureaus(names) => Signers::Unsealed(
                names.iter().map(|name| piece(Role::Signature, name)).collect(),
            ),
            Signature::Offices(offices) => {
                let office = |office: &Office| {
                    (piece(Role::Office, &office.title), office.name.clone())
                };
                Signers::Offices(offices.iter().map(office).collect())
            }
        };
        let date = piece(Role::Date, &document.date);
        // Nothing in brackets is stretched: it is a label, and no 自然段.
        let ragged = true;
        let shape = Shape { ragged, ..body_shape(setter.style.indent as i32, setter) };
        let remarks = document.remarks.iter().map(|remark| ClosingPart {
            role: Role::Remark,
            block: blocks.next(remark.clone()),
            lines: setter.set(Role::Remark, remark, &shape),
        });
        let remarks = remarks.collect();
        Closing { signers, date, remarks }
    }

    /// Whether there are blank rows above it, whose number may be reduced.
    pub(super) fn has_blank_rows(&self) -> bool {
        matches!(self.signers, Signers::Sealed(_))
    }

    /// The lower edge of everything, if it follows a text that ended there.
    pub(super) fn bottom(
        &self,
        cursor: &Cursor,
        grid: &Grid,
        blank_rows: i64,
        setter: &Setter,
    ) -> Length {
        self.placed(cursor, grid, blank_rows, setter).bottom
    }

    /// Puts the closing lines on a page; returns the places of the seals.
    pub(super) fn place(
        &self,
        (page, number): (&mut Page, usize),
        cursor: &Cursor,
        grid: &Grid,
        blank_rows: i64,
        setter: &Setter,
    ) -> Vec<Seal> {
        let placed = self.placed(cursor, grid, blank_rows, setter);
        for (piece, line, left, top) in placed.lines {
            let set = &piece.lines[line];
            page.lines.push(setter.place(piece.role, piece.block, set, left, top));
        }
        let is_personal = matches!(self.signers, Signers::Offices(_));
        let seal = |(rect, authority): (Rect, &str)| Seal {
            page: number,
            rect,
            authority: authority.to_string(),
            is_personal,
        };
        placed.seals.into_iter().map(seal).collect()
    }

    fn placed(
        &self,
        cursor: &Cursor,
        grid: &Grid,
        blank_rows: i64,
        setter: &Setter,
    ) -> Placed<'_> {
        let mut placed = Placed::default();
        let date_top = match &self.signers {
            Signers::Sealed(names) => {
                self.sealed(names, cursor, grid, blank_rows, setter, &mut placed)
            }
            Signers::Unsealed(names) => {
                self.unsealed(names, cursor, grid, setter, &mut placed)
            }
            Signers::Offices(offices) => {
                self.offices(offices, cursor, setter, &mut placed)
            }
        };
        let lines = self
            .remarks
            .iter()
            .flat_map(|remark| (0..remark.lines.len()).map(move |line| (remark, line)));
        placed.bottom = date_top + setter.style.text_size;
        for (row, (remark, line)) in (1..).zip(lines) {
            let top = date_top + grid.pitch() * row;
            placed.lines.push((remark, line, setter.style.gutter, top));
            placed.bottom = top + setter.style.text_size;
        }
        placed
    }

    /// 加盖印章: names in rows, a seal on each, the last one on the date too. Like the other
    /// forms, returns the top of the date.
    fn sealed<'a>(
        &'a self,
        names: &'a [(ClosingPart, String)],
        cursor: &Cursor,
        grid: &Grid,
        blank_rows: i64,
        setter: &Setter,
        placed: &mut Placed<'a>,
    ) -> Length {
        let style = setter.style;
        let widths: Vec<Length> = names
            .iter()
            .map(|(piece, _)| setter.width(piece.role, &piece.lines[0]))
            .collect();
        let date = setter.width(Role::Date, &self.date.lines[0]);
        let usual = style.type_area_right() - style.cells(style.sealed_right) - date / 2;
        let rows = seal_axes(&widths, usual, setter);
        // The blank rows hold the upper half of the seal, whose top is a line below the
        // text, so that name and date lie a little below its centre.
        let missing = grid.pitch() * (style.sealed_blank_rows.min(2) - blank_rows).max(0);
        let below_text = (style.line - missing).max(Length::ZERO);
        let step = seal_rows(grid, setter);
        let mut name_top = Length::ZERO;
        let mut date_axis = usual;
        let places = (0..)
            .zip(&rows)
            .flat_map(|(row, axes)| axes.iter().map(move |at| (row, *at)));
        for (((piece, name), &width), (row, axis)) in
            names.iter().zip(&widths).zip(places)
        {
            name_top = cursor.row_top(blank_rows + step * row, grid);
            placed.lines.push((piece, 0, axis - width / 2, name_top));
            let seal = style.seal_diameter;
            let y = cursor.bottom + below_text + grid.pitch() * (step * row);
            let x = axis - seal / 2;
            placed.seals.push((Rect { x, y, width: seal, height: seal }, name));
            date_axis = axis;
        }
        let date_top = name_top + grid.pitch();
        placed.lines.push((&self.date, 0, date_axis - date / 2, date_top));
        date_top
    }

    /// 不加盖印章: the leading bureau first, the others below it, then the date.
    fn unsealed<'a>(
        &'a self,
        names: &'a [ClosingPart],
        cursor: &Cursor,
        grid: &Grid,
        setter: &Setter,
        placed: &mut Placed<'a>,
    ) -> Length {
        let style = setter.style;
        let widths = names.iter().map(|piece| setter.width(piece.role, &piece.lines[0]));
        let widest = widths.max().unwrap_or_default();
        let date = setter.width(Role::Date, &self.date.lines[0]);
        let room = style.cells(style.unsealed_right);
        let right = style.type_area_right() - room;
        let (name_left, date_left) = match date > widest {
            true => (right - date - room, right - date),
            false => (right - widest, right - widest + room),
        };
        // 空一行: a line's height from the text's foot, off the grid.
        let mut top = cursor.bottom + style.line;
        for piece in names {
            placed.lines.push((piece, 0, name_left, top));
            top += grid.pitch();
        }
        placed.lines.push((&self.date, 0, date_left, top));
        top
    }

    /// 签名章: two lines below the text, the office two 字 to the left of the seal and level
    /// with its middle; the date one line below the last.
    fn offices<'a>(
        &'a self,
        offices: &'a [(ClosingPart, String)],
        cursor: &Cursor,
        setter: &Setter,
        placed: &mut Placed<'a>,
    ) -> Length {
        let style = setter.style;
        let (width, height) = (style.signature_seal_width, style.signature_seal_height);
        let right = style.type_area_right() - style.cells(style.sealed_right);
        let mut top = cursor.bottom + style.line * 2;
        for (piece, name) in offices {
            let office = setter.width(piece.role, &piece.lines[0]);
            let left = right - width - style.cells(2) - office;
            let middle = top + (height - style.text_size) / 2;
            placed.lines.push((piece, 0, left, middle));
            placed.seals.push((Rect { x: right - width, y: top, width, height }, name));
            top += height + style.seven_eighths;
        }
        let date = setter.width(Role::Date, &self.date.lines[0]);
        let date_top = top - style.seven_eighths + style.line;
        placed.lines.push((&self.date, 0, right - date, date_top));
        date_top
    }
}

/// The horizontal centres of the names, row by row, the last one of each row above the
/// date. A row takes as many as have room for their seals, which neither cross nor touch
/// and stay inside the 版心 (7.3.5.1). A name too long for the 版心 moves to the left.
fn seal_axes(widths: &[Length], last: Length, setter: &Setter) -> Vec<Vec<Length>> {
    const MOST: usize = 3;
    let row = |names: std::ops::Range<usize>| row_axes(&widths[names], last, setter);
    // Few rows, then even ones: for each number of names the best rows before it.
    let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
    for end in 1..=widths.len() {
        let ways = (1..=MOST.min(end)).filter(|&n| n == 1 || row(end - n..end).is_some());
        let way = |n: usize| (best[end - n].0 + 1, best[end - n].1 + n * n, n);
        best.push(ways.map(way).min().expect("one name is always a row"));
    }
    let mut rows = Vec::new();
    let mut end = widths.len();
    while end > 0 {
        let start = end - best[end].2;
        let alone =
            |width: Length| vec![last.min(setter.style.type_area_right() - width / 2)];
        rows.insert(0, row(start..end).unwrap_or_else(|| alone(widths[end - 1])));
        end = start;
    }
    rows
}

/// The horizontal centres of the names in one row, if it has room for them.
fn row_axes(widths: &[Length], last: Length, setter: &Setter) -> Option<Vec<Length>> {
    let style = setter.style;
    let seal = style.seal_diameter;
    let (first, rightmost) = (widths.first()?, widths.last()?);
    let pairs = widths.windows(2).map(|pair| (pair[0] + pair[1]) / 2 + style.cells(1));
    let gaps: Vec<Length> = pairs.map(|gap| gap.max(seal + Length::mm(2.0))).collect();
    let last = last.min(style.type_area_right() - *rightmost / 2);
    let needed = gaps.iter().copied().sum::<Length>() + (*first).max(seal) / 2;
    let spare = last - style.gutter - needed;
    if spare < Length::ZERO {
        return None;
    }
    let mut axes = vec![last];
    for gap in gaps.iter().rev() {
        let usual = style.cells(11).max(*gap).min(*gap + spare / gaps.len() as i64);
        axes.insert(0, axes[0] - usual);
    }
    Some(axes)
}

/// The distance in rows between two rows of names, at which their seals do not touch.
fn seal_rows(grid: &Grid, setter: &Setter) -> i64 {
    let needed = (setter.style.seal_diameter + Length::mm(2.0)).thousandths();
    let pitch = grid.pitch().thousandths();
    (needed + pitch - 1) / pitch
}
