//! No leading zeros in the letter's number.

use super::prelude::*;

rule!(Error, Required, "GB/T 9704—2012，7.2.5", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_number(subject, pattern!(r"[〕\]】）)］]第?(0+\d+)号?$"), |hit| {
        let bare = hit.group(1).trim_start_matches('0');
        let finding = hit.group_finding(1, "发文顺序号编了虚位");
        (!bare.is_empty()).then(|| {
            finding.help(format!("写作“{bare}”")).replace(bare)
        })
    })
}
