//! Chooses among the places where a line may end.

use std::ops::Range;

use super::adjust::squeezable;
use super::content::{natural, without_blanks, without_marks};
use super::prepare::Cluster;
use super::shape::Shape;

/// The clusters of each line, in order; blanks at a line's end belong to it.
pub(super) fn lines(
    clusters: &[Cluster],
    breaks: &[bool],
    shape: &Shape,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let indent =
            if lines.is_empty() { shape.first_indent } else { shape.rest_indent };
        let end = line_end(clusters, breaks, start, shape.measure - indent);
        lines.push(start..end);
        start = end;
    }
    lines
}

/// The last place where the line from `start` may end: its content before the trailing
/// closing marks fits at natural width, and the marks fit too or can be pushed in.
fn line_end(clusters: &[Cluster], breaks: &[bool], start: usize, room: i32) -> usize {
    let mut taken = None;
    for end in start + 1..=clusters.len() {
        let content = without_blanks(clusters, start..end);
        // Nothing gives more than half its width, so beyond twice the room nothing fits;
        // without this, a text of closing marks alone would be looked through for each line.
        let too_much = natural(clusters, content.clone()) > 2 * room;
        if too_much || natural(clusters, without_marks(clusters, content.clone())) > room
        {
            break;
        }
        if breaks[end - 1]
            && natural(clusters, content.clone()) - room <= pushed_in(clusters, content)
        {
            taken = Some(end);
        }
    }
    taken.unwrap_or_else(|| forced_end(clusters, start, room))
}

/// By how much a line can be narrowed for the marks at its end: 0 unless it ends with a
/// closing mark. Nothing is squeezed here for any other reason.
fn pushed_in(clusters: &[Cluster], content: Range<usize>) -> i32 {
    match clusters[content.clone()].last() {
        Some(end) if end.class.is_closing() => squeezable(clusters, content),
        _ => 0,
    }
}

/// The end of a line in which nothing legal fits: as many clusters as do, and at least
/// one.
fn forced_end(clusters: &[Cluster], start: usize, room: i32) -> usize {
    let fits = |&end: &usize| natural(clusters, start..end) <= room;
    (start + 1..=clusters.len()).take_while(fits).last().unwrap_or(start + 1)
}
