//! 抄送 with a page to itself.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "copies-alone",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let copies = subject.letter.copies.first();
    let alone = subject.compiled.compromises.iter();
    let alone = alone.filter(|it| matches!(it, Compromise::CopiesAlone(_)));
    let finding = |(told, first): (&Compromise, &Text)| {
        let help = "正文少几行，抄送就能排在署名的那一页";
        Finding::new(inside(first), told.to_string()).help(help)
    };
    alone.zip(copies).map(finding).collect()
}
