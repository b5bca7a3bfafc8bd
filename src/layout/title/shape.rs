//! Chooses among a title's possible lines those of the best shape.

use super::ends::Quality;
use crate::layout::text::CELL;

/// A possible line from one place to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The places by their index; 0 is the title's start.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) width: i32,
    pub(super) quality: Quality,
    /// Whether it is one or two characters.
    pub(super) is_scrap: bool,
}

/// The outline of the lines so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outline {
    /// All lines of one width: 长方形.
    Level,
    /// 正梯形.
    Growing,
    /// 倒梯形, or 菱形 if the lines had grown before.
    Shrinking,
    /// Lines that shrank and then grew: neither 梯形 nor 菱形.
    Hourglass,
}

const OUTLINES: [Outline; 4] =
    [Outline::Level, Outline::Growing, Outline::Shrinking, Outline::Hourglass];

impl Outline {
    fn then(self, last: i32, next: i32) -> Outline {
        match (self, next - last) {
            (Outline::Hourglass, _) => Outline::Hourglass,
            // Less than a cell, half of it at either side, is not seen.
            (outline, change) if change.abs() < CELL => outline,
            (_, ..0) => Outline::Shrinking,
            (Outline::Shrinking, _) => Outline::Hourglass,
            _ => Outline::Growing,
        }
    }
}

/// The costs of a title's faults, in squares of cells: a line that is two cells off the
/// mean costs four. An additional line costs more than any shape can save.
mod cost {
    pub(super) const LINE: i64 = 100_000;
    pub(super) const FORBIDDEN: i64 = 1_000 * CUT;
    pub(super) const CUT: i64 = 100 * LINE;
    /// One more line is better than a line that ends awkwardly.
    pub(super) const AWKWARD: i64 = LINE + 600;
    pub(super) const TIGHT: i64 = 40;
    pub(super) const LINKED: i64 = 22;
    pub(super) const WORD: i64 = 14;
    pub(super) const HOURGLASS: i64 = 100;
    pub(super) const LEVEL: i64 = 6;
    pub(super) const SCRAP: i64 = 200;
}

fn cost(quality: Quality) -> i64 {
    match quality {
        Quality::Phrase => 0,
        Quality::Word => cost::WORD,
        Quality::Linked => cost::LINKED,
        Quality::Tight => cost::TIGHT,
        Quality::Awkward => cost::AWKWARD,
        Quality::Cut => cost::CUT,
        Quality::Forbidden => cost::FORBIDDEN,
    }
}

/// The best lines up to one candidate that form one outline.
#[derive(Clone, Copy)]
struct Best {
    cost: i64,
    before: Option<Step>,
}

/// A candidate's index, and the outline of the lines up to it.
type Step = (usize, Outline);

/// For each outline that the lines up to a candidate can have, the best of them.
type Ways = [Option<Best>; 4];

/// The lines to take, out of candidates sorted by their start. `n_places` includes the
/// title's start.
pub(super) fn lines(candidates: &[Candidate], n_places: usize) -> Vec<Candidate> {
    let mean = mean(candidates, n_places);
    let mut ending_at: Vec<Vec<usize>> = vec![Vec::new(); n_places];
    let mut best: Vec<Ways> = Vec::with_capacity(candidates.len());
    for (number, line) in candidates.iter().enumerate() {
        let is_last = line.end + 1 == n_places;
        let own = own_cost(line, mean, is_last);
        best.push(ways(candidates, &best, line, &ending_at[line.start], own));
        ending_at[line.end].push(number);
    }
    let all = ending_at[n_places - 1]
        .iter()
        .flat_map(|&number| OUTLINES.map(|outline| (number, outline)));
    let total = |&(number, outline): &Step| {
        let best = best[number][outline as usize]?;
        Some(best.cost + of_outline(outline, best.before.is_some()))
    };
    let end = all.filter(|step| total(step).is_some()).min_by_key(total);
    let before = |&(number, outline): &Step| best[number][outline as usize]?.before;
    let mut taken: Vec<Candidate> = std::iter::successors(end, before)
        .map(|(number, _)| candidates[number])
        .collect();
    taken.reverse();
    taken
}

/// The best lines up to a line, after one of those that end where it starts.
fn ways(
    candidates: &[Candidate],
    best: &[Ways],
    line: &Candidate,
    lines_before: &[usize],
    own: i64,
) -> Ways {
    let mut ways = [None; 4];
    if line.start == 0 {
        take(&mut ways, Outline::Level, Best { cost: own, before: None });
    }
    for &before in lines_before {
        for outline in OUTLINES {
            let Some(so_far) = best[before][outline as usize] else { continue };
            let next = outline.then(candidates[before].width, line.width);
            let cost = so_far.cost + own;
            take(&mut ways, next, Best { cost, before: Some((before, outline)) });
        }
    }
    ways
}

/// The cost of a line by itself.
fn own_cost(line: &Candidate, mean: i32, is_last: bool) -> i64 {
    let off = i64::from(line.width - mean);
    let uneven = off * off / (i64::from(CELL) * i64::from(CELL));
    let scrap = if line.is_scrap && is_last { cost::SCRAP } else { 0 };
    cost::LINE + cost(line.quality) + uneven + scrap
}

fn take(ways: &mut [Option<Best>; 4], outline: Outline, new: Best) {
    let slot = &mut ways[outline as usize];
    if slot.is_none_or(|old| new.cost < old.cost) {
        *slot = Some(new);
    }
}

fn of_outline(outline: Outline, has_many_lines: bool) -> i64 {
    match outline {
        Outline::Level if has_many_lines => cost::LEVEL,
        Outline::Hourglass => cost::HOURGLASS,
        _ => 0,
    }
}

/// The mean width of lines when there are as few as possible, each as long as possible.
fn mean(candidates: &[Candidate], n_places: usize) -> i32 {
    let (mut start, mut n_lines, mut width) = (0, 0, 0);
    while start + 1 < n_places {
        let longest = candidates
            .iter()
            .filter(|line| line.start == start)
            .max_by_key(|line| line.end);
        let Some(line) = longest else { break };
        (start, n_lines, width) = (line.end, n_lines + 1, width + line.width);
    }
    width / n_lines.max(1)
}
