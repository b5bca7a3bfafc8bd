//! No marks in the title but those of titles and quotations.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "title-punctuation",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"[，。；：！？,;:!?]");
    subject
        .of(&[Element::TitleLine, Element::TitleForm])
        .flat_map(|passage| {
            found(passage, pattern, |hit| {
                let message = format!("公文标题里一般不用“{}”", hit.text());
                Some(Finding::new(hit.span(), message).help("除书名号、引号外不用标点"))
            })
        })
        .collect()
}
