//! 一是 is not used inside an item of 一是.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "series-nested",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let hits = passage.hits(pattern!(r"(?:^|[。；：，！？])([一二三四五六七八九])是"));
        let Some((first, rest)) = hits.split_first() else { continue };
        let starts = first.range.start == 0;
        let outer = if starts { number(first.group(1)) } else { None };
        let inner = rest.iter().find(|hit| hit.group(1) == "一");
        // A paragraph that begins with 一是 is an item only if others go on from it.
        let is_item = match outer {
            Some(1) => goes_on(subject, passage),
            Some(_) => true,
            None => is_twice(&hits),
        };
        if let (true, Some(inner)) = (is_item, inner) {
            let start = inner.group_range(1).start;
            let message = "“一是”“二是”里面又套了“一是”“二是”，层次分不清";
            let finding = Finding::new(passage.span(start..start + 2), message);
            all.push(finding.help("里面一层改用“其一”“其二”或者“1.”“2.”"));
        }
    }
    all
}

/// Whether another paragraph of the body goes on with 二是.
fn goes_on(subject: &Subject, passage: &Passage) -> bool {
    let same = subject.paragraphs().filter(|other| other.group == passage.group);
    same.into_iter().any(|other| other.text.starts_with("二是"))
}

/// Whether a series begins again right behind its first item: 一是……一是.
fn is_twice(hits: &[Hit]) -> bool {
    matches!(hits, [first, second, ..] if first.group(1) == "一" && second.group(1) == "一")
}
