//! The rows of a page, and the place of the next one.

use super::glyphs::Setter;
use super::row::Row;
use super::row::RowKind;
use crate::gbt9704::Style;
use crate::geometry::Length;
use crate::settings::FirstPageBottom;

/// A grid of rows: the top of the first one's em boxes, the distance to the last row
/// that the page can hold, and the lower limit of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    top: Length,
    /// The distance from the first row's top to the `steps`-th one's.
    span: Length,
    steps: i64,
    pub(super) bottom: Length,
    em: Length,
    /// 一行, edge to edge.
    line: Length,
    /// The first free row: an attachment's title is on the third.
    start: i64,
}

impl Grid {
    /// The top of the em boxes of a row, counted from 0.
    pub(super) fn row_top(&self, row: i64) -> Length {
        self.top + self.span.parts(row, self.steps)
    }

    /// The distance from a row's top to that of the next.
    pub(super) fn pitch(&self) -> Length {
        self.span.parts(1, self.steps)
    }

    /// How many rows end above the lower limit.
    fn capacity(&self, style: &Style) -> i64 {
        let fits = |&row: &i64| self.row_top(row) + self.em <= self.bottom;
        (0..=style.rows + 2).take_while(fits).count() as i64
    }

    /// A grid of the same extent with `steps` steps.
    pub(super) fn filled(self, steps: i64) -> Grid {
        Grid { span: self.bottom - self.em - self.top, steps, ..self }
    }

    /// The grid of a page without a head: 22 rows.
    pub(super) fn full(style: &Style) -> Grid {
        let steps = style.rows - 1;
        Grid {
            top: style.head,
            span: style.rows(steps),
            steps,
            bottom: style.type_area_bottom(),
            em: style.text_size,
            line: style.line,
            start: 0,
        }
    }

    /// The grid of page 1, whose rows begin 10.39 mm below the title.
    pub(super) fn first(head_bottom: Length, setter: &Setter) -> Grid {
        let style = setter.style;
        let bottom = match setter.settings.first_page_bottom {
            FirstPageBottom::TypeArea => style.type_area_bottom(),
            FirstPageBottom::SecondRule => style.second_rule_top() - style.seven_eighths,
        };
        Grid { top: head_bottom + style.line, bottom, ..Grid::full(style) }
    }

    /// The grid below an attachment's title: on that of a full page, and 10.39 mm or
    /// more away.
    pub(super) fn below(title_bottom: Length, style: &Style) -> Grid {
        let grid = Grid::full(style);
        let clear = |&row: &i64| grid.row_top(row) >= title_bottom + style.line;
        let start = (0..style.rows).find(clear).unwrap_or(style.rows - 1);
        Grid { start, ..grid }
    }

    /// The grid tightened to hold one more row, if a pitch of at least 10.23 mm does
    /// that.
    pub(super) fn tightened(self, style: &Style) -> Option<Grid> {
        let steps = self.capacity(style);
        let tight = self.filled(steps.max(1));
        (steps > 0 && tight.pitch() >= style.least_pitch).then_some(tight)
    }

    /// The grid at the narrowest pitch.
    pub(super) fn narrowest(self, style: &Style) -> Grid {
        let span = style.least_pitch * self.steps;
        Grid { span: span.min(self.span), ..self }
    }
}

/// The place of the next row on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    row: i64,
    /// How far the rows have moved off the grid.
    extra: Length,
    /// The lower edge of a table that goes on.
    table: Option<Length>,
    /// The lower edge of what was placed last.
    pub(super) bottom: Length,
}

impl Cursor {
    pub(super) fn new(grid: &Grid) -> Cursor {
        let bottom = grid.row_top(grid.start);
        Cursor { row: grid.start, extra: Length::ZERO, table: None, bottom }
    }

    /// Whether a table goes on.
    pub(super) fn is_in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Takes the next place for a row, and returns its top.
    pub(super) fn put(&mut self, row: &Row, grid: &Grid) -> Length {
        match &row.kind {
            RowKind::Line { .. } => {
                self.settle(grid);
                let top = grid.row_top(self.row) + self.extra;
                self.row += 1;
                self.bottom = top + grid.em;
                top
            }
            RowKind::BlankLine => {
                self.settle(grid);
                if self.row > 0 {
                    self.extra += grid.line - (grid.pitch() - grid.em);
                }
                self.bottom
            }
            RowKind::Band(band) => {
                if band.is_first {
                    self.settle(grid);
                }
                let top = match self.table {
                    Some(foot) => foot,
                    // On a further page the table's head comes first.
                    None => grid.row_top(self.row) + self.extra + band.height_of_heads(),
                };
                self.table = Some(top + band.height);
                self.bottom = top + band.height;
                top
            }
        }
    }

    /// Moves to the first row below a table, at least a row's distance from it.
    fn settle(&mut self, grid: &Grid) {
        if let Some(foot) = self.table.take() {
            let clear = foot + (grid.pitch() - grid.em);
            while grid.row_top(self.row) + self.extra < clear {
                self.row += 1;
            }
        }
    }

    /// The top of the `rows`-th row from here on.
    pub(super) fn row_top(&self, rows: i64, grid: &Grid) -> Length {
        let mut settled = *self;
        settled.settle(grid);
        grid.row_top(settled.row + rows) + settled.extra
    }
}
