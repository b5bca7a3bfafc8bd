//! 委员 for 提案, 代表 for 建议.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let proposal = &subject.letter.proposal;
    let (right, wrong) = match proposal.kind {
        ProposalKind::Proposal => ("委员", "代表"),
        ProposalKind::Suggestion => ("代表", "委员"),
    };
    let message = format!("{}的提出人称“{right}”，不称“{wrong}”", proposal.kind.name());
    let finding = |span: Span| {
        Finding::new(span, message.clone())
            .help(format!("写作“{right}”；kind 写错的，改 kind"))
    };
    let mut all = Vec::new();
    for name in &subject.letter.addressees {
        let bare = name.trim_end_matches(['：', ':', '，', '。']);
        let end = bare.chars().count();
        if bare.ends_with(wrong) {
            all.push(finding(name.place(end - 2..end)));
        }
    }
    for passage in subject.prose() {
        for name in proposal.persons() {
            let called = format!("{}{wrong}", without_blanks(name));
            for at in passage.find(&called) {
                let end = at + called.chars().count();
                // 王五代表民盟区委会发言 is a verb.
                let is_verb = wrong == "代表"
                    && passage.at(end).is_some_and(|ch| is_han(ch) && !"您的提在等你所反建来关".contains(ch));
                if !is_verb {
                    all.push(finding(passage.span(end - 2..end)));
                }
            }
        }
    }
    all
}
