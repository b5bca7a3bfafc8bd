//! Tells the names in a piece apart that have only blanks, 和, 与 or 及 between them.

use super::doubt::Doubt;
use super::lexicon::split;
use super::script::is_han;
use super::who::Who;
use super::who::is_compound;
use super::who::is_latin;
use super::who::is_party;
use super::who::who;

/// Words between two names, longer ones first.
const ANDS: [&str; 6] = ["以及", "和", "与", "及", "暨", "跟"];

/// Whether a text is a party's branch without the party's name.
fn is_branch(text: &str) -> bool {
    let ends = ["支部", "总支", "支社", "区委", "县委"];
    let edges = text.char_indices().map(|(at, _)| at);
    let has_party = edges.skip(2).take(4).any(|at| is_party(&text[..at]));
    ends.iter().any(|end| text.ends_with(end)) && !has_party
}

/// The names in a piece; whether only a blank stands before each.
pub(super) fn names(piece: &str, doubts: &mut Vec<Doubt>) -> Vec<(String, bool)> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let mut names = Vec::new();
    for (idx, name) in of_words(&words, doubts).into_iter().enumerate() {
        let parts = of_one(&name, doubts);
        names.extend(
            parts
                .into_iter()
                .enumerate()
                .map(|(part, name)| (name, idx > 0 && part == 0)),
        );
    }
    names
}

/// Joins words that are one name.
fn of_words(words: &[&str], doubts: &mut Vec<Doubt>) -> Vec<String> {
    if let Some(at) = words.iter().position(|word| ANDS.contains(word)) {
        let (left, right) =
            (of_words(&words[..at], doubts), of_words(&words[at + 1..], doubts));
        let are_names = |names: &[String]| {
            !names.is_empty() && names.iter().all(|name| who(name) != Who::Unclear)
        };
        if are_names(&left) && are_names(&right) {
            return [left, right].concat();
        }
    }
    let mut names: Vec<String> = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.first() {
        let n = together(rest);
        let is_western = rest[..n].iter().all(|word| is_latin(word));
        match n {
            0 | 1 => names.push((*first).to_owned()),
            n if is_western => names.push(rest[..n].join(" ")),
            n => names.push(rest[..n].concat()),
        }
        rest = &rest[n.max(1)..];
    }
    if let [.., last, next] = words
        && who(next) == Who::Person
        && last.chars().count() == 3
        && last.ends_with(['和', '与', '及'])
    {
        doubts.push(Doubt::Joined(format!("{last} {next}")));
    }
    names
}

/// How many of the words at the start are one name.
fn together(words: &[&str]) -> usize {
    let lengths: Vec<usize> = words.iter().map(|word| word.chars().count()).collect();
    let singles = words
        .iter()
        .take_while(|word| word.chars().count() == 1 && word.chars().all(is_han))
        .count();
    let western = words.iter().take_while(|word| is_western(word)).count();
    if western > 1 {
        return western;
    }
    match singles {
        // 李 建 党 is one name; 张 三 李 四 are two.
        3 => return 3,
        2 | 4.. => return 2,
        _ => {}
    }
    let next = words.get(1).copied().unwrap_or_default();
    let is_short = lengths.get(1).is_some_and(|n| *n <= 2);
    if is_compound(words[0]) && is_short {
        return 2;
    }
    let whole = format!("{}{next}", words[0]);
    if singles == 1 && is_short && who(&whole) == Who::Person && who(next) != Who::Person
    {
        return 2;
    }
    body(words)
}

/// How many words are a body: 民盟 云岭区委会, 第一 代表团.
fn body(words: &[&str]) -> usize {
    let goes_on = |word: &&&str| {
        is_party(word)
            || (who(word) == Who::Unclear
                && word.chars().all(is_han)
                && word.chars().count() > 1)
    };
    let n = words.iter().take_while(goes_on).count();
    let last = words.get(n).filter(|last| n > 0 && who(last) == Who::Body);
    last.map_or(1, |_| n + 1)
}

fn is_western(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|ch| {
            ch.is_ascii_alphabetic()
                || "'’.-".contains(ch)
                || ('\u{C0}'..='\u{24F}').contains(&ch)
        })
}

/// Splits at 和, where both sides are then names.
fn of_one(name: &str, doubts: &mut Vec<Doubt>) -> Vec<String> {
    if who(name) == Who::Person && name.chars().count() < 5 {
        return vec![name.to_owned()];
    }
    let places = ANDS.iter().flat_map(|and| name.match_indices(and));
    let is_name = |part: &str| who(part) != Who::Unclear;
    let mut ways: Vec<Vec<String>> = Vec::new();
    let mut near = false;
    for (at, and) in places {
        let (left, right) = (&name[..at], &name[at + and.len()..]);
        let rest = of_one(right, &mut Vec::new());
        // 林业和草原局 is one body, though 林业 could be a person.
        let is_word =
            who(name) == Who::Body && who(left) == Who::Person && split(left).len() == 1;
        // 民革和沙支部 is of 和沙县: the party's name goes on.
        let is_word = is_word || (is_party(left) && is_branch(right));
        if !is_word && is_name(left) && rest.iter().all(|part| is_name(part)) {
            ways.push([vec![left.to_owned()], rest].concat());
        }
        near |= who(left) == Who::Person || who(right) == Who::Person;
    }
    match ways.len() {
        0 if near && who(name) == Who::Unclear => {
            doubts.push(Doubt::Joined(name.to_owned()));
            vec![name.to_owned()]
        }
        0 => vec![name.to_owned()],
        _ => ways.swap_remove(0),
    }
}
