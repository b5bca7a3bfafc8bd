//! 以下简称 in brackets, before the stop.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let mut all = in_prose(subject, pattern!(r"(?:以)?(下称)(?:为)?[《“]"), |hit| {
        let message = "公文里交代简称写“以下简称”";
        Some(hit.group_finding(1, message).help("写作“以下简称‘……’”，简称加引号"))
    });
    all.extend(in_prose(subject, pattern!(r"(。)（以下简称"), |hit| {
        let message = "交代简称的括号要紧跟在全称后面，在句号以前";
        Some(hit.group_finding(1, message).help("把句号移到括号后面"))
    }));
    all
}
