//! A body that made a proposal is marked as one.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    // A body among persons is addressed as a body; there is nothing to mark.
    if proposal.collective || !proposal.is_by_bodies() {
        return Vec::new();
    }
    let finding = |name: &Text| {
        let message = format!(
            "“{}”是集体，没有写 collective = true；主送机关后面没有印“{}”，称“贵单位”",
            &**name,
            proposal.kind.role()
        );
        Finding::new(inside(name), message).help("在 [proposal] 里加一行 collective = true")
    };
    proposal.proposers.iter().map(finding).collect()
}
