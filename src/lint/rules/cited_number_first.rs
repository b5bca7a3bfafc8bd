//! A document's title comes before its number.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(
        r"(?:根据|按照|依据|依照|印发|贯彻|落实|执行|参照|按|据|",
        r"对照)?(?:[省市区县]委?(?:政府|",
        r"人民政府)?(?:办公室)?)?(汉{1,10}〔\d{4}〕\d+号)(?:文件?)?《",
    );
    in_prose(subject, pattern, |hit| {
        let message = "引用公文先引标题，后引发文字号";
        let help = format!("写作“《……》（{}）”", hit.group(1));
        Some(hit.group_finding(1, message).help(help))
    })
}
