//! 日 and not 号 in dates.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    /// What has a number with 号: 3月1号线开通.
    const NUMBERED: &str = "楼线机门文馆桥院库井路店令车码公地提建议仓召";
    in_prose(subject, pattern!(r"\d{1,2}月\d{1,2}(号)"), |hit| {
        let is_name = hit.after().is_some_and(|ch| NUMBERED.contains(ch));
        (!is_name).then(|| {
            let finding = hit.group_finding(1, "公文里的日期用“日”，不用“号”");
            finding.help("写作“日”").replace("日")
        })
    })
}
