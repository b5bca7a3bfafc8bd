//! Telephone numbers in a letter that is public.

use super::prelude::*;

rule!(Note, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    numbers(subject, NumberKind::Office, |number| {
        format!("这封信主动公开，正文里有电话号码“{number}”，请确认可以公开")
    })
}
