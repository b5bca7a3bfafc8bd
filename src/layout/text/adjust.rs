//! Squeezes or stretches a line to the measure.
//!
//! A line is squeezed only where `lines` or `cure` put more on it than fits: for the
//! marks at its end, or for a lone last character (孤字).
//!
//! The order follows clreq, “Line Adjustment”. Squeezing goes step by step, each as far
//! as it is needed, and equally at all places of a step: the mark at the line's end to
//! ½; brackets and quotes to ½; ， 、 ； ： to ½; the 汉字–Western gap to ⅛; 。 ？ ！ to ½.
//! (Blanks between words and the middle dot are already at their narrowest.) Stretching:
//! blanks to ½, the 汉字–Western gap to ½, then everything evenly, except inside words,
//! numbers, —— and ……. A line with so little on it that it would be torn apart keeps its
//! natural width.

use std::ops::Range;

use super::class::Class;
use super::content::{natural, without_blanks};
use super::line::{Character, Line};
use super::prepare::{Cluster, GAP};
use super::shape::CELL;

/// How far a 汉字–Western gap gives way.
const GAP_SQUEEZE: i32 = GAP / 2;

/// How far a blank or a gap widens before anything else does.
const GAP_STRETCH: i32 = CELL / 2 - GAP;

/// How far everything else is widened at most for a lone last character (孤字). ⅛ is the
/// least that clreq leaves between a 汉字 and a word; what is further apart looks like two
/// words.
const CURE_STRETCH: i32 = CELL / 8;

/// The gap between characters from which a line is not justified: a few characters
/// before a long address would be torn over the whole line.
pub(super) const TORN: i32 = CELL;

/// By how much a line can be narrowed.
pub(super) fn squeezable(clusters: &[Cluster], line: Range<usize>) -> i32 {
    let line = &clusters[line];
    SQUEEZE.iter().map(|step| step(line).iter().sum::<i32>()).sum()
}

/// By how much a line can be widened for a lone last character.
pub(super) fn stretchable(clusters: &[Cluster], line: Range<usize>) -> i32 {
    let [blanks, gaps, places, all] = stretches(&clusters[line]);
    let count = |most: &[i32]| most.iter().filter(|&&most| most > 0).count() as i32;
    // Where only the places around a connector are left, they are the ones that widen.
    let n_places = if count(&places) > 0 { count(&places) } else { count(&all) };
    blanks.iter().chain(&gaps).sum::<i32>() + n_places * CURE_STRETCH
}

/// By how much each cluster of a line is narrowed in one step of squeezing.
type Step = fn(&[Cluster]) -> Vec<i32>;

const SQUEEZE: [Step; 5] = [
    |line| {
        let ends = |at: usize| at + 1 == line.len() && line[at].class.is_closing();
        (0..line.len()).map(|at| if ends(at) { CELL / 2 } else { 0 }).collect()
    },
    |line| marks(line, |class| matches!(class, Class::Opener | Class::Closer)),
    |line| marks(line, |class| class == Class::Comma),
    |line| {
        let gap = |at: usize| at + 1 < line.len() && line[at].gap > 0;
        (0..line.len()).map(|at| if gap(at) { GAP_SQUEEZE } else { 0 }).collect()
    },
    |line| marks(line, |class| class == Class::Stop),
];

/// The marks of a class, without the one at the line's end, which is a step of its own.
fn marks(line: &[Cluster], which: fn(Class) -> bool) -> Vec<i32> {
    let gives = |at: usize| at + 1 < line.len() && which(line[at].class);
    (0..line.len()).map(|at| if gives(at) { CELL / 2 } else { 0 }).collect()
}

/// Computes the place of every character of a line.
pub(super) fn adjust(
    clusters: &[Cluster],
    range: Range<usize>,
    indent: i32,
    measure: i32,
    is_last: bool,
) -> Line {
    let content = without_blanks(clusters, range.clone());
    let line = &clusters[content.clone()];
    let slack = measure - indent - natural(clusters, content);
    let mut changes = match slack {
        slack if slack < 0 => squeezed(line, -slack),
        slack if slack > 0 && !is_last => stretched(line, slack),
        _ => vec![0; line.len()],
    };
    let touch = |at: usize| line[at].gap == 0 && line[at].class != Class::Space;
    let apart = changes.iter().enumerate().filter(|(at, _)| touch(*at));
    let loosest = apart.map(|(_, change)| *change).max().unwrap_or(0).max(0);
    if loosest > TORN {
        changes = vec![0; line.len()];
    }
    let mut x = indent;
    let mut characters = Vec::with_capacity(line.len());
    for (at, (cluster, &change)) in line.iter().zip(&changes).enumerate() {
        // A squeezed opener gives up its left half, so its own room starts further left.
        let trimmed = if cluster.class == Class::Opener { change.min(0) } else { 0 };
        characters.push(Character {
            ch: cluster.ch,
            script: cluster.script,
            x: x + trimmed,
        });
        let gap = if at + 1 < line.len() { cluster.gap } else { 0 };
        x += cluster.width + gap + change;
    }
    Line {
        range,
        characters,
        end: x,
        adjusted: changes.iter().sum(),
        loosest,
        is_lone: false,
    }
}

/// By how much each cluster and the gap behind it change; negative.
fn squeezed(line: &[Cluster], mut need: i32) -> Vec<i32> {
    let mut changes = vec![0; line.len()];
    for step in SQUEEZE {
        let shares = share(need, &step(line));
        for (change, share) in changes.iter_mut().zip(&shares) {
            *change -= share;
            need -= share;
        }
    }
    changes
}

fn stretched(line: &[Cluster], mut need: i32) -> Vec<i32> {
    let mut changes = vec![0; line.len()];
    for step in stretches(line) {
        let shares = share(need, &step);
        for (change, share) in changes.iter_mut().zip(&shares) {
            *change += share;
            need -= share;
        }
    }
    changes
}

/// By how much each cluster of a line, with the gap behind it, is widened in each step.
fn stretches(line: &[Cluster]) -> [Vec<i32>; 4] {
    let last = line.len().saturating_sub(1);
    let between = |gives: &dyn Fn(usize) -> bool, most: i32| -> Vec<i32> {
        (0..line.len()).map(|at| if at != last && gives(at) { most } else { 0 }).collect()
    };
    let spreads = |at: usize| !line[at].joined;
    let around_connector = |at: usize| {
        let stiff = |at: usize| matches!(line[at].class, Class::Connector | Class::Slash);
        stiff(at) || stiff(at + 1)
    };
    [
        between(&|at| line[at].class == Class::Space, GAP_STRETCH),
        between(&|at| line[at].gap > 0, GAP_STRETCH),
        between(&|at| spreads(at) && !around_connector(at), i32::MAX),
        between(&spreads, i32::MAX),
    ]
}

/// Distributes `need` evenly among places that each give at most so much (in one step
/// all the same, or nothing). The remainder goes to the first ones.
fn share(need: i32, most: &[i32]) -> Vec<i32> {
    let places = most.iter().filter(|&&most| most > 0).count() as i32;
    let mut left = places;
    let mut need = need;
    most.iter()
        .map(|&most| {
            if most == 0 || need == 0 {
                return 0;
            }
            let share = ((need + left - 1) / left).min(most);
            left -= 1;
            need -= share;
            share
        })
        .collect()
}
