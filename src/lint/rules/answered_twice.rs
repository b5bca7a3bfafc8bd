//! A proposal is answered once to the same addressee.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    if subject.twins.is_empty() {
        return None;
    }
    let proposal = &subject.letter.proposal;
    let kind = proposal.kind.name();
    let message = format!("另有一封信答复同一件{kind}，主送机关也相同");
    let finding = Finding::new(inside(&proposal.number), message)
        .help("留下一封；确实要发几封的，写明理由：# reply: allow(answered-twice) 理由");
    let twins = subject.twins.iter();
    Some(twins.fold(finding, |finding, twin| finding.place(twin.clone(), "另一封")))
}
