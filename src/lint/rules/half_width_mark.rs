//! Full-width marks beside 汉字.

use std::collections::BTreeSet;

use super::prelude::*;

rule!(Error, Required, "GB/T 15834—2011，5.1", fix);

fn check(subject: &Subject) -> Vec<Finding> {
    let names = dotted_names(subject);
    subject.passages.iter().flat_map(|passage| in_passage(passage, &names)).collect()
}

/// The two characters on each side of the dots of the names that the letter knows.
type Dots = BTreeSet<[char; 4]>;

fn dotted_names(subject: &Subject) -> Dots {
    let letter = subject.letter;
    let names = letter.proposal.proposers.iter().chain(&letter.persons);
    let names = names.chain(&letter.addressees);
    let names = names.chain(letter.contact.iter().map(|contact| &contact.name));
    let around = |name: &Text| {
        let chars: Vec<char> = with_dots(&without_blanks(name)).chars().collect();
        let dots = (0..chars.len()).filter(|&at| chars[at] == '·');
        dots.filter_map(|at| around(&chars, at)).collect::<Vec<_>>()
    };
    names.flat_map(around).collect()
}

/// The characters around a dot.
fn around(chars: &[char], at: usize) -> Option<[char; 4]> {
    match *chars.get(at.checked_sub(2)?..at + 3)? {
        [one, two, _, three, four] => Some([one, two, three, four]),
        _ => None,
    }
}

fn in_passage(passage: &Passage, names: &Dots) -> Vec<Finding> {
    let is_name = |at: usize| {
        matches!(passage.chars[at], '.' | '．')
            && around(&passage.chars, at).is_some_and(|dot| names.contains(&dot))
    };
    // Those of ordinals have rules of their own.
    let start = beginning(passage).map_or(0, |typed| typed.n_chars);
    let mut wrong: BTreeSet<usize> =
        (start..passage.chars.len()).filter(|&at| is_wrong(passage, at) || is_name(at)).collect();
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
    wrong.into_iter().map(|at| finding(passage, at, is_name(at))).collect()
}

fn finding(passage: &Passage, at: usize, is_in_name: bool) -> Finding {
    let (here, right) = (passage.chars[at], full_width(passage.chars[at]));
    let place = passage.span(at..at + 1);
    if is_in_name {
        let message = format!("姓名里的间隔号用了“{here}”");
        return Finding::new(place, message).help("写作“·”").replace("·");
    }
    let finding = Finding::new(place, format!("汉字旁边用了半角的“{here}”"));
    match here == '.' && may_divide_name(passage, at) {
        true => finding.help("是句号就写作“。”，是姓名里的间隔号就写作“·”"),
        false => finding.help(format!("写作“{right}”")).replace(right),
    }
}

/// Whether a half-width mark stands beside a 汉字 and belongs to no number or address.
fn is_wrong(passage: &Passage, at: usize) -> bool {
    let (before, after) = (passage.before(at), passage.at(at + 1));
    let is_chinese = |ch: Option<char>| ch.is_some_and(|ch| is_han(ch) || "“”《》〈〉（）、，。".contains(ch));
    let is_digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    match passage.chars[at] {
        ',' if after.is_none() => is_chinese(before) || matches!(before, Some('%' | '％')),
        ',' | ';' | '?' | '!' | '(' | ')' => is_chinese(before) || is_chinese(after),
        // 1:建议 may be a list, 8:30 is a time, http: an address.
        ':' => is_chinese(before) || (is_chinese(after) && !is_digit(before)),
        '.' => {
            let goes_on = after.is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '.');
            before.is_some_and(|ch| is_han(ch) || "》〉”’）〕%％".contains(ch)) && !goes_on
        }
        _ => false,
    }
}

/// Whether a point between 汉字 may stand in a name that the letter does not know. Where a
/// sentence begins with the next word, it does not.
fn may_divide_name(passage: &Passage, at: usize) -> bool {
    let words = [
        "现", "我", "您", "为", "同时", "目前", "此外", "其中", "感谢", "下一步", "近年", "今年", "截至", "一是",
        "二是", "三是", "对于", "关于", "针对", "由于", "根据", "按照", "通过",
    ];
    let begins = words.iter().any(|word| passage.tail(at + 1).starts_with(word));
    let between = passage.before(at).is_some_and(is_han) && passage.at(at + 1).is_some_and(is_han);
    between && !begins
}

fn full_width(mark: char) -> char {
    match mark {
        '.' => '。',
        mark => char::from_u32(u32::from(mark) + 0xFEE0).unwrap_or(mark),
    }
}
