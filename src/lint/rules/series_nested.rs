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
        // A paragraph that begins with 一是 is an item only if others go on from it.
        let is_item = match outer {
            Some(1) => goes_on(subject, passage),
            Some(_) => true,
            None => false,
        };
        let is_inner = |idx: &usize| {
            hits[*idx].group(1) == "一" && (is_item || is_inside(passage, &hits, *idx))
        };
        let inner = (1..=rest.len()).find(is_inner).map(|idx| &hits[idx]);
        if let Some(inner) = inner {
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

/// Whether a series that begins here stands inside an item of another: in the sentence of
/// that item, or between it and the next, which a full stop sets off and this one's own
/// items a weaker mark.
fn is_inside(passage: &Passage, hits: &[Hit], idx: usize) -> bool {
    let start = |hit: &Hit| hit.group_range(1).start;
    let (outer, inner) = (&hits[idx - 1], &hits[idx]);
    let between = passage.slice(start(outer)..start(inner));
    if !between.contains(['。', '；']) {
        return true;
    }
    let Some(last) = number(outer.group(1)) else { return false };
    let rest = &hits[idx + 1..];
    let is_set_off = |hit: &&Hit| passage.before(start(hit)) == Some('。');
    let next = rest.iter().position(|hit| is_set_off(&hit) && number(hit.group(1)) == Some(last + 1));
    next.is_some_and(|next| next > 0 && !rest[..next].iter().any(|hit| is_set_off(&hit)))
}
