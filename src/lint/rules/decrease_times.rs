//! Nothing decreases by times.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:减少|降低|下降|缩小|缩短|压缩)了?(?:\d+(?:\.\d+)?|数+)倍");
    in_prose(subject, pattern, |hit| {
        let message = "减少、降低不能用倍数";
        Some(hit.finding(message).help("写减少了百分之几，或减少到几分之几"))
    })
}
