//! 份号 has six digits.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "copy-number-digits",
    level: Severity::Warning,
    strength: Strength::Usual,
    clause: Some("GB/T 9704—2012，7.2.1"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let number = subject.letter.copy_number.iter();
    let wrong = number.filter(|number| number.chars().count() != 6);
    let finding = |number: &Text| {
        let six = format!("{:0>6}", &**number);
        Finding::new(inside(number), "份号一般用六位数字").help(format!("如 {six}"))
    };
    wrong.map(finding).collect()
}
