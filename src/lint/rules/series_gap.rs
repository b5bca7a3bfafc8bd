//! 一是, 二是 count up.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "series-gap",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut open: Vec<u64> = Vec::new();
    let mut group = 0;
    for passage in subject.paragraphs() {
        if passage.group != group {
            (open, group) = (Vec::new(), passage.group);
        }
        for hit in passage.hits(pattern!(r"(?:^|[。；：，！？])([一二三四五六七八九])是")) {
            let Some(here) = number(hit.group(1)) else { continue };
            let Some(&last) = open.last() else {
                open.push(here);
                continue;
            };
            match open.iter().rposition(|before| before + 1 == here) {
                Some(at) => {
                    open.truncate(at);
                    open.push(here);
                }
                None if here == 1 => open.push(1),
                None => {
                    let start = hit.group_range(1).start;
                    let message = match here == last {
                        true => format!("“{0}是”用了两次", hit.group(1)),
                        false => format!("“{}是”的次序不对，前面是第 {last} 项", hit.group(1)),
                    };
                    let finding = Finding::new(passage.span(start..start + 2), message);
                    all.push(finding.help("依次写一是、二是、三是"));
                    open.push(here);
                }
            }
        }
    }
    all
}
