//! Full-width marks beside 汉字.

use std::collections::BTreeSet;

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，5.1", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    subject.passages.iter().flat_map(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    // Those of ordinals have rules of their own.
    let start = beginning(passage).map_or(0, |typed| typed.n_chars);
    let mut wrong: BTreeSet<usize> =
        (start..passage.chars.len()).filter(|&at| is_wrong(passage, at)).collect();
    wrong.retain(|&at| !is_markup(passage, at));
    // Of marks in a row all are changed or none, and so are those of a pair.
    let is_mark = |at: usize| ",;?!()".contains(passage.chars[at]);
    for at in start + 1..passage.chars.len() {
        if is_mark(at) && wrong.contains(&(at - 1)) {
            wrong.insert(at);
        }
    }
    for at in (start + 1..passage.chars.len()).rev() {
        if is_mark(at - 1) && wrong.contains(&at) {
            wrong.insert(at - 1);
        }
    }
    let pairs = pairs(&passage.chars, '(', ')');
    for (open, close) in pairs.into_iter().filter(|(open, _)| *open >= start) {
        if wrong.contains(&open) || wrong.contains(&close) {
            wrong.extend([open, close]);
        }
    }
    let is_end = matches!(passage.what, Element::Heading | Element::AttachmentTitle);
    // At a title's end no mark is right at all.
    let is_last = |at: usize| is_end && at + 1 == passage.chars.len();
    wrong.retain(|&at| !(is_last(at) && ".,:;".contains(passage.chars[at])));
    let finding = |at: usize| {
        let (here, right) = (passage.chars[at], full_width(passage.chars[at]));
        Finding::new(passage.span(at..at + 1), format!("汉字旁边用了半角的“{here}”"))
            .help(format!("写作“{right}”"))
            .replace(right)
    };
    wrong.into_iter().map(finding).collect()
}

/// Whether a half-width mark stands beside a 汉字 and belongs to no number or address.
fn is_wrong(passage: &Passage, at: usize) -> bool {
    let (before, after) = (passage.before(at), passage.at(at + 1));
    let is_chinese = |ch: Option<char>| ch.is_some_and(|ch| is_han(ch) || "“”《》〈〉（）、，。".contains(ch));
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    match passage.chars[at] {
        ',' | ';' | '?' | '!' | '(' | ')' => is_chinese(before) || is_chinese(after),
        // 1:建议 may be a list, 8:30 is a time, http: an address.
        ':' => is_chinese(before) || (is_chinese(after) && !is_digit(before)),
        '.' => {
            let goes_on = after.is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '.');
            before.is_some_and(is_han) && !goes_on && before != Some('.')
        }
        _ => false,
    }
}

fn full_width(mark: char) -> char {
    match mark {
        '.' => '。',
        mark => char::from_u32(u32::from(mark) + 0xFEE0).unwrap_or(mark),
    }
}
