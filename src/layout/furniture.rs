//! What stands around the text: the head of page 1, the red rules, the page numbers.

use super::glyphs::Setter;
use super::pages::{Line, Page, Rule};
use super::style::look;
use super::text::{CELL, Character};
use super::{text, title};
use crate::document::{Document, Role};
use crate::gbt9704::{self, cells};
use crate::geometry::{Length, Rect};
use crate::script::script;

/// The head of page 1: letterhead, upper rule, number, title.
pub(super) struct Head {
    pub(super) rules: Vec<Rule>,
    pub(super) lines: Vec<Line>,
    /// The foot of the title's last line.
    pub(super) bottom: Length,
}

pub(super) fn head(document: &Document, setter: &Setter) -> Head {
    let (letterhead, ink_bottom) = letterhead(document, setter);
    let rules =
        double_rule(ink_bottom + gbt9704::RULE_BELOW_LETTERHEAD, Thick::Above, setter);
    let rule_bottom = rules[1].rect.bottom();
    let number = number(document, rule_bottom + gbt9704::SEVEN_EIGHTHS, setter);
    let number_bottom = number.top + look(Role::Number).size;
    let title = title::title(&document.title, number_bottom + gbt9704::TWO_LINES, setter);
    let bottom = match title.last() {
        Some(line) => line.top + look(Role::Title).size,
        None => number_bottom,
    };
    let mut lines = vec![letterhead, number];
    lines.extend(title);
    Head { rules, lines, bottom }
}

/// 发文机关标志: as large as 小初 if it fits, spread by at most half a character, its *ink*
/// at 30 mm and centred on the 版心. Gives the ink's foot too.
fn letterhead(document: &Document, setter: &Setter) -> (Line, Length) {
    let mut look = look(Role::Letterhead);
    let mut set = setter.set_line(Role::Letterhead, &document.letterhead);
    let natural = look.size.parts(set.end.into(), CELL.into());
    if natural > gbt9704::TYPE_AREA_WIDTH {
        look.size = gbt9704::TYPE_AREA_WIDTH.parts(CELL.into(), set.end.into());
        look.cell = look.size;
    } else {
        let room = gbt9704::TYPE_AREA_WIDTH - natural;
        let room = room.thousandths() * i64::from(CELL) / look.size.thousandths();
        spread(&mut set, room as i32);
    }
    let mut line = setter.place_as(
        Role::Letterhead,
        look,
        0,
        &set,
        gbt9704::GUTTER,
        gbt9704::LETTERHEAD_TOP,
    );
    let Some(ink) = setter.ink(&line) else {
        return (line, gbt9704::LETTERHEAD_TOP + look.size);
    };
    let axis = gbt9704::GUTTER + gbt9704::TYPE_AREA_WIDTH / 2;
    line.shift(axis - (ink.left + ink.right) / 2, gbt9704::LETTERHEAD_TOP - ink.top);
    (line, gbt9704::LETTERHEAD_TOP + (ink.bottom - ink.top))
}

/// Spreads a line by equal gaps of at most half a cell, within the room there is.
fn spread(line: &mut text::Line, room: i32) {
    let n_gaps = line.characters.len() as i32 - 1;
    if n_gaps < 1 {
        return;
    }
    let gap = (room / n_gaps).min(CELL / 2);
    for (at, character) in line.characters.iter_mut().enumerate() {
        character.x += gap * at as i32;
    }
    line.end += gap * n_gaps;
}

/// 发文字号, flush with the right edge of the 版心.
fn number(document: &Document, top: Length, setter: &Setter) -> Line {
    let set = setter.set_line(Role::Number, &document.number);
    let width = look(Role::Number).cell.parts(set.end.into(), CELL.into());
    setter.place(Role::Number, 1, &set, gbt9704::type_area_right() - width, top)
}

/// Which stroke of a double rule is the thick one.
enum Thick {
    /// 上粗下细.
    Above,
    /// 上细下粗.
    Below,
}

fn double_rule(top: Length, thick: Thick, setter: &Setter) -> Vec<Rule> {
    let (first, second) = match thick {
        Thick::Above => (gbt9704::RULE_THICK, gbt9704::RULE_THIN),
        Thick::Below => (gbt9704::RULE_THIN, gbt9704::RULE_THICK),
    };
    let axis = gbt9704::GUTTER + gbt9704::TYPE_AREA_WIDTH / 2;
    let rule = |y, height| Rule {
        rect: Rect {
            x: axis - gbt9704::RULE_LENGTH / 2,
            y,
            width: gbt9704::RULE_LENGTH,
            height,
        },
        colour: setter.settings.red.into(),
    };
    vec![rule(top, first), rule(top + first + gbt9704::RULE_GAP, second)]
}

/// The lower double rule, on page 1 only, and the page numbers, on all but page 1.
pub(super) fn foot(pages: &mut [Page], setter: &Setter) {
    let height = gbt9704::RULE_THICK + gbt9704::RULE_GAP + gbt9704::RULE_THIN;
    let top = gbt9704::SHEET_HEIGHT - gbt9704::RULE_ABOVE_FOOT - height;
    pages[0].rules.extend(double_rule(top, Thick::Below, setter));
    for (idx, page) in pages.iter_mut().enumerate().skip(1) {
        page.lines.push(folio(idx + 1, setter));
    }
}

/// 页码: — 2 — at the outer side, the dashes' centre 7 mm below the 版心.
fn folio(number: usize, setter: &Setter) -> Line {
    let set = folio_line(&format!("— {number} —"), setter);
    let width = look(Role::Folio).cell.parts(set.end.into(), CELL.into());
    let room = cells(gbt9704::FOLIO_CELLS);
    let left = match number % 2 {
        0 => gbt9704::GUTTER + room,
        _ => gbt9704::type_area_right() - room - width,
    };
    let mut line = setter.place(Role::Folio, usize::MAX, &set, left, Length::ZERO);
    let mut dash = line.clone();
    dash.runs.truncate(1);
    dash.runs[0].glyphs.truncate(1);
    if let Some(ink) = setter.ink(&dash) {
        let centre = gbt9704::type_area_bottom() + gbt9704::FOLIO_BELOW;
        line.shift(Length::ZERO, centre - (ink.top + ink.bottom) / 2);
    }
    line
}

/// A page number is no sentence: nothing is broken, every character in its own room.
fn folio_line(text: &str, setter: &Setter) -> text::Line {
    let typeface = look(Role::Folio).typeface;
    let mut x = 0;
    let mut characters = Vec::new();
    for ch in text.chars() {
        characters.push(Character { ch, script: script(ch), x });
        x += setter.fonts.glyph(typeface, ch).map_or(CELL / 2, |choice| choice.advance);
    }
    text::Line { range: 0..characters.len(), characters, end: x, adjusted: 0 }
}
