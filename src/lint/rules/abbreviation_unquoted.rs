//! A short name is put in quotes where it is made.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"（以下(?:简)?称(?:为)?([^“”《》（）‘’]{1,20})）");
    in_prose(subject, pattern, |hit| {
        let finding = hit.group_finding(1, "交代的简称要加引号");
        Some(finding.help(format!("写作“以下简称‘{}’”", hit.group(1))))
    })
}
