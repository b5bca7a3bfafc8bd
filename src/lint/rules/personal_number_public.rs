//! No personal numbers in a letter that is public.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    numbers(subject, NumberKind::Personal, |number| {
        format!("这封信主动公开，正文里有个人的号码或邮箱“{number}”")
    })
}
