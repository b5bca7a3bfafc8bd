//! The letter is not dated after today.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Option<Finding> {
    let date = &subject.letter.date;
    (date.value > subject.today).then(|| {
        let message = format!("成文日期还没有到（今天是{}）", in_words(subject.today));
        Finding::new(date.span.clone(), message).help("写领导签发的日期")
    })
}
