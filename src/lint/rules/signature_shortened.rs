//! 署名 that is a short form of the letterhead.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    name: "signature-shortened",
    level: Severity::Note,
    strength: Strength::Practice,
    clause: None,
    has_fix: false,
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let bureau = &subject.letter.bureau;
    let (signature, letterhead) = (&bureau.signatures[0], &bureau.letterhead);
    let is_short = relation(signature, letterhead) == Relation::Short;
    let finding = || {
        let message = "署名和发文机关标志不是同一个写法，要和印章上的名称一致";
        Finding::new(inside(signature), message)
            .place(inside(letterhead), "发文机关标志")
            .help("是规范化简称就不用改")
    };
    is_short.then(finding).into_iter().collect()
}
