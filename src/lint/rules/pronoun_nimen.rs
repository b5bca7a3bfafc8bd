//! 你们, since 您们 is no word.

use super::prelude::*;

rule!(Warning, Practice, fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!("您们"), |hit| {
        let finding = hit.finding("“您”没有复数，不说“您们”");
        Some(finding.help("写作“你们”；或者写“各位委员”“各位代表”").replace("你们"))
    })
}
