//! A line's content, and its natural width.

use std::ops::Range;

use super::class::Class;
use super::prepare::Cluster;

/// The natural width of clusters.
pub(super) fn natural(clusters: &[Cluster], line: Range<usize>) -> i32 {
    let line = &clusters[line];
    let gaps: i32 = line.iter().rev().skip(1).map(|cluster| cluster.gap).sum();
    line.iter().map(|cluster| cluster.width).sum::<i32>() + gaps
}

/// The content of a line, without the blanks at its end.
pub(super) fn without_blanks(clusters: &[Cluster], line: Range<usize>) -> Range<usize> {
    let is_seen = |cluster: &Cluster| cluster.class != Class::Space;
    let last = clusters[line.clone()].iter().rposition(is_seen);
    line.start..last.map_or(line.start, |at| line.start + at + 1)
}
