//! 份号 has six digits.

use super::prelude::*;

rule!(Warning, Usual, "GB/T 9704—2012，7.2.1");

fn check(subject: &Subject) -> Option<Finding> {
    let number = subject.letter.copy_number.as_ref()?;
    (number.chars().count() != 6).then(|| {
        let six = format!("{:0>6}", &**number);
        Finding::new(inside(number), "份号一般用六位数字").help(format!("如 {six}"))
    })
}
