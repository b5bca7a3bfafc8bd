//! 关于 or 对, not both.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    in_title(subject, pattern!("关于对"), |hit| {
        let message = "“关于”和“对”都是介词，连用重复";
        Some(hit.finding(message).help("写作“对……的答复”或“关于……的答复”"))
    })
}
