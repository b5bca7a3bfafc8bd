//! The text calls the proposal what it is.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "kind-differs",
    level: Severity::Error,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

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
    subject
        .prose()
        .flat_map(|passage| {
            let is_head = matches!(passage.what, Element::TitleLine | Element::TitleForm | Element::Opening);
            let numbered = found(passage, numbered, |hit| {
                let is_own = hit.group(1) == bare_number(&proposal.number);
                (is_head || is_own).then(|| finding(hit.group_span(2), hit.group(2)))
            });
            let pointed = found(passage, pointed, |hit| {
                Some(finding(hit.group_span(1), hit.group(1)))
            });
            numbered.into_iter().chain(pointed)
        })
        .collect()
}
