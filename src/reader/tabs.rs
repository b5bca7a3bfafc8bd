//! Lines with tabs, as they come from the tables of office programs.

use super::literal;
use super::pasted;
use super::pasted::is_line_break;
use crate::source::Span;

/// A line of a text that has tabs.
pub(crate) struct TabbedLine {
    /// Which of the lines that are not blank it is, from 0.
    pub(crate) nth: usize,
    /// What stands between the tabs, tidied.
    pub(crate) cells: Vec<String>,
    /// Its place, without the blanks around it.
    pub(crate) place: Span,
}

/// The lines with tabs in the string at this place, and how many lines there are.
pub(crate) fn tabbed_lines(literal: &Span) -> (Vec<TabbedLine>, usize) {
    let chars = literal::decode(literal);
    let lines = chars.split(|placed| is_line_break(placed.ch));
    let filled = lines.filter(|line| line.iter().any(|it| !it.ch.is_whitespace()));
    let lines: Vec<_> = filled.enumerate().collect();
    let n_lines = lines.len();
    let tabbed = lines.into_iter().filter_map(|(nth, line)| {
        let is_ink = |placed: &&literal::Placed| !placed.ch.is_whitespace();
        let start = line.iter().find(is_ink)?.place.start;
        let end = line.iter().rfind(is_ink)?.place.end;
        let cells = line.split(|placed| placed.ch == '\t');
        let tidied = cells.map(|cell| {
            pasted::tidy(cell.to_vec()).into_iter().map(|placed| placed.ch).collect()
        });
        let cells: Vec<String> = tidied.collect();
        let place = literal.source.span(start..end);
        (cells.len() > 1).then_some(TabbedLine { nth, cells, place })
    });
    (tabbed.collect(), n_lines)
}
