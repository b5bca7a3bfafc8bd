//! One mark at a time.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，5.1.1", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    in_prose(subject, pattern!(r"[，。、；：]{2,}"), |hit| {
        let first = hit.text().chars().next()?;
        let is_same = hit.text().chars().all(|ch| ch == first);
        let is_ellipsis = is_same && first == '。' && hit.range.len() > 2;
        if is_ellipsis {
            return None;
        }
        let finding = hit.finding(format!("标点重复：“{}”", hit.text()));
        Some(match is_same {
            true => finding.help(format!("只留一个“{first}”")).replace(first),
            false => finding.help("只留该用的一个"),
        })
    })
}
