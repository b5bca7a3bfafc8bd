//! Chooses among the places where a line may end.

use std::ops::Range;

use super::adjust::squeezable;
use super::class::Class;
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
    let mut line = Beginning::new(clusters, start);
    for end in start + 1..=clusters.len() {
        line.take();
        // Nothing gives more than half its width, so beyond twice the room nothing fits;
        // without this, a text of closing marks alone would be looked through for each line.
        if line.content > 2 * room || line.before_marks > room {
            break;
        }
        let over = line.content - room;
        if breaks[end - 1]
            && (over <= 0 || over <= pushed_in(clusters, start..line.content_end))
        {
            taken = Some(end);
        }
    }
    taken.unwrap_or_else(|| forced_end(clusters, start, room))
}

/// The beginning of a line that takes one cluster after the other, so that its widths need
/// not be added up anew for each place where it may end.
struct Beginning<'a> {
    clusters: &'a [Cluster],
    start: usize,
    end: usize,
    /// The natural width of all that was taken.
    all: i32,
    /// The width up to the last cluster that is no closing mark.
    unclosed: i32,
    /// The natural width of the content: without the blanks at the end.
    content: i32,
    content_end: usize,
    /// The natural width of the content without the closing marks at its end.
    before_marks: i32,
}

impl<'a> Beginning<'a> {
    fn new(clusters: &'a [Cluster], start: usize) -> Beginning<'a> {
        Beginning {
            clusters,
            start,
            end: start,
            all: 0,
            unclosed: 0,
            content: 0,
            content_end: start,
            before_marks: 0,
        }
    }

    fn take(&mut self) {
        let cluster = self.clusters[self.end];
        if self.end > self.start {
            self.all += self.clusters[self.end - 1].gap;
        }
        self.all += cluster.width;
        self.end += 1;
        if !cluster.class.is_closing() {
            self.unclosed = self.all;
        }
        if cluster.class != Class::Space {
            self.content = self.all;
            self.content_end = self.end;
            self.before_marks = self.unclosed;
        }
    }
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
    let mut line = Beginning::new(clusters, start);
    while line.end < clusters.len() && line.all <= room {
        line.take();
    }
    let fits = if line.all <= room { line.end } else { line.end - 1 };
    fits.max(start + 1)
}
