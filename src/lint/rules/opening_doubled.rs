//! 已收悉, and one 现.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = in_prose(subject, pattern!(r"收悉(了)"), |hit| {
        Some(hit.group_finding(1, "“收悉”后面不加“了”").help("删去“了”"))
    });
    let twice = pattern!(r"现[将就][^。！？现]{0,40}(现)(?:答复|函复|回复|将)");
    all.extend(in_prose(subject, twice, |hit| {
        let message = "前面有“现将”“现就”，这里又写“现”";
        Some(hit.group_finding(1, message).help("只留一个“现”"))
    }));
    all
}
