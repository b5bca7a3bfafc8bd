//! The widths of a table's columns: as given, or chosen so that the table is short and
//! no short word is broken.

use std::cell::LazyCell;

use crate::document::Role;
use crate::document::Table;
use crate::geometry::Length;
use crate::layout::glyphs::Setter;
use crate::layout::style::Look;
use crate::layout::text::CELL;

/// The space between a cell's text and its sides, in thousandths of its type size.
pub(super) const SIDE: i32 = CELL / 3;
/// The smaller sizes for a table that does not fit: 小四, 五号.
const SMALLER: [Length; 2] = [Length::pt(12.0), Length::pt(10.5)];
/// A column of no more 字 than this, with the space at its sides, is not broken.
const SHORT: i64 = 10;
/// A wider column has at least so many.
const SOME: i64 = 6;

/// The type size of a table and the widths of its columns: as given, or as the content
/// wants them.
pub(super) fn widths(table: &Table, setter: &Setter) -> (Length, Vec<Length>) {
    let largest = setter.style.table_size;
    let smaller = SMALLER.into_iter().filter(|&size| size < largest);
    let room = setter.style.type_area_width;
    // Setting every cell takes time, so no size is tried that is not needed.
    let wants = |size| (size, LazyCell::new(move || wants(table, size, setter)));
    let sizes: Vec<_> = [largest].into_iter().chain(smaller).map(wants).collect();
    let fitting = |width: fn(&Want, Length) -> Length| {
        sizes.iter().position(|(size, wants)| {
            wants.iter().map(|want| width(want, *size)).sum::<Length>() <= room
        })
    };
    // Rather smaller type than 东城街/道.
    let fits = fitting(Want::comfortable).or_else(|| fitting(|want, _| want.least));
    let (size, wants) = &sizes[fits.unwrap_or(sizes.len() - 1)];
    let widths = match table.widths.is_empty() {
        true => shared(wants, room, *size),
        false => {
            // So many 字 for the text, besides the room at its sides.
            let wide =
                |&width: &u32| i64::from(width) * i64::from(CELL) + i64::from(2 * SIDE);
            let all: i64 = table.widths.iter().map(wide).sum();
            table.widths.iter().map(|width| room.parts(wide(width), all)).collect()
        }
    };
    (*size, widths)
}

/// The widths that a column wants: that of its content, and the least.
#[derive(Clone)]
struct Want {
    natural: Length,
    /// The width with no body cell broken, and heads broken only before their units.
    whole: Length,
    least: Length,
    /// The length of each row's text on one line; zero where the cell spans several
    /// columns.
    texts: Vec<Length>,
}

impl Want {
    fn is_short(&self, size: Length) -> bool {
        self.whole <= size * SHORT
    }

    /// The width in which no short text is broken, and no long text into scraps.
    fn comfortable(&self, size: Length) -> Length {
        let wide = if self.is_short(size) { self.whole } else { size * SOME };
        wide.max(self.least)
    }
}

fn wants(table: &Table, size: Length, setter: &Setter) -> Vec<Want> {
    /// Of a text that can be broken anywhere, at least this much is on a line.
    const FEW: i32 = 3 * CELL;
    /// A head no wider than this is not broken: 责任单位.
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
                let width = |text: &str| setter.set_line_as(look, text).end();
                let pieces = pieces(role, &cell.text);
                let widest = pieces.iter().map(|piece| width(piece)).max().unwrap_or(0);
                let is_whole = pieces.len() == 1;
                let natural = if is_whole { widest } else { width(&cell.text) };
                let widest = widest + 2 * SIDE;
                let least =
                    longest_run(role, &cell.text, look, setter).max(natural.min(FEW));
                want.natural = want.natural.max(look.on_paper(natural + 2 * SIDE));
                want.least = want.least.max(look.on_paper(least + 2 * SIDE));
                want.texts[idx] = look.on_paper(natural);
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

/// The pieces of a head: its name and its unit, which has a line of its own where both
/// do not fit on one. Any other text is one piece.
pub(super) fn pieces(role: Role, text: &str) -> Vec<&str> {
    match text.find('（').filter(|&at| at > 0 && text.ends_with('）')) {
        Some(at) if role == Role::HeadCell => vec![&text[..at], &text[at..]],
        _ => vec![text],
    }
}

/// The width of the widest unbreakable stretch.
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

/// Distributes the available width: short columns get all that they want, the others
/// their least, and the rest goes, a little at a time, where it makes the table shorter.
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
        let widths = parts(|want| want.least, least);
        let narrowest = size.parts((CELL + SIDE).into(), CELL.into());
        return match widths.iter().all(|&width| width >= narrowest) {
            true => widths,
            false => levelled(wants, room),
        };
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

/// The least width of each column, but for the widest, which share what is left: a long
/// address or number is broken rather than that it leaves nothing to the others.
fn levelled(wants: &[Want], room: Length) -> Vec<Length> {
    let mut widths = vec![Length::ZERO; wants.len()];
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by_key(|&at| wants[at].least);
    let mut left = room;
    for (n_before, at) in order.into_iter().enumerate() {
        let share = left.parts(1, (wants.len() - n_before) as i64);
        widths[at] = wants[at].least.min(share);
        left = left - widths[at];
    }
    widths
}

/// The least width of each column, or all that it wants where that is little: 东城街道 is
/// not broken for the sake of a long remark. Also returns the width that is left.
fn short_ones_whole(wants: &[Want], room: Length, size: Length) -> (Vec<Length>, Length) {
    let mut widths: Vec<Length> = wants.iter().map(|want| want.least).collect();
    let mut left = room - widths.iter().copied().sum();
    let is_short = |at: &usize| wants[*at].is_short(size);
    let (mut shorts, longs): (Vec<usize>, Vec<usize>) =
        (0..wants.len()).partition(is_short);
    let kept =
        longs.into_iter().map(|at| (size * SOME - wants[at].least).max(Length::ZERO));
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

/// By how much the rows become shorter if each column becomes wider.
fn gains(wants: &[Want], widths: &[Length], more: Length, size: Length) -> Vec<i64> {
    /// The weight of the tallest cell of a row, which decides the row's height; the
    /// others count a little.
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
