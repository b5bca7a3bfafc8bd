//! Where a line may end.

use super::class::Class;
use super::prepare::Cluster;
use super::shape::Shape;

/// Whether a line may end behind each cluster; behind the last one it always may.
///
/// A run longer than a whole line is broken where the line is full. So inside such a run
/// a line may end anywhere, unless that puts a forbidden mark at a line's end or start.
pub(super) fn breaks(clusters: &[Cluster], shape: &Shape) -> Vec<bool> {
    let mut breaks: Vec<bool> = (0..clusters.len())
        .map(|at| match clusters.get(at + 1) {
            Some(next) => {
                let here = &clusters[at];
                let is_between =
                    !here.joined && !here.kept && ends_may_stand(clusters, at, next);
                is_between || here.opens
            }
            None => true,
        })
        .collect();
    open_long_runs(clusters, &mut breaks, shape);
    breaks
}

/// Whether a line may end with this cluster and the next line start with the next one.
/// Blanks at a line's end are invisible, so the character before them counts.
fn ends_may_stand(clusters: &[Cluster], at: usize, next: &Cluster) -> bool {
    if next.class.never_starts() {
        return false;
    }
    let seen = clusters[..=at].iter().rev().find(|cluster| cluster.class != Class::Space);
    !seen.is_some_and(|end| end.class.never_ends())
}

fn open_long_runs(clusters: &[Cluster], breaks: &mut [bool], shape: &Shape) {
    let room = shape.measure - shape.first_indent.max(shape.rest_indent);
    let mut start = 0;
    for end in 1..=clusters.len() {
        if !breaks[end - 1] {
            continue;
        }
        let run = &clusters[start..end];
        let width: i32 = run.iter().map(|cluster| cluster.width + cluster.gap).sum();
        if width - run[run.len() - 1].gap > room {
            for at in start..end - 1 {
                breaks[at] = ends_may_stand(clusters, at, &clusters[at + 1]);
            }
        }
        start = end;
    }
}
