//! 抄送 in the letter format: no rules, at the very foot of the last page's 版心 (10.1,
//! 7.4.2).

use super::Counter;
use super::glyphs::Set;
use super::glyphs::Setter;
use super::pages::{Line, Page, Seal};
use super::text::{CELL, Shape};
use crate::document::Role;
use crate::geometry::Length;

/// Puts 抄送 at the foot of the last page, or of another one behind it where there is no room
/// or an even page is asked for.
pub(super) fn place(
    text: &str,
    pages: &mut Vec<Page>,
    seals: &[Seal],
    setter: &Setter,
    blocks: &mut Counter,
) {
    let style = setter.style;
    let lines = lines(text, setter);
    let pitch = style.small_size + style.seven_eighths;
    let height = style.small_size + pitch * (lines.len() as i64 - 1);
    let top = style.type_area_bottom() - height;
    let last = pages.len() - 1;
    let has_room = !pages[last].is_turned
        && foot(&pages[last], last, seals) + style.seven_eighths <= top;
    let wants_even = setter.settings.copies_on_even_page;
    let is_even = |number: usize| number.is_multiple_of(2);
    if !has_room || wants_even && !is_even(pages.len()) {
        if wants_even && is_even(pages.len()) {
            // Neither a blank page nor the one behind it has a number (7.5).
            pages.push(Page { is_unnumbered: true, ..Page::default() });
            pages.push(Page { is_unnumbered: true, ..Page::default() });
        } else {
            pages.push(Page::default());
        }
    }
    let page = pages.last_mut().expect("a letter has pages");
    let left = style.gutter + style.cells(style.copies_sides);
    let block = blocks.next();
    for (idx, set) in (0..).zip(&lines) {
        let top = top + pitch * idx;
        page.lines.push(setter.place(Role::Copies, block, set, left, top));
    }
}

/// One 字 in at both sides, wrapped lines under the first character behind the colon.
fn lines(text: &str, setter: &Setter) -> Vec<Set> {
    let style = setter.style;
    let look = setter.look(Role::Copies);
    let label = text.find('：').map_or("", |at| &text[..at + '：'.len_utf8()]);
    let room = style.type_area_width - style.cells(style.copies_sides) * 2;
    let shape = Shape {
        measure: look.in_cells(room).max(CELL),
        rest_indent: setter.set_line(Role::Copies, label).end(),
        ..Shape::default()
    };
    setter.set(Role::Copies, text, &shape)
}

/// The foot of everything on a page, the seals' places included.
fn foot(page: &Page, number: usize, seals: &[Seal]) -> Length {
    let lines = page.lines.iter().map(Line::bottom);
    let rules = page.rules.iter().map(|rule| rule.rect.bottom());
    let seals = seals.iter().filter(|seal| seal.page == number);
    lines
        .chain(rules)
        .chain(seals.map(|seal| seal.rect.bottom()))
        .max()
        .unwrap_or_default()
}
