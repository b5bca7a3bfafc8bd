//! The letter is not dated before the proposal came.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let (date, received) = (&subject.letter.date, &subject.letter.proposal.received);
    let received = received.as_ref().filter(|received| date.value < received.value)?;
    let message = format!("成文日期早于交办日期（{}）", in_words(received.value));
    let finding = Finding::new(date.span.clone(), message);
    Some(finding.place(received.span.clone(), "交办日期").help("核对这两个日期"))
}
