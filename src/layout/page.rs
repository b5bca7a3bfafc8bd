//! Which rows go on which page.

use std::cmp::Ordering;
use std::ops::Range;

use super::flow;
use super::furniture::Head;
use super::glyphs::Setter;
use super::grid::{Cursor, Grid};
use super::pages::SpacingStep;
use super::pages::{Line, Page};
use super::row::Row;
use super::row::RowKind;
use super::signature::Closing;
use super::text::Wish;
use crate::gbt9704::Style;

/// The rows of each page, and their grids.
#[derive(Clone)]
pub(super) struct Plan {
    pub(super) sheets: Vec<Sheet>,
    /// The changes of the spacing for the sake of the signature.
    pub(super) steps: Vec<SpacingStep>,
    /// Blank rows above the signature.
    pub(super) blank_rows: i64,
}

/// The rows of one page.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// The rows, as indices.
    pub(super) rows: Range<usize>,
    /// The end of the rows that decided where the page ends.
    seen: usize,
    pub(super) grid: Grid,
}

/// The grids of a letter's pages. Page 1 begins below its head, and is tightened where
/// that brings one more row onto it.
struct Grids {
    first: Grid,
    tight: Option<Grid>,
    full: Grid,
}

impl Grids {
    fn new(head: &Head, setter: &Setter) -> Grids {
        let first = Grid::first(head.bottom, setter);
        let tight = first.tightened(setter.style);
        Grids { first, tight, full: Grid::full(setter.style) }
    }

    /// The grid of a page; the first one depends on the rows.
    fn grid(&self, page: usize, rows: &[Row], ending: Option<&Ending>) -> Grid {
        match (page, self.tight) {
            (0, Some(tight)) if self.saves(tight, rows, ending) => tight,
            (0, _) => self.first,
            _ => self.full,
        }
    }

    /// Whether the tight grid brings more rows onto page 1, or saves a page.
    fn saves(&self, tight: Grid, rows: &[Row], ending: Option<&Ending>) -> bool {
        let end = |first: Grid| sheet(rows, &[], first, ending).rows.end;
        let n_pages = |first: Grid| {
            let grids =
                |page: usize, _: &[Row]| if page == 0 { first } else { self.full };
            share(rows, &grids, ending).len()
        };
        match end(tight).cmp(&end(self.first)) {
            Ordering::Greater => true,
            // The same pages follow.
            Ordering::Equal => false,
            Ordering::Less => n_pages(tight) < n_pages(self.first),
        }
    }

    fn share(&self, rows: &[Row], ending: Option<&Ending>) -> Vec<Sheet> {
        share(rows, &|page: usize, rows: &[Row]| self.grid(page, rows, ending), ending)
    }
}

/// Distributes the rows over pages. Where the signature would have no text beside it,
/// the spacing gives way (7.3.5.5).
pub(super) fn plan<'a>(
    rows: &mut Vec<Row<'a>>,
    head: &Head,
    closing: &Closing,
    setter: &Setter,
) -> Plan {
    let style = setter.style;
    let grids = Grids::new(head, setter);
    cure_lone_lines(rows, &|page, rows| grids.grid(page, rows, None), setter);
    let ending = |blank_rows| Ending { closing, blank_rows, setter };
    let usual = style.sealed_blank_rows;
    let mut sheets = grids.share(rows, Some(&ending(usual)));
    let last = sheets.last().map_or(0..0, |sheet| sheet.rows.clone());
    if !rows[last].iter().any(flow::is_text) {
        flow::part_end(rows);
        sheets = grids.share(rows, Some(&ending(usual)));
    }
    let text_only = grids.share(rows, None);
    let as_it_is = Plan { sheets, steps: vec![], blank_rows: usual };
    if as_it_is.sheets.len() <= text_only.len() {
        return as_it_is;
    }
    let last = text_only.len() - 1;
    let fits = |rows: &[Row]| {
        let sheets = grids.share(rows, Some(&ending(usual)));
        (sheets.len() == text_only.len()).then_some(sheets)
    };
    if let Some(sheets) = shortened(rows, &text_only[last], &fits, setter) {
        let steps = vec![SpacingStep::Shortened(last)];
        return Plan { sheets, steps, blank_rows: usual };
    }
    let narrow = text_only[last].grid.narrowest(style);
    let attempts = [(usual - 1, None), (usual, Some(narrow)), (usual - 1, Some(narrow))];
    for (blank_rows, narrow) in attempts {
        let fewer = blank_rows < usual;
        if fewer && !closing.has_blank_rows() || blank_rows < 1 {
            continue;
        }
        let grids = |page: usize, _: &[Row]| match narrow {
            Some(narrow) if page == last => narrow,
            _ if page == 0 => text_only[0].grid,
            _ => grids.full,
        };
        let sheets = self::share(rows, &grids, Some(&ending(blank_rows)));
        if sheets.len() == text_only.len() {
            let steps = fewer.then_some(SpacingStep::FewerBlankRows).into_iter();
            let narrow = narrow.map(|grid| SpacingStep::Tightened(last, grid.pitch()));
            return Plan { sheets, steps: steps.chain(narrow).collect(), blank_rows };
        }
    }
    loosened(as_it_is, rows, style)
}

/// Cures lone lines (孤行不成页): where a paragraph's last line takes a line along to the
/// next page, and the page would be short by that, the paragraph is set in a line fewer
/// or a line more, if there is a good way.
///
/// Goes from page to page, and back only to the pages that such a change concerns.
pub(super) fn cure_lone_lines<'a>(
    rows: &mut Vec<Row<'a>>,
    grids: &PageGrids,
    setter: &Setter,
) {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut from = 0;
    loop {
        let next = sheet(rows, &sheets, grids(sheets.len(), rows), None);
        let before = sheets.last();
        let lone = before.and_then(|before| lone_line(rows, before, &next, from));
        let is_last = next.rows.end == rows.len();
        sheets.push(next);
        let Some(at) = lone else {
            if is_last {
                return;
            }
            continue;
        };
        let anew = [Wish::OneFewer, Wish::OneMore]
            .into_iter()
            .find_map(|wish| set_anew(rows, at, wish, setter));
        from = at + 1;
        if let Some((anew, _)) = anew {
            from = anew.end;
            let kept = sheets.iter().rev().skip_while(|it| it.seen > anew.start).count();
            // What grid page 1 has depends on more rows than it has seen.
            sheets.truncate(if kept == 1 { 0 } else { kept });
        } else if is_last {
            return;
        }
    }
}

/// Sets the paragraph of a row in fewer or more lines, if there is a good way; returns
/// its new rows and the range of the old ones.
fn set_anew<'a>(
    rows: &mut Vec<Row<'a>>,
    at: usize,
    wish: Wish,
    setter: &Setter,
) -> Option<(Range<usize>, Vec<Row<'a>>)> {
    let (block, paragraph) = (rows[at].block, rows[at].paragraph);
    let start = rows[..at].iter().rposition(|row| row.block != block);
    let start = start.map_or(0, |before| before + 1);
    let n_rows = rows[start..].iter().take_while(|row| row.block == block).count();
    let old = start..start + n_rows;
    let mut anew = flow::paragraph(paragraph, block, wish, setter);
    if anew.is_empty() || anew.len() == old.len() {
        return None;
    }
    // What goes on with the signature still does.
    for (new, old) in anew.iter_mut().rev().zip(rows[old.clone()].iter().rev()).take(2) {
        new.keeps_next = old.keeps_next;
    }
    let new = start..start + anew.len();
    Some((new, rows.splice(old, anew).collect()))
}

/// The row, from a given one on, that is a paragraph's last line and takes the line
/// before it from a page to the next.
fn lone_line(rows: &[Row], sheet: &Sheet, next: &Sheet, from: usize) -> Option<usize> {
    let taken = next.rows.start;
    let [before, last, after, ..] = rows.get(taken..)? else { return None };
    let is_pair = before.keeps_next
        && !last.keeps_next
        && !before.paragraph.is_empty()
        && before.block == last.block
        && after.block != last.block;
    let mut cursor = Cursor::new(&sheet.grid);
    for row in &rows[sheet.rows.start..=taken] {
        cursor.put(row, &sheet.grid);
    }
    let had_room = cursor.bottom <= sheet.grid.bottom;
    (is_pair && had_room && taken + 1 >= from).then_some(taken + 1)
}

/// The rows with a page's last paragraph set in one line fewer, if that makes the rest
/// fit. Nobody notices the changed spacing of characters.
fn shortened<'a>(
    rows: &mut Vec<Row<'a>>,
    sheet: &Sheet,
    fits: &dyn Fn(&[Row]) -> Option<Vec<Sheet>>,
    setter: &Setter,
) -> Option<Vec<Sheet>> {
    let lasts: Vec<usize> = sheet
        .rows
        .clone()
        .rev()
        .filter(|&at| !rows[at].paragraph.is_empty())
        .filter(|&at| rows.get(at + 1).is_none_or(|next| next.block != rows[at].block))
        .collect();
    for at in lasts {
        let Some((anew, old)) = set_anew(rows, at, Wish::OneFewer, setter) else {
            continue;
        };
        if let Some(sheets) = fits(rows) {
            return Some(sheets);
        }
        rows.splice(anew, old);
    }
    None
}

/// Spreads the rows of the page before the signature's over it, as it is short of the
/// lines that were moved on; not where the spread would show.
fn loosened(mut plan: Plan, rows: &[Row], style: &Style) -> Plan {
    let Some(page) = plan.sheets.len().checked_sub(2) else { return plan };
    let sheet = &mut plan.sheets[page];
    let is_line = |row: &Row| matches!(row.kind, RowKind::Line { .. });
    let lines_only = rows[sheet.rows.clone()].iter().all(is_line);
    let n_steps = sheet.rows.len() as i64 - 1;
    let wide = sheet.grid.filled(n_steps.max(1));
    if wide.pitch() <= sheet.grid.pitch() {
        return plan;
    }
    if lines_only && n_steps > 0 && wide.pitch() <= style.most_pitch {
        sheet.grid = wide;
        plan.steps.push(SpacingStep::Loosened(page, wide.pitch()));
    }
    plan
}

/// What has to follow the last row.
pub(super) struct Ending<'a> {
    closing: &'a Closing,
    blank_rows: i64,
    setter: &'a Setter<'a>,
}

impl Ending<'_> {
    fn fits(&self, cursor: &Cursor, grid: &Grid) -> bool {
        self.closing.bottom(cursor, grid, self.blank_rows, self.setter) <= grid.bottom
    }
}

/// The grid of each page, counted from 0; that of the first may depend on the rows.
pub(super) type PageGrids<'g> = dyn Fn(usize, &[Row]) -> Grid + 'g;

/// Fills pages with groups of rows that stay together. The last group brings the
/// signature along, so that it is never alone on a page.
pub(super) fn share(
    rows: &[Row],
    grids: &PageGrids,
    ending: Option<&Ending>,
) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    while sheets.last().is_none_or(|sheet| sheet.rows.end < rows.len()) {
        sheets.push(sheet(rows, &sheets, grids(sheets.len(), rows), ending));
    }
    sheets
}

/// The page that follows these.
fn sheet(rows: &[Row], before: &[Sheet], grid: Grid, ending: Option<&Ending>) -> Sheet {
    let start = before.last().map_or(0, |sheet| sheet.rows.end);
    let mut cursor = Cursor::new(&grid);
    let mut next = start;
    while next < rows.len() {
        let Fitting { end, is_whole: all_fit, after } =
            fitting(rows, next, cursor, &grid);
        let n_fit = end - next;
        let is_end = end == rows.len();
        let ends = || ending.is_none_or(|ending| ending.fits(&after, &grid));
        if all_fit && (!is_end || ends()) {
            cursor = after;
            next = end;
            continue;
        }
        let seen = (end + 1).min(rows.len());
        if next == start {
            // A group larger than a page is divided anyway, except for one last row whose
            // signature would fit on no page.
            let taken = if all_fit { n_fit - 1 } else { n_fit };
            let is_alone = is_group_end(rows, next);
            if taken == 0 && (all_fit || !before.is_empty() || is_alone) {
                cursor.put(&rows[next], &grid);
                next += 1;
                continue;
            }
            next += taken.max(1);
        }
        return Sheet { rows: start..next, seen, grid };
    }
    Sheet { rows: start..next, seen: next, grid }
}

/// The rows of a group that fit on a page.
struct Fitting {
    end: usize,
    /// Whether they are all of the group.
    is_whole: bool,
    /// The cursor behind them, or behind the first that does not fit.
    after: Cursor,
}

fn fitting(rows: &[Row], start: usize, mut after: Cursor, grid: &Grid) -> Fitting {
    for (at, row) in rows.iter().enumerate().skip(start) {
        after.put(row, grid);
        if after.bottom > grid.bottom {
            return Fitting { end: at, is_whole: false, after };
        }
        if is_group_end(rows, at) {
            return Fitting { end: at + 1, is_whole: true, after };
        }
    }
    Fitting { end: rows.len(), is_whole: true, after }
}

/// Whether a row is the last of those that stay together.
fn is_group_end(rows: &[Row], at: usize) -> bool {
    !rows[at].keeps_next || at + 1 == rows.len()
}

/// Puts the head and the rows on pages; returns the cursor of the last page.
pub(super) fn fill(
    rows: &[Row],
    head: Head,
    sheets: &[Sheet],
    setter: &Setter,
) -> (Vec<Page>, Cursor) {
    let mut pages: Vec<Page> = sheets.iter().map(|_| Page::default()).collect();
    pages[0].rules = head.rules;
    pages[0].lines = head.lines;
    let mut cursor = Cursor::new(&sheets[0].grid);
    for (page, sheet) in pages.iter_mut().zip(sheets) {
        cursor = Cursor::new(&sheet.grid);
        for row in &rows[sheet.rows.clone()] {
            let goes_on = cursor.is_in_table();
            let top = cursor.put(row, &sheet.grid);
            match &row.kind {
                RowKind::Line { role, set, left } => {
                    let left = setter.style.gutter + *left;
                    page.lines.push(setter.place(*role, row.block, set, left, top));
                }
                RowKind::Band(band) => band.draw(page, top, goes_on, setter),
                RowKind::BlankLine => {}
            }
        }
        if let Some(Row { kind: RowKind::Band(band), .. }) =
            rows[sheet.rows.clone()].last()
        {
            band.close(page, cursor.bottom, setter);
        }
        // A row in pieces is read cell by cell.
        let row = |line: &Line| line.cell.map(|cell| (cell.table, cell.row));
        for row in page.lines.chunk_by_mut(|one, other| row(one) == row(other)) {
            row.sort_by_key(|line| line.cell);
        }
    }
    (pages, cursor)
}
