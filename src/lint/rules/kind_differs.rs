//! The text calls the proposal what it is.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    let (right, numbered, pointed) = match proposal.kind {
        ProposalKind::Proposal => (
            "提案",
            pattern!(r"第([0-9A-Za-z\-]+)号(?:人大代表|代表)?(建议|议案)"),
            pattern!(r"(?:本|该|此|这一|这件|贵)(建议案|议案)"),
        ),
        ProposalKind::Suggestion => (
            "建议",
            pattern!(r"第([0-9A-Za-z\-]+)号(?:政协|委员)?(提案|议案)"),
            pattern!(r"(?:本|该|此|这一|这件|您的|你们的|贵)(提案)"),
        ),
    };
    let finding = |span: Span, word: &str| {
        Finding::new(span, format!("这是{right}的答复函，这里写成了“{word}”"))
            .help(format!("写作“{right}”"))
    };
    let mut all = in_prose(subject, numbered, |hit| {
        let is_own = hit.group(1) == bare_number(&proposal.number);
        (hit.passage.is_head() || is_own).then(|| finding(hit.group_span(2), hit.group(2)))
    });
    all.extend(in_prose(subject, pointed, |hit| {
        Some(finding(hit.group_span(1), hit.group(1)))
    }));
    all
}
