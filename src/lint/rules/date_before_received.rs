//! The letter is not dated before the proposal came.

use super::prelude::*;

rule!(Error, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let (letter, day) = (subject.letter, subject.letter.day()?);
    let received = letter.proposal.received.as_ref();
    let received = received.filter(|received| day < received.value)?;
    let message = format!("成文日期早于交办日期（{}）", in_words(received.value));
    let finding = Finding::new(subject.date_span(), message);
    Some(finding.place(received.span.clone(), "交办日期").help("核对成文日期和交办日期"))
}
