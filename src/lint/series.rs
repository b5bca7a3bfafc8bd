//! Series of items that begin with 一是, 二是 and so on.

use std::ops::Range;

use super::passage::Passage;
use super::pattern::pattern;
use crate::chinese::number;

/// The beginning of an item of a series.
pub(super) struct Item {
    /// The number of the item.
    pub(super) number: u64,
    /// The place of 一是 in the passage.
    pub(super) range: Range<usize>,
}

/// Finds the items that begin in a passage.
pub(super) fn items(passage: &Passage) -> Vec<Item> {
    let hits = passage.hits(pattern!(r"(?:^|[。；：，！？])(([一二三四五六七八九])是)"));
    let items = hits.iter().filter_map(|hit| {
        Some(Item { number: number(hit.group(2))?, range: hit.group_range(1) })
    });
    items.collect()
}
