//! A sentence has a subject.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let pattern = pattern!(r"(?:^|[。；！？])(?:通过|由于|经过)[^，。；]{2,40}，(使)得?");
    in_prose(subject, pattern, |hit| {
        let message = "“通过……，使……”没有主语";
        Some(hit.group_finding(1, message).help("删去“通过”，或者删去“使”"))
    })
}
