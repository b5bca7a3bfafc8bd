//! “ ” and not straight quotes.

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，4.8", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    subject.passages.iter().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    let mut all = Vec::new();
    for (mark, open, close) in [('"', '“', '”'), ('\'', '‘', '’')] {
        let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphabetic());
        let is_chinese = |at: usize| {
            let beside = [passage.before(at), passage.at(at + 1)];
            beside.iter().flatten().any(|ch| is_han(*ch) || "“”《》（），。、：；".contains(*ch))
        };
        let is_quote = |at: &usize| {
            // it's has no quotation mark in it.
            passage.chars[*at] == mark
                && !is_markup(passage, *at)
                && !(is_latin(passage.before(*at)) && is_latin(passage.at(*at + 1)))
        };
        let marks: Vec<usize> = (0..passage.chars.len()).filter(is_quote).collect();
        if !marks.iter().any(|&at| is_chinese(at)) {
            continue;
        }
        // "要推进"双百工程"建设" is nested or not: only what stands between tells.
        let divides = |pair: &[usize]| match pair {
            [end, start] => passage.slice(*end..*start).contains(|ch: char| {
                "，。；：、（）？！和与及或".contains(ch) || ch.is_ascii_punctuation() && ch != mark
            }),
            _ => true,
        };
        let inner = marks.get(1..marks.len().saturating_sub(1)).unwrap_or_default();
        let is_paired =
            marks.len().is_multiple_of(2) && inner.chunks(2).all(divides);
        for (idx, &at) in marks.iter().enumerate() {
            let right = if idx.is_multiple_of(2) { open } else { close };
            let message = format!("引号要用“ ”‘ ’，不用直的 {mark}");
            let finding = Finding::new(passage.span(at..at + 1), message);
            all.push(match is_paired {
                true => finding.help(format!("写作{right}")).replace(right),
                false => finding.help("这一段里这样的引号不成对，或者一层套一层，请自己改"),
            });
        }
    }
    all
}
