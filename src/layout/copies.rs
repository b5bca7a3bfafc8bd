//! 抄送 in the letter format: no rules, at the very foot of the last page's 版心 (10.1,
//! 7.4.2).

use super::counter::Counter;
use super::glyphs::Set;
use super::glyphs::Setter;
use super::pages::{Line, Page, Seal};
use super::text::{CELL, Shape};
use crate::document::Role;
use crate::geometry::Length;
use crate::wording::Wording;

/// The lines of 抄送 before they have a place.
pub(super) struct Copies<'a> {
    text: &'a Wording,
    lines: Vec<Set>,
    top: Length,
    pitch: Length,
}

impl Copies<'_> {
    pub(super) fn new<'a>(text: &'a Wording, setter: &Setter) -> Copies<'a> {
        let style = setter.style;
        let lines = lines(text, setter);
        let pitch = style.small_size + style.seven_eighths;
        let height = style.small_size + pitch * (lines.len() as i64 - 1);
        Copies { text, lines, top: style.type_area_bottom() - height, pitch }
    }

    /// Whether the last page has room for it and is allowed to have it.
    pub(super) fn fits(&self, pages: &[Page], seals: &[Seal], setter: &Setter) -> bool {
        let Some(last) = pages.last() else { return false };
        let foot = foot(last, pages.len() - 1, seals);
        let is_wanted = !setter.settings.copies_on_even_page || is_even(pages.len());
        is_wanted && !last.is_turned && foot + setter.style.seven_eighths <= self.top
    }

    /// Puts it at the foot of the last page, or of a further page where there is no room
    /// or an even page is required.
    pub(super) fn place(
        &self,
        pages: &mut Vec<Page>,
        seals: &[Seal],
        setter: &Setter,
        blocks: &mut Counter,
    ) {
        let style = setter.style;
        if !self.fits(pages, seals, setter) {
            if setter.settings.copies_on_even_page && is_even(pages.len()) {
                // Neither a blank page nor the one behind it has a number (7.5).
                pages.push(Page { is_unnumbered: true, ..Page::default() });
                pages.push(Page { is_unnumbered: true, ..Page::default() });
            } else {
                pages.push(Page::default());
            }
        }
        let page = pages.last_mut().expect("a letter has pages");
        let left = style.gutter + style.cells(style.copies_sides);
        let block = blocks.next(self.text.clone());
        for (idx, set) in (0..).zip(&self.lines) {
            let top = self.top + self.pitch * idx;
            page.lines.push(setter.place(Role::Copies, block, set, left, top));
        }
    }
}

fn is_even(number: usize) -> bool {
    number.is_multiple_of(2)
}

/// The lines, one 字 in at both sides; wrapped lines start under the first character
/// after the colon.
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

/// The lower edge of everything on a page, the places of the seals included.
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
