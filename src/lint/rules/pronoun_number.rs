//! 您 for one, 你们 for several.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let (letter, proposal) = (subject.letter, &subject.letter.proposal);
    if letter.kind != LetterKind::Reply || letter.you.is_some() || proposal.is_by_bodies() {
        return Vec::new();
    }
    let is_several = proposal.others || proposal.proposers.len() > 1;
    let mut all = Vec::new();
    for passage in subject.paragraphs() {
        let hits = passage.hits(pattern!(r"您|你们"));
        let is_wrong = |hit: &&Hit| match is_several {
            true => hit.text() == "您" && hit.after() != Some('们'),
            false => hit.text() == "你们",
        };
        if let Some(hit) = hits.iter().find(is_wrong) {
            let (n, right) = if is_several { ("几位", "你们") } else { ("一位", "您") };
            let message = format!("提案人是{n}，这里称“{}”", hit.text());
            all.push(hit.finding(message).help(format!("写作“{right}”")));
        }
    }
    all
}
