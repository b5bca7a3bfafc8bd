//! The contact's telephone number is one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "contact-phone-form",
    level: Severity::Warning,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"^(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|(?:(?:[（(]0\d{2,3}[）)]|0\d{2,3})[-— ]?)?[2-9]\d{6,7}(?:(?:转|-|—)\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{4}|\d{8})$"
    );
    let Some(contact) = &subject.letter.contact else { return Vec::new() };
    let phone = &contact.phone;
    let mut parts = phone.split(['、', '，', ',', '/', '；', ';']).map(str::trim);
    let finding = || {
        Finding::new(inside(phone), "联系电话的位数不对，或者有别的字")
            .help("座机 7 至 8 位，可以带区号和分机；手机 11 位；几个用“、”隔开")
    };
    (!parts.all(|part| pattern.is_match(part))).then(finding).into_iter().collect()
}
