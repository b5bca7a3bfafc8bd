//! 标题: lines that end between phrases, or between words where a phrase is longer than a
//! line, and form a 梯形 or 菱形 (7.3.1).

mod ends;
mod shape;

use std::ops::Range;

use super::glyphs::Setter;
use super::pages::Line;
use super::text::Shape;
use crate::document::{Role, Title};
use crate::geometry::Length;
use crate::wording::Wording;
use ends::LineEnd;
pub(super) use ends::first_cut;
use shape::Candidate;

/// The title's lines, centred on the 版心, the top of the first one at `top`.
pub(super) fn title(
    title: &Title,
    role: Role,
    block: usize,
    top: Length,
    setter: &Setter,
) -> Vec<Line> {
    let style = setter.style;
    let measure = setter.look(role).in_cells(style.type_area_width);
    let pitch = style.title_size + style.seven_eighths;
    lines(title, role, measure, setter)
        .iter()
        .enumerate()
        .map(|(idx, (start, text))| {
            let set = setter.set_line(role, text).behind(*start);
            let left = style.axis() - setter.width(role, &set) / 2;
            setter.place(role, block, &set, left, top + pitch * idx as i64)
        })
        .collect()
}

/// The lines of a title as texts, each with the number of characters before it, in the
/// look of a role and none wider than `measure` (in its cells). A line that the writer
/// set is broken only if it is wider.
fn lines(
    title: &Title,
    role: Role,
    measure: i32,
    setter: &Setter,
) -> Vec<(usize, String)> {
    let Title::Lines(lines) = title else {
        return broken(title.texts(), role, measure, setter);
    };
    let mut before = 0;
    let mut all = Vec::new();
    for line in lines {
        let broken = broken(std::slice::from_ref(line), role, measure, setter);
        all.extend(broken.into_iter().map(|(start, text)| (before + start, text)));
        before += line.chars().count();
    }
    all
}

/// A longer title is higher than a page, and will be refused; its shape is of no interest.
const LONGEST: usize = 1000;

/// Lines as long as possible.
fn as_they_come(
    text: &str,
    role: Role,
    measure: i32,
    setter: &Setter,
) -> Vec<(usize, String)> {
    let shape = Shape { measure, ..Shape::default() };
    let lines = setter.set(role, text, &shape).into_iter();
    lines.map(|set| (set.line.range.start, set.line.text())).collect()
}

/// The fewest lines possible; among those, the ones in the best shape.
fn broken(
    phrases: &[Wording],
    role: Role,
    measure: i32,
    setter: &Setter,
) -> Vec<(usize, String)> {
    let text: String = phrases.iter().map(|phrase| &**phrase).collect();
    if text.is_empty() {
        return Vec::new();
    }
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > LONGEST {
        return as_they_come(&text, role, measure, setter);
    }
    let part = |range: Range<usize>| chars[range].iter().collect::<String>();
    let width = |range| setter.set_line(role, &part(range)).end();
    let legal = setter.line_ends(role, &text);
    let places = ends::places(phrases, &legal, &|range| width(range) <= measure);
    let candidates = candidates(&places, measure, width);
    let at = |place: usize| place.checked_sub(1).map_or(0, |place| places[place].0);
    shape::lines(&candidates, places.len() + 1)
        .iter()
        .map(|line| (at(line.start), part(at(line.start)..at(line.end))))
        .collect()
}

/// Every line between two places that fits the measure; from a start where none fits,
/// the shortest one.
fn candidates(
    places: &[LineEnd],
    measure: i32,
    width: impl Fn(Range<usize>) -> i32,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for start in 0..places.len() {
        let from = start.checked_sub(1).map_or(0, |place| places[place].0);
        for (end, &(to, quality)) in places.iter().enumerate().skip(start) {
            let width = width(from..to);
            if width > measure && end > start {
                break;
            }
            let is_scrap = to - from <= 2;
            candidates.push(Candidate { start, end: end + 1, width, quality, is_scrap });
        }
    }
    candidates
}
