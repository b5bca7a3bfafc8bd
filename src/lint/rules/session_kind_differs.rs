//! 政协 with 提案, 人大 with 建议.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let proposal = &subject.letter.proposal;
    let session = &proposal.session;
    let wrong = match proposal.kind {
        ProposalKind::Proposal => ["人大", "人民代表大会"],
        ProposalKind::Suggestion => ["政协", "政治协商"],
    };
    wrong.iter().any(|word| session.contains(word)).then(|| {
        let kind = proposal.kind.name();
        let message = format!("kind 写的是{kind}，会议却是{}的", wrong[0]);
        Finding::new(inside(session), message)
            .help("政协会议上的是提案，人民代表大会上的是建议；改 kind 或 session")
    })
}
