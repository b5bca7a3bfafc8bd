//! What surrounds the text: the head of page 1, the red rules, the page numbers.

use super::counter::Counter;
use super::glyphs::Setter;
use super::pages::{Colour, Line, Page, Rule};
use super::text::{CELL, Character};
use super::{text, title};
use crate::chinese::script;
use crate::document::{Block, Document, Role};
use crate::geometry::{Length, Rect};
use crate::wording::Wording;

/// The parts above the rows of a page.
#[derive(Default)]
pub(super) struct Head {
    pub(super) rules: Vec<Rule>,
    pub(super) lines: Vec<Line>,
    /// The lower edge of the title's last line.
    pub(super) bottom: Length,
}

/// The head of page 1: letterhead, upper rule, the marks below it, title (10.1).
pub(super) fn head(document: &Document, setter: &Setter, blocks: &mut Counter) -> Head {
    let style = setter.style;
    let mut lines = Vec::new();
    let mut free = Length::ZERO;
    if let Some(word) = &document.draft {
        let draft = draft(word, setter, blocks);
        free = draft.bottom();
        lines.push(draft);
    }
    if let Some(corner) = &document.corner {
        lines.push(self::corner(corner, free, setter, blocks));
    }
    let (letterhead, ink_bottom) =
        letterhead(document, setter, blocks.next(document.letterhead.clone()));
    lines.push(letterhead);
    let rules =
        double_rule(ink_bottom + style.rule_below_letterhead, Thick::Above, setter);
    let top = rules[1].rect.bottom() + style.seven_eighths;
    lines.extend(marks(&document.marks, top, setter, blocks));
    let number = (Role::Number, &document.number);
    let classes = document.classes.iter().map(|text| (Role::Class, text));
    for (idx, (role, text)) in (0..).zip(std::iter::once(number).chain(classes)) {
        let top = top + style.line * idx;
        lines.push(flush_right(role, text, top, setter, blocks.next(text.clone())));
    }
    let foot = lines.iter().skip(1).map(Line::bottom).max().unwrap_or(top);
    let title = title::title(
        &document.title,
        Role::Title,
        blocks.next(document.title.whole()),
        foot + style.line * 2,
        setter,
    );
    let bottom = title.last().map_or(foot, Line::bottom);
    lines.extend(title);
    Head { rules, lines, bottom }
}

/// The word on a draft, flush with the 版心's right edge, its ink 13 mm below the sheet's
/// edge: nothing of the letter format stands there.
fn draft(word: &Wording, setter: &Setter, blocks: &mut Counter) -> Line {
    let top = Length::mm(13.0);
    let mut line = flush_right(Role::Draft, word, top, setter, blocks.next(word.clone()));
    if let Some(ink) = setter.ink(&line) {
        line.shift(Length::ZERO, top - ink.top);
    }
    line
}

/// The text above the letterhead, flush with the 版心's right edge, as far from the
/// letterhead as the number is from the rule; on a draft below the word.
fn corner(text: &Wording, free: Length, setter: &Setter, blocks: &mut Counter) -> Line {
    let style = setter.style;
    let top = style.letterhead_top - style.seven_eighths - style.text_size;
    let top = top.max(free + Length::mm(2.5));
    flush_right(Role::Corner, text, top, setter, blocks.next(text.clone()))
}

/// 份号, 密级和保密期限, 紧急程度: one per line, flush with the 版心's left edge.
fn marks(
    marks: &[Block],
    top: Length,
    setter: &Setter,
    blocks: &mut Counter,
) -> Vec<Line> {
    let style = setter.style;
    let lines = marks.iter().enumerate().map(|(idx, mark)| {
        let mut set = setter.set_line(mark.role, &mark.text);
        // 机密 and 特急 are set an em apart (Fig. 11).
        if set.line.characters.len() == 2 {
            set.line.characters[1].x += CELL;
            set.line.end += CELL;
        }
        let top = top + style.line * idx as i64;
        setter.place(mark.role, blocks.next(mark.text.clone()), &set, style.gutter, top)
    });
    lines.collect()
}

fn flush_right(
    role: Role,
    text: &str,
    top: Length,
    setter: &Setter,
    block: usize,
) -> Line {
    let set = setter.set_line(role, text);
    let left = setter.style.type_area_right() - setter.width(role, &set);
    setter.place(role, block, &set, left, top)
}

/// 发文机关标志: 小初 or smaller if it does not fit, spread by at most half a character, its
/// *ink* at 30 mm and centred on the 版心. Also returns the lower edge of the ink.
fn letterhead(document: &Document, setter: &Setter, block: usize) -> (Line, Length) {
    let style = setter.style;
    let mut look = setter.look(Role::Letterhead);
    let mut set = setter.set_line(Role::Letterhead, &document.letterhead);
    let natural = look.on_paper(set.end());
    if natural > style.type_area_width {
        look = look.sized(style.type_area_width.parts(CELL.into(), set.end().into()));
    } else {
        spread(&mut set.line, look.in_cells(style.type_area_width - natural));
    }
    let (left, top) = (style.gutter, style.letterhead_top);
    let mut line = setter.place_as(Role::Letterhead, look, block, &set, left, top);
    let Some(ink) = setter.ink(&line) else { return (line, top + look.size) };
    line.shift(style.axis() - (ink.left + ink.right) / 2, top - ink.top);
    (line, top + (ink.bottom - ink.top))
}

/// Spreads a line by equal gaps of at most half a cell, within the room available.
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

/// Which stroke of a double rule is the thick one.
enum Thick {
    /// 上粗下细.
    Above,
    /// 上细下粗.
    Below,
}

fn double_rule(top: Length, thick: Thick, setter: &Setter) -> Vec<Rule> {
    let style = setter.style;
    let (first, second) = match thick {
        Thick::Above => (style.rule_thick, style.rule_thin),
        Thick::Below => (style.rule_thin, style.rule_thick),
    };
    let rule = |y, height| Rule {
        rect: Rect {
            x: style.axis() - style.rule_length / 2,
            y,
            width: style.rule_length,
            height,
        },
        colour: setter.settings.red.into(),
    };
    vec![rule(top, first), rule(top + first + style.rule_gap, second)]
}

/// Adds the lower double rule to page 1 and the page numbers to all other pages.
pub(super) fn foot(pages: &mut [Page], setter: &Setter) {
    let top = setter.style.second_rule_top();
    pages[0].rules.extend(double_rule(top, Thick::Below, setter));
    pages[0].is_unnumbered = true;
    for (idx, page) in
        pages.iter_mut().enumerate().filter(|(_, page)| !page.is_unnumbered)
    {
        page.lines.push(folio(idx + 1, setter));
    }
}

/// 页码: — 2 — at the outer side, the centre of the dashes 7 mm below the 版心.
fn folio(number: usize, setter: &Setter) -> Line {
    let style = setter.style;
    let set = setter.as_set(folio_line(&format!("— {number} —"), setter));
    let room = style.cells(style.folio_side);
    let left = match number % 2 {
        0 => style.gutter + room,
        _ => style.type_area_right() - room - setter.width(Role::Folio, &set),
    };
    let mut line = setter.place(Role::Folio, usize::MAX, &set, left, Length::ZERO);
    let mut dash = line.clone();
    dash.runs.truncate(1);
    dash.runs[0].glyphs.truncate(1);
    if let Some(ink) = setter.ink(&dash) {
        let centre = style.type_area_bottom() + style.folio_below;
        line.shift(Length::ZERO, centre - (ink.top + ink.bottom) / 2);
    }
    line
}

/// 套打: removes what is preprinted on the paper. Everything else stays in its place.
pub(super) fn leave_to_paper(pages: &mut [Page]) {
    pages[0].rules.retain(|rule| rule.colour == Colour::Black);
    pages[0].lines.retain(|line| line.role != Role::Letterhead);
}

/// The line of a page number, without line breaking: every character has its own cell.
fn folio_line(text: &str, setter: &Setter) -> text::Line {
    let typeface = setter.look(Role::Folio).typeface;
    let mut x = 0;
    let mut characters = Vec::new();
    for ch in text.chars() {
        characters.push(Character { ch, script: script(ch), x });
        x += setter.fonts.glyph(typeface, ch).map_or(CELL / 2, |choice| choice.advance);
    }
    let range = 0..characters.len();
    text::Line { range, characters, end: x, ..text::Line::default() }
}
