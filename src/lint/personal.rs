//! Telephone numbers and other numbers of persons.

use super::finding::Finding;
use super::pattern::pattern;
use super::subject::Subject;
use crate::letter::personal_numbers;

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberKind {
    /// A mobile telephone, identity card, bank card, or address of electronic mail.
    Personal,
    /// A fixed telephone.
    Office,
}

/// Reports the numbers of this kind in a letter that is to be made public.
pub(super) fn numbers(
    subject: &Subject,
    kind: NumberKind,
    message: impl Fn(&str) -> String,
) -> Vec<Finding> {
    let disclosure = subject.letter.disclosure.as_ref();
    if disclosure.is_none_or(|disclosure| &*disclosure.value != "主动公开") {
        return Vec::new();
    }
    let office = pattern!(r"^(?:[（(]?0\d{2,3}[）)]?[- —]?)?\d{7,8}(?:[-转]\d+)?$");
    let service = pattern!(r"^[48]00|\.gov\.cn$");
    let mut all = Vec::new();
    for passage in subject.prose() {
        for range in personal_numbers(&passage.chars) {
            let number = passage.slice(range.clone());
            let is_office = office.is_match(number);
            if is_office == (kind == NumberKind::Office) && !service.is_match(number) {
                let finding = Finding::new(passage.span(range.clone()), message(number));
                all.push(finding.help("删去，或者改写成单位的公开电话、热线"));
            }
        }
    }
    all
}
