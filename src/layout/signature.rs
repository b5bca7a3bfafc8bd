//! 署名, 成文日期, 附注, and the place of the seal (7.3.5, 7.3.6).

use super::glyphs::Setter;
use super::page::{Grid, Plan};
use super::pages::Page;
use super::paragraph::body_shape;
use super::style::look;
use super::text::{CELL, Line};
use crate::document::{Document, Role};
use crate::gbt9704::{self, cells};
use crate::geometry::{Length, Rect};
use crate::settings::Settings;

/// The lines that close a letter, set but not placed.
pub(super) struct Signature {
    name: Line,
    date: Line,
    remarks: Vec<Vec<Line>>,
    first_block: usize,
}

/// Where the closing lines stand on a page.
struct Tops {
    name: Length,
    date: Length,
    remarks: Vec<Length>,
}

impl Signature {
    pub(super) fn new(document: &Document, setter: &Setter) -> Signature {
        let shape = body_shape(gbt9704::INDENT_CELLS as i32, setter.settings);
        Signature {
            name: setter.set_line(Role::Signature, &document.signature),
            date: setter.set_line(Role::Date, &document.date),
            remarks: document
                .remarks
                .iter()
                .map(|remark| setter.set(Role::Remark, remark, &shape))
                .collect(),
            first_block: super::paragraph::FIRST_BLOCK + 1 + document.body.len(),
        }
    }

    /// Whether everything ends above the foot of the 版心 when `used` rows of the grid are
    /// taken.
    pub(super) fn fits(&self, grid: &Grid, used: i64, settings: &Settings) -> bool {
        let tops = self.tops(grid, used, settings);
        let last = tops.remarks.last().copied().unwrap_or(tops.date);
        last + gbt9704::SIZE_3 <= gbt9704::type_area_bottom()
    }

    fn tops(&self, grid: &Grid, used: i64, settings: &Settings) -> Tops {
        let text_bottom = grid.row_top(used - 1) + gbt9704::SIZE_3;
        let (name, date_row) = match settings.seal {
            true => {
                let row = used + gbt9704::SEALED_BLANK_ROWS;
                (grid.row_top(row), grid.row_top(row + 1))
            }
            // 空一行: a line's height from the text's foot, off the grid.
            false => {
                let name = text_bottom + gbt9704::LINE;
                (name, name + grid.span_of(1))
            }
        };
        let n_remark_lines: usize = self.remarks.iter().map(Vec::len).sum();
        let remarks =
            (1..=n_remark_lines as i64).map(|row| date_row + grid.span_of(row)).collect();
        Tops { name, date: date_row, remarks }
    }

    /// Puts the closing lines on the last page; gives that page and the seal's place.
    pub(super) fn place(
        &self,
        plan: &Plan,
        pages: &mut [Page],
        setter: &Setter,
    ) -> (usize, Option<Rect>) {
        let last = plan.pages.len() - 1;
        let sheet = &plan.pages[last];
        let used = sheet.rows.len() as i64;
        let tops = self.tops(&sheet.grid, used, setter.settings);
        let (name_left, date_left) = self.lefts(setter.settings);
        let block = self.first_block;
        let lines = &mut pages[last].lines;
        lines.push(setter.place(
            Role::Signature,
            block,
            &self.name,
            name_left,
            tops.name,
        ));
        lines.push(setter.place(Role::Date, block + 1, &self.date, date_left, tops.date));
        let remark_lines = self.remarks.iter().enumerate().flat_map(|(idx, lines)| {
            lines.iter().map(move |line| (block + 2 + idx, line))
        });
        for ((block, line), top) in remark_lines.zip(tops.remarks) {
            lines.push(setter.place(Role::Remark, block, line, gbt9704::GUTTER, top));
        }
        let seal = setter.settings.seal.then(|| {
            let text_bottom = sheet.grid.row_top(used - 1) + gbt9704::SIZE_3;
            let axis = date_left + width(&self.date) / 2;
            // Its top is one 行 below the text, so that name and date lie a little below
            // its centre.
            Rect {
                x: axis - gbt9704::SEAL / 2,
                y: text_bottom + gbt9704::LINE,
                width: gbt9704::SEAL,
                height: gbt9704::SEAL,
            }
        });
        (last, seal)
    }

    /// Left edges of name and date.
    fn lefts(&self, settings: &Settings) -> (Length, Length) {
        let right = gbt9704::type_area_right();
        let (name, date) = (width(&self.name), width(&self.date));
        if settings.seal {
            let date_left = right - cells(gbt9704::SEALED_RIGHT_CELLS) - date;
            let name_left = date_left + (date - name) / 2;
            // A name so long that it would leave the 版心 moves both to the left.
            let over = (name_left + name - right).max(Length::ZERO);
            return (name_left - over, date_left - over);
        }
        let room = cells(gbt9704::UNSEALED_CELLS);
        if date > name {
            let date_left = right - room - date;
            return (date_left - room, date_left);
        }
        let name_left = right - room - name;
        (name_left, name_left + room)
    }
}

fn width(line: &Line) -> Length {
    look(Role::Signature).cell.parts(line.end.into(), CELL.into())
}
