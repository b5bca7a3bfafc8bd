//! 署名 and letterhead are of one bureau.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "signature-differs",
    level: Severity::Warning,
    strength: Strength::Required,
    clause: Some("GB/T 9704—2012，7.3.5"),
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let bureau = &subject.letter.bureau;
    let (signature, letterhead) = (&bureau.signatures[0], &bureau.letterhead);
    let is_other = relation(signature, letterhead) == Relation::Other;
    let finding = || {
        let message = "署名和发文机关标志不是同一个单位";
        Finding::new(inside(signature), message)
            .place(inside(letterhead), "发文机关标志")
            .help("核对这两处；几个单位联合署名的，主办单位写在第一个")
    };
    is_other.then(finding).into_iter().collect()
}
