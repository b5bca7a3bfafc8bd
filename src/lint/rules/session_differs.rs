//! The session is the same everywhere.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    let pattern = pattern!(r"(?:第)?([数\d]+)届[^，。；《》（）]{0,12}?第?([数\d]+)次会议");
    let own = Passage::new(Element::Session, &proposal.session, 0);
    let which = |hit: &Hit| number(hit.group(1)).zip(number(hit.group(2)));
    let Some(right) = own.hits(pattern).first().and_then(which) else { return Vec::new() };
    let own_number = format!("第{}号", bare_number(&proposal.number));
    let mut all = Vec::new();
    for passage in subject.prose() {
        let hits = passage.hits(pattern);
        let names_own = hits.iter().any(|hit| which(hit) == Some(right));
        let is_head = passage.is_head();
        for hit in hits {
            let behind = passage.tail(hit.range.end);
            let behind = behind.trim_start_matches(['上', '的', '（', ' ']);
            let is_own = behind.starts_with(&own_number) || (is_head && !names_own);
            if is_own && which(&hit).is_some_and(|there| there != right) {
                let message = format!("届次和 [proposal] 的 session（{}）不一致", &*proposal.session);
                let finding = hit.finding(message);
                let finding = finding.place(inside(&proposal.session), "届次");
                all.push(finding.help("核对是哪一届哪一次会议"));
            }
        }
    }
    all
}
