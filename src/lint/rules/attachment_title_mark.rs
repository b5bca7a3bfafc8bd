//! No mark behind an attachment's title.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "attachment-title-mark",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.4"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .of(&[Element::AttachmentTitle])
        .flat_map(|passage| {
            found(passage, pattern!(r"[。；，、：.;,:]$"), |hit| {
                let message = format!("附件名称后面不加标点，这里有“{}”", hit.text());
                Some(Finding::new(hit.span(), message).help("删去它").replace(""))
            })
        })
        .collect()
}
