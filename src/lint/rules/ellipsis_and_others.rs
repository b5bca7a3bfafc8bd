//! …… or 等, not both.

use super::prelude::*;

rule!(Warning, Required, "GB/T 15834—2011，附录 A.9");

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"…+等|等…+"), |hit| {
        let message = "省略号和“等”意思重复，只用一个";
        Some(hit.finding(message).help("写作“等”或“……”"))
    })
}
