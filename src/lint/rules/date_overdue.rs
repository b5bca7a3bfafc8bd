//! The letter is dated within the time limit.

use super::prelude::*;

rule!(Warning, Practice);

/// 提案、建议 are answered within three months where nothing else is said.
const MONTHS: u32 = 3;

fn check(subject: &Subject) -> Option<Finding> {
    let (letter, proposal) = (subject.letter, &subject.letter.proposal);
    let date = letter.day()?;
    let (limit, span, called) = match (&proposal.due, &proposal.received) {
        (Some(due), _) => (due.value, due.span.clone(), "办理时限"),
        (None, Some(received)) => {
            let limit = received.value.checked_add_months(Months::new(MONTHS))?;
            (limit, received.span.clone(), "交办日期起三个月")
        }
        (None, None) => return None,
    };
    (date > limit).then(|| {
        let message = format!("成文日期超过了{called}（{}）", in_words(limit));
        Finding::new(letter.date.span.clone(), message)
            .place(span, called)
            .help("核对成文日期；办理时限延长过的，在 [proposal] 的 due 里写延长后的日期")
    })
}
