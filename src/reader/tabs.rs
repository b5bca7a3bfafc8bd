//! Lines with tabs, as they come from the tables of office programs, and lines whose cells are
//! set apart by blanks, as they come from a PDF or a chat.

use super::literal;
use super::literal::Placed;
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
    let spaced = spaced(&lines);
    let tabbed = lines.into_iter().filter_map(|(nth, line)| {
        let is_ink = |placed: &&literal::Placed| !placed.ch.is_whitespace();
        let start = line.iter().find(is_ink)?.place.start;
        let end = line.iter().rfind(is_ink)?.place.end;
        let cells = match spaced.contains(&nth) {
            true => apart(line),
            false => line.split(|placed| placed.ch == '\t').collect(),
        };
        let tidied = cells.into_iter().map(|cell| {
            pasted::tidy(cell.to_vec()).into_iter().map(|placed| placed.ch).collect()
        });
        let cells: Vec<String> = tidied.collect();
        let place = literal.source.span(start..end);
        (cells.len() > 1).then_some(TabbedLine { nth, cells, place })
    });
    (tabbed.collect(), n_lines)
}

/// Which lines have cells that are set apart by blanks: successive ones with as many cells, at
/// least three, of which not all are single characters (年　　月　　日).
fn spaced(lines: &[(usize, &[Placed])]) -> Vec<usize> {
    const FEWEST: usize = 3;
    let n_cells = |line: &[Placed]| {
        let cells = match line.iter().any(|placed| placed.ch == '\t') {
            true => Vec::new(),
            false => apart(line),
        };
        let has_word = cells.iter().any(|cell| cell.len() > 1);
        if has_word && cells.len() >= FEWEST { cells.len() } else { 0 }
    };
    let counted: Vec<(usize, usize)> =
        lines.iter().map(|(nth, line)| (*nth, n_cells(line))).collect();
    let blocks = counted.chunk_by(|(_, one), (_, other)| one == other);
    let tables = blocks.filter(|block| block.len() > 1 && block[0].1 > 0);
    tables.flatten().map(|(nth, _)| *nth).collect()
}

/// What stands between runs of blanks.
fn apart(line: &[Placed]) -> Vec<&[Placed]> {
    let mut cells = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (at, placed) in line.iter().enumerate() {
        if placed.ch.is_whitespace() {
            continue;
        }
        // One blank is in a cell: 35 公里.
        if at > end + 1 && end > start {
            cells.push(&line[start..end]);
            start = at;
        } else if end == start {
            start = at;
        }
        end = at + 1;
    }
    if end > start {
        cells.push(&line[start..end]);
    }
    cells
}
