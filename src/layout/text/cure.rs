//! Breaks the last lines of a paragraph again: to avoid a last line of one 汉字 (孤字不成行),
//! or to get one line fewer or more, where that saves a page from a lone line (孤行).
//!
//! Against a lone character, the last lines are first broken into one fewer, so that it
//! is pulled in (先挤进), then into as many, so that others are pushed out to it (后推出). No
//! line is squeezed further than the steps of clreq go, nor stretched further than keeps
//! it even. Breaking few lines again is preferred to breaking many; among the ways for
//! the same lines, the one that changes their widths least. If there is no way, the
//! lines stay.

use std::ops::Range;

use super::adjust::{squeezable, stretchable};
use super::class::Class;
use super::content::{natural, without_blanks};
use super::prepare::Cluster;
use super::shape::{CELL, Shape, Wish};

/// How many lines are broken again at most. More lines would have more room, but a
/// reader sees a whole paragraph become uneven for one character.
const MOST_LINES: usize = 4;

/// The lines as they are, or with the last ones broken again.
pub(super) fn anew(
    clusters: &[Cluster],
    breaks: &[bool],
    shape: &Shape,
    mut lines: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let patient = Patient { clusters, breaks, shape };
    let n_lines = lines.len();
    let Some(last) = lines.last() else { return lines };
    let is_lone = is_lone(clusters, last.start, n_lines - 1);
    // By how many lines more: -1 pulls in, 0 pushes out.
    let wish: &[isize] = match shape.wish {
        Wish::AsItComes => &[],
        Wish::OneFewer => &[-1],
        Wish::OneMore => &[1],
    };
    let cure: &[isize] = if shape.cure && is_lone { &[-1, 0] } else { &[] };
    let way = wish.iter().chain(cure).find_map(|more| {
        (2..=n_lines.min(MOST_LINES)).find_map(|n_anew| {
            let idx = n_lines - n_anew;
            let way =
                patient.best(lines[idx].start, idx, n_anew.checked_add_signed(*more)?)?;
            Some((idx, way))
        })
    });
    if let Some((idx, way)) = way {
        lines.truncate(idx);
        lines.extend(way.lines);
    }
    lines
}

/// A paragraph whose last lines are broken again.
struct Patient<'a> {
    clusters: &'a [Cluster],
    breaks: &'a [bool],
    shape: &'a Shape,
}

/// One way to break the rest of a paragraph.
struct Way {
    lines: Vec<Range<usize>>,
    /// The sum of the changes of all lines' widths.
    change: i32,
    /// The greatest change of one line's width.
    worst: i32,
}

impl Patient<'_> {
    /// The way to break the rest from `start` on into `n_lines` that changes the widths
    /// least, then the one whose worst line is best; `idx` is the index of the first of
    /// these lines.
    fn best(&self, start: usize, idx: usize, n_lines: usize) -> Option<Way> {
        if n_lines == 1 {
            return self.last(start, idx);
        }
        let ways = self.ends(start, idx).filter_map(|(end, change)| {
            let mut way = self.best(end, idx + 1, n_lines - 1)?;
            way.lines.insert(0, start..end);
            way.change += change;
            way.worst = way.worst.max(change);
            Some(way)
        });
        ways.min_by_key(|way| (way.change, way.worst))
    }

    /// The rest as one last line, which is not stretched.
    fn last(&self, start: usize, idx: usize) -> Option<Way> {
        let content = without_blanks(self.clusters, start..self.clusters.len());
        let over = (natural(self.clusters, content.clone()) - self.room(idx)).max(0);
        let fits = over <= squeezable(self.clusters, content);
        let line = start..self.clusters.len();
        (fits && !is_lone(self.clusters, start, idx)).then(|| Way {
            lines: vec![line],
            change: over,
            worst: over,
        })
    }

    /// The ends that make a line from `start` flush, each with the change of its width.
    fn ends(&self, start: usize, idx: usize) -> impl Iterator<Item = (usize, i32)> {
        let room = self.room(idx);
        let content = move |end| without_blanks(self.clusters, start..end);
        (start + 1..self.clusters.len())
            // Nothing gives more than half its width.
            .take_while(move |&end| natural(self.clusters, content(end)) <= 2 * room)
            .filter(|&end| self.may_end(end))
            .filter_map(move |end| Some((end, self.change(content(end), room)?)))
    }

    /// Whether a line may end here. A run longer than a line is not broken in yet
    /// another place.
    fn may_end(&self, end: usize) -> bool {
        let Cluster { joined, opens, kept, .. } = self.clusters[end - 1];
        self.breaks[end - 1] && (opens || !joined && !kept)
    }

    /// The change of a line's width that makes it flush, if it is possible.
    fn change(&self, content: Range<usize>, room: i32) -> Option<i32> {
        let slack = room - natural(self.clusters, content.clone());
        let most = match slack < 0 {
            true => squeezable(self.clusters, content),
            false => stretchable(self.clusters, content),
        };
        (slack.abs() <= most).then_some(slack.abs())
    }

    fn room(&self, idx: usize) -> i32 {
        let Shape { measure, first_indent, rest_indent, .. } = *self.shape;
        measure - if idx == 0 { first_indent } else { rest_indent }
    }
}

/// Whether a last line has no more than a cell of words (one 汉字, or a short number) and
/// marks. The only line of a paragraph is never lone.
pub(super) fn is_lone(clusters: &[Cluster], start: usize, idx: usize) -> bool {
    let words = clusters[start..].chunk_by(|before, _| before.joined);
    let width: i32 = words
        .filter(|word| word.iter().any(is_word))
        .flatten()
        .map(|cluster| cluster.width)
        .sum();
    idx > 0 && width <= CELL
}

/// Whether a character is more than a mark.
fn is_word(cluster: &Cluster) -> bool {
    cluster.class == Class::Han || cluster.ch.is_alphanumeric()
}
