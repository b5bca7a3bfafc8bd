//! Ordinals written by hand count up from one.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::prelude::*;

rule!(Warning, Required, "GB/T 9704—2012，7.3.3");

/// Where the paragraphs begin in which it finds something.
pub(super) fn places(subject: &Subject) -> BTreeSet<usize> {
    check(subject).into_iter().map(|finding| finding.span.range.start).collect()
}

fn check(subject: &Subject) -> Vec<Finding> {
    let forms = [
        pattern!(r"^(([一二三四五六七八九十]{1,3})、)"),
        pattern!(r"^([（(]([一二三四五六七八九十]{1,3})[）)])"),
        pattern!(r"^((\d{1,2})[.．、])(?:\D|$)"),
        pattern!(r"^([（(](\d{1,2})[）)])"),
    ];
    let mut all = Vec::new();
    for form in forms {
        let mut n_in_list: BTreeMap<usize, usize> = BTreeMap::new();
        for passage in subject.paragraphs().filter(|passage| form.is_match(&passage.text)) {
            *n_in_list.entry(passage.group).or_default() += 1;
        }
        let mut last: Option<(usize, u64)> = None;
        for passage in subject.paragraphs() {
            let hits = passage.hits(form);
            let Some(hit) = hits.first() else { continue };
            let Some(here) = number(hit.group(2)) else { continue };
            let before = last.filter(|(group, _)| *group == passage.group);
            let wanted = before.map_or(1, |(_, before)| before + 1);
            let has_more = before.is_some() || n_in_list[&passage.group] > 1;
            if here != wanted && here != 1 && has_more {
                let message = match before {
                    Some((_, before)) if before == here => format!("序号 {here} 用了两次"),
                    Some((_, before)) => format!("序号从 {before} 跳到了 {here}"),
                    None => format!("序号从 {here} 开始"),
                };
                all.push(hit.group_finding(1, message).help("按次序编号"));
            }
            last = Some((passage.group, here));
        }
    }
    all
}
