//! The letter is not dated after today.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    // A draft may bear the day on which it is to go out.
    let day = subject.letter.day().filter(|_| !subject.letter.is_draft())?;
    (day > subject.today).then(|| {
        let message = format!("成文日期还没有到（今天是{}）", in_words(subject.today));
        Finding::new(subject.date_span(), message).help("写领导签发的日期")
    })
}
