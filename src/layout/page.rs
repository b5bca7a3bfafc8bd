//! Which rows go on which page.

use super::furniture::Head;
use super::glyphs::Setter;
use super::pages::Page;
use super::paragraph::Row;
use super::signature::Signature;
use crate::gbt9704;
use crate::geometry::Length;
use crate::settings::Settings;

/// Which rows each page holds, and where its grid lies.
pub(super) struct Plan {
    pub(super) pages: Vec<Sheet>,
}

/// One page's share of the rows.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// The rows, as indices.
    pub(super) rows: std::ops::Range<usize>,
    pub(super) grid: Grid,
}

/// Rows at a pitch: where the first one's em boxes begin, and how far it is to the last
/// row that the page can hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    top: Length,
    /// From the first row's top to the `steps`-th one's.
    span: Length,
    steps: i64,
}

impl Grid {
    /// Top of a row's em boxes, counted from 0.
    pub(super) fn row_top(&self, row: i64) -> Length {
        self.top + self.span.parts(row, self.steps)
    }

    /// From a row's top to that of the `rows`-th after it.
    pub(super) fn span_of(&self, rows: i64) -> Length {
        self.span.parts(rows, self.steps)
    }

    /// How many rows end above the foot of the 版心.
    fn capacity(&self) -> i64 {
        let fits = |&row: &i64| {
            self.row_top(row) + gbt9704::SIZE_3 <= gbt9704::type_area_bottom()
        };
        (0..=gbt9704::ROWS).take_while(fits).count() as i64
    }
}

/// The grid of a page without a head: 22 rows.
fn full_grid() -> Grid {
    let steps = gbt9704::ROWS - 1;
    Grid { top: gbt9704::HEAD, span: gbt9704::rows(steps), steps }
}

/// The rows of page 1 begin 10.39 mm below the title.
fn first_grid(head_bottom: Length) -> Grid {
    Grid { top: head_bottom + gbt9704::LINE, ..full_grid() }
}

/// The same, tightened to hold one row more than it would, if a pitch of no less than
/// 10.23 mm does that.
fn tightened(grid: Grid) -> Option<Grid> {
    let steps = grid.capacity();
    let span = gbt9704::type_area_bottom() - gbt9704::SIZE_3 - grid.top;
    (steps > 0 && span >= gbt9704::LEAST_PITCH * steps).then_some(Grid {
        span,
        steps,
        ..grid
    })
}

/// Shares the rows out. Page 1 is tightened only where that brings a row onto it.
pub(super) fn plan(
    rows: &[Row],
    head_bottom: Length,
    signature: &Signature,
    settings: &Settings,
) -> Plan {
    let first = first_grid(head_bottom);
    let as_it_is = share(rows, first, signature, settings);
    let saves = |tight: &Plan| {
        let (loose, tight) = (&as_it_is.pages, &tight.pages);
        tight[0].rows.len() > loose[0].rows.len() || tight.len() < loose.len()
    };
    tightened(first)
        .map(|grid| share(rows, grid, signature, settings))
        .filter(saves)
        .unwrap_or(as_it_is)
}

/// Fills page after page with rows that belong together; the last of them brings the
/// signature along, so that it never stands alone.
fn share(rows: &[Row], first: Grid, signature: &Signature, settings: &Settings) -> Plan {
    let mut pages = Vec::new();
    let mut grid = first;
    let mut start = 0;
    let mut next = 0;
    while next < rows.len() {
        let end = group_end(rows, next);
        let used = (end - start) as i64;
        let fits = used <= grid.capacity()
            && (end < rows.len() || signature.fits(&grid, used, settings));
        if !fits && next > start {
            pages.push(Sheet { rows: start..next, grid });
            grid = full_grid();
            start = next;
            continue;
        }
        next = match () {
            () if fits => end,
            // What belongs together is more than a page holds: it is parted all the same.
            () if used > grid.capacity() => start + grid.capacity().max(1) as usize,
            () => (end - 1).max(start + 1),
        };
    }
    pages.push(Sheet { rows: start..rows.len(), grid });
    Plan { pages }
}

/// The end of the rows that stay together from `start` on.
fn group_end(rows: &[Row], start: usize) -> usize {
    let kept = rows[start..].iter().take_while(|row| row.keeps_next).count();
    (start + kept + 1).min(rows.len())
}

/// Puts head and rows on their pages.
pub(super) fn fill(rows: &[Row], head: Head, plan: &Plan, setter: &Setter) -> Vec<Page> {
    let mut pages: Vec<Page> = plan.pages.iter().map(|_| Page::default()).collect();
    pages[0].rules = head.rules;
    pages[0].lines = head.lines;
    for (page, sheet) in pages.iter_mut().zip(&plan.pages) {
        for (idx, row) in rows[sheet.rows.clone()].iter().enumerate() {
            let top = sheet.grid.row_top(idx as i64);
            let line = setter.place(row.role, row.block, &row.line, gbt9704::GUTTER, top);
            page.lines.push(line);
        }
    }
    pages
}
