//! Ordinals written by hand count up from one.

use std::collections::BTreeMap;

use super::prelude::*;

rule!(Warning, Required, "GB/T 9704—2012，7.3.3");

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for level in 1..=4 {
        let mut n_in_list: BTreeMap<usize, usize> = BTreeMap::new();
        let levels = [level];
        for (passage, _) in begun(subject, &levels) {
            *n_in_list.entry(passage.group).or_default() += 1;
        }
        let mut last: Option<(usize, u64)> = None;
        for (passage, Typed { number: here, .. }) in begun(subject, &levels) {
            let before = last.filter(|(group, _)| *group == passage.group);
            let wanted = before.map_or(1, |(_, before)| before + 1);
            let has_more = before.is_some() || n_in_list[&passage.group] > 1;
            if here != wanted && here != 1 && has_more {
                let message = match before {
                    Some((_, before)) if before == here => format!("序号 {here} 用了两次"),
                    Some((_, before)) => format!("序号从 {before} 跳到了 {here}"),
                    None => format!("序号从 {here} 开始"),
                };
                let n_chars = bare(passage) + usize::from(level % 2 == 1);
                let finding = Finding::new(passage.span(0..n_chars), message);
                all.push(finding.help("按次序编号"));
            }
            last = Some((passage.group, here));
        }
    }
    all
}
