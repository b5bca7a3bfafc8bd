//! The ellipsis is …… of six dots.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "ellipsis-form",
    level: Severity::Error,
    strength: Strength::Required,
    clause: Some("GB/T 15834—2011，4.11"),
    has_fix: true,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let texts = subject.prose().filter(|passage| !matches!(passage.what, Element::TitleLine | Element::TitleForm));
    texts
        .flat_map(|passage| {
            found(passage, pattern!(r"\.{3,}|。{3,}|．{3,}|・{3,}|…+"), |hit| {
                // Two ellipses on a line of their own are four cells.
                let is_right = matches!(hit.text(), "……" | "…………");
                (!is_right).then(|| {
                    Finding::new(hit.span(), "省略号是六个点的“……”")
                        .help("写作“……”")
                        .replace("……")
                })
            })
        })
        .collect()
}
