//! The letter's number begins with the bureau's own code.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    /// Kinds of letter and of business, which say nothing of the bureau.
    const COMMON: &str = "函字提复发办文建议答案";
    let bureau = &subject.letter.bureau;
    let names = bureau.signatures.iter().chain([&bureau.letterhead]);
    let names: String = names.map(|name| &**name).collect();
    in_number(subject, pattern!(r"^([^〔\[【（(［]+)[〔\[【（(［]"), |hit| {
        let own: Vec<char> =
            hit.group(1).chars().filter(|ch| !COMMON.contains(*ch)).collect();
        let is_foreign = !own.is_empty() && !own.iter().any(|ch| names.contains(*ch));
        is_foreign.then(|| {
            let message =
                format!("机关代字“{}”和本单位名称没有一个字相同", hit.group(1));
            hit.group_finding(1, message)
                .help("核对是不是用了别的单位的代字")
        })
    })
}
