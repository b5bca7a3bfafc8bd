//! The proposal's number is the same everywhere.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let own = &subject.letter.proposal.number;
    let right = bare_number(own);
    // What the proposals of another office are numbered like has no form.
    if !right.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-') {
        return Vec::new();
    }
    let pattern = pattern!(r"第([0-9A-Za-z\-]+)号");
    let heads = subject.prose().filter(|it| it.is_head() && !it.text.contains(&right));
    in_each(heads, pattern, |hit| {
        // 第12号令, 第3号公告.
        let is_other = hit.after().is_some_and(|ch| "令公文通".contains(ch));
        (!is_other).then(|| {
            let message = format!("案号和 [proposal] 的 number（{}）不一致", &**own);
            let finding = hit.group_finding(1, message);
            finding.place(inside(own), "案号").help("照原件核对案号")
        })
    })
}
