//! The lines that a finding shows, cut to what fits on a screen.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::Label;
use super::one_line;
use super::visible;
use super::visible::acts;
use crate::source::Source;

/// The most columns shown of a line. A paragraph of the letter is one line of the file,
/// and long.
const WIDEST: usize = 88;

/// Columns shown before the place in a shortened line.
const BEFORE: usize = 30;

/// The mark for what was cut from a line.
const CUT: &str = "…";

/// Lines of a source, and the places in them.
pub(super) struct Excerpt {
    /// The source's name.
    pub(super) name: String,
    /// Line of the first place, from 1.
    pub(super) line: usize,
    /// Column of the first place in characters of the whole line, from 1.
    pub(super) column: usize,
    /// The number of the first line of `text`.
    pub(super) first_line: usize,
    /// The lines, shortened where needed.
    pub(super) text: String,
    /// Places in `text` and the words for them.
    pub(super) marks: Vec<(Range<usize>, String)>,
}

impl Excerpt {
    /// What to show for labels of one source.
    pub(super) fn new(labels: &[&Label]) -> Excerpt {
        let source = &labels[0].span.source;
        let starts = labels.iter().map(|label| label.span.range.start);
        let (line, column) = source.line_column(labels[0].span.range.start);
        let numbers: Vec<usize> =
            starts.map(|start| source.line_column(start).0).collect();
        let first_line = numbers.iter().copied().min().unwrap_or(line);
        let last_line = numbers.iter().copied().max().unwrap_or(line);
        let mut excerpt = Excerpt {
            name: one_line(source.name()).into_owned(),
            line,
            column,
            first_line,
            text: String::new(),
            marks: vec![(0..0, String::new()); labels.len()],
        };
        for number in first_line..=last_line {
            let here = (0..labels.len()).filter(|&idx| numbers[idx] == number);
            excerpt.add_line(source, number, labels, &here.collect::<Vec<_>>());
        }
        excerpt
    }

    /// Whether there is text to put a caret under.
    pub(super) fn has_text(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn add_line(
        &mut self,
        source: &Source,
        number: usize,
        labels: &[&Label],
        here: &[usize],
    ) {
        if number > self.first_line {
            self.text.push('\n');
        }
        let line = line(source, number);
        let words = &source.text()[line.clone()];
        let inside = |idx: usize| {
            let Range { start, end } = labels[idx].span.range;
            let place =
                start.clamp(line.start, line.end)..end.clamp(line.start, line.end);
            place.start - line.start..place.end - line.start
        };
        let focus = here.first().map_or(0, |&idx| inside(idx).start);
        let shown = window(words, focus);
        let before = if shown.start > 0 { CUT } else { "" };
        let after = if shown.end < words.len() { CUT } else { "" };
        let base = self.text.len() + before.len();
        for &idx in here {
            let place = inside(idx);
            let move_to = |at: usize| {
                let before = shown.start..at.clamp(shown.start, shown.end);
                base + visible(&words[before]).len()
            };
            let range = move_to(place.start)..move_to(place.end);
            self.marks[idx] = (range, labels[idx].text.clone());
        }
        self.text.extend([before, &visible(&words[shown]), after]);
    }
}

/// The bytes of a line, without its ending.
fn line(source: &Source, number: usize) -> Range<usize> {
    let start = source.line_start(number);
    let words = &source.text()[start..source.line_start(number + 1)];
    let words = words.strip_suffix('\n').unwrap_or(words);
    start..start + words.trim_end_matches('\r').len()
}

/// The part of a line to show, chosen so that the place is in it.
fn window(line: &str, focus: usize) -> Range<usize> {
    if fits(line) {
        return 0..line.len();
    }
    let mut start = focus;
    let mut before = 0;
    for ch in line[..focus].chars().rev() {
        before += columns(ch);
        if before > BEFORE {
            break;
        }
        start -= ch.len_utf8();
    }
    let mut end = start;
    let mut shown = 0;
    for ch in line[start..].chars() {
        shown += columns(ch);
        if shown > WIDEST {
            break;
        }
        end += ch.len_utf8();
    }
    start..end
}

/// Whether a line can be shown whole. A long one is not measured to its end.
fn fits(line: &str) -> bool {
    let mut room = WIDEST;
    line.chars().all(|ch| match room.checked_sub(columns(ch)) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    })
}

/// The columns that the renderer uses for a character: four for a tab.
fn columns(ch: char) -> usize {
    match ch {
        '\t' => 4,
        _ if acts(ch) => ch.escape_unicode().len(),
        _ => ch.width().unwrap_or(1),
    }
}
