//! The bands of a table, with the rules around their cells.

use std::ops::Range;
use std::rc::Rc;

use crate::document::Role;
use crate::geometry::{Length, Rect};
use crate::layout::glyphs::Set;
use crate::layout::glyphs::Setter;
use crate::layout::pages::CellPlace;
use crate::layout::pages::Colour;
use crate::layout::pages::Page;
use crate::layout::pages::Rule;
use crate::layout::style::Look;

/// A row of a table, or the part of it that a page holds.
pub(in crate::layout) struct Band {
    pub(in crate::layout) height: Length,
    /// The look of its text.
    pub(super) look: Look,
    pub(super) cells: Vec<Boxed>,
    pub(super) role: Role,
    /// Whether it is the first of the table.
    pub(in crate::layout) is_first: bool,
    /// Whether it is the last of its row.
    pub(super) is_end: bool,
    /// The table's head, to be repeated above it where it begins a page.
    pub(super) heads: Rc<Vec<Band>>,
}

/// A cell with its place in the band.
#[derive(Clone)]
pub(super) struct Boxed {
    pub(super) left: Length,
    pub(super) lines: Vec<Aligned>,
    pub(super) block: usize,
    pub(super) place: CellPlace,
}

/// A line of a cell, with its distance from the cell's left edge and from the top of its
/// row.
#[derive(Clone)]
pub(super) struct Aligned {
    pub(super) set: Set,
    pub(super) left: Length,
    pub(super) top: Length,
    /// Whether it is wider than its cell.
    pub(super) leaves_cell: bool,
}

impl Boxed {
    /// The lines of the cell in a piece of its row.
    pub(super) fn within(&self, piece: &Range<Length>) -> Boxed {
        let before = |end: Length| self.lines.partition_point(|line| line.top < end);
        let lines = &self.lines[before(piece.start)..before(piece.end)];
        let lines = lines
            .iter()
            .map(|line| Aligned { top: line.top - piece.start, ..line.clone() });
        let Boxed { left, block, place, .. } = *self;
        Boxed { left, lines: lines.collect(), block, place }
    }
}

impl Band {
    /// The height of the repeated head, if the band begins a page.
    pub(in crate::layout) fn height_of_heads(&self) -> Length {
        self.heads.iter().map(|head| head.height).sum()
    }

    /// The band as a repeated head.
    pub(super) fn again(&self) -> Band {
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

    /// Draws the band on a page, under the repeated head if the table goes on there.
    pub(in crate::layout) fn draw(
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

    /// Closes a row at the end of a page, where the row goes on on the next.
    pub(in crate::layout) fn close(
        &self,
        page: &mut Page,
        foot: Length,
        setter: &Setter,
    ) {
        if !self.is_end {
            page.rules.push(below(foot, setter));
        }
    }

    /// Draws the cells, with the rules at their sides and below them.
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
                line.leaves_cell = aligned.leaves_cell;
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
