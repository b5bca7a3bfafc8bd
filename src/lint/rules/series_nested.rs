//! 一是 is not used inside an item of 一是.

use std::collections::BTreeSet;

use super::prelude::*;

rule!(Warning, Practice);

/// How many items are looked at for the end of a series inside another.
const NEAR: usize = 50;

fn check(subject: &Subject) -> impl Iterator<Item = Finding> {
    // The lists in which a paragraph goes on with 二是.
    let continued = subject.paragraphs().filter(|passage| passage.text.starts_with("二是"));
    let continued: BTreeSet<usize> = continued.map(|passage| passage.group).collect();
    subject.paragraphs().filter_map(move |passage| {
        let items = items(passage);
        // A paragraph that begins with 一是 is an item only if others go on from it.
        let is_item = match items.first()? {
            Item { range, .. } if range.start > 0 => false,
            Item { number: 1, .. } => continued.contains(&passage.group),
            _ => true,
        };
        let is_inner = |idx: &usize| {
            items[*idx].number == 1 && (is_item || is_inside(passage, &items, *idx))
        };
        let inner = (1..items.len()).find(is_inner)?;
        let message = "“一是”“二是”里面又套了“一是”“二是”，层次分不清";
        let finding = Finding::new(passage.span(items[inner].range.clone()), message);
        Some(finding.help("里面一层改用“其一”“其二”或者“1.”“2.”"))
    })
}

/// Whether a series that begins here stands inside an item of another: in the sentence of
/// that item, or between it and the next, which a full stop sets off and this one's own
/// items a weaker mark.
fn is_inside(passage: &Passage, items: &[Item], idx: usize) -> bool {
    let (outer, inner) = (&items[idx - 1], &items[idx]);
    let between = passage.slice(outer.range.start..inner.range.start);
    if !between.contains(['。', '；']) {
        return true;
    }
    let rest = &items[idx + 1..items.len().min(idx + 1 + NEAR)];
    let is_set_off = |item: &Item| passage.before(item.range.start) == Some('。');
    let is_next = |item: &Item| is_set_off(item) && item.number == outer.number + 1;
    let next = rest.iter().position(is_next);
    next.is_some_and(|next| next > 0 && !rest[..next].iter().any(is_set_off))
}
