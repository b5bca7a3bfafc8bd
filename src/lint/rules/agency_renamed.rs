//! Offices by the names they have now.

use super::prelude::*;

rule!(Warning, Practice);

fn check(subject: &Subject) -> Vec<Finding> {
    let year = pattern!(r"((?:19|20)\d{2})年");
    listed(subject, &subject.lists.agencies, |hit, word| {
        let since = word.since.unwrap_or(0);
        let sentence = hit.sentence();
        let years = year.captures_iter(sentence).filter_map(|it| it[1].parse::<i32>().ok());
        let goes_on = word.wrong.ends_with('部')
            && hit.after().is_some_and(|ch| "门署落长分队位".contains(ch));
        if goes_on || hit.is_quoted() {
            return None;
        }
        let is_past = hit.lead(8).contains('原') || years.into_iter().any(|year| year < since);
        (!is_past).then(|| {
            let message = format!("“{}”在 {since} 年机构改革后已不再使用", word.wrong);
            let help = format!("一般是“{}”，以本地三定规定为准；说改革以前的事，加“原”字", word.right);
            hit.finding(message).help(help)
        })
    })
}
