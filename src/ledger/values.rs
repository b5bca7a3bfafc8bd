//! The values of cells: names, days, and others.

use chrono::NaiveDate;

use crate::chinese;
use crate::chinese::bare_name;
use crate::chinese::is_numeral;
use crate::chinese::without_brackets;

/// What Excel and WPS show where a formula failed.
const ERRORS: [&str; 8] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!"];

/// Whether a cell shows that its formula failed.
pub(super) fn is_error(text: &str) -> bool {
    ERRORS.contains(&text)
}

/// A day, in all the ways of a letter, as 20230801, or followed by a time of day.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let eight = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if eight {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let without_time = || {
        let (date, time) = text.split_once([' ', 'T'])?;
        let is_time = time.contains(':')
            && time
                .chars()
                .all(|ch| ch.is_ascii_digit() || matches!(ch, ':' | '.' | ' '));
        is_time.then(|| chinese::date::day(date)).flatten()
    };
    chinese::date::day(text).or_else(without_time)
}

/// Whether a number may be a day counted from 1900, as Excel shows it without its
/// format.
pub(super) fn is_day_count(text: &str) -> bool {
    text.parse().is_ok_and(|days: u32| (36_526..=73_050).contains(&days))
}

/// The authors of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proposers {
    pub(super) names: Vec<String>,
    /// Whether there are more than those named: 等.
    pub(super) others: bool,
    /// Whether the author is a body: 民盟云岭区委会.
    pub(super) collective: bool,
}

/// Whether a mark separates names or units.
fn is_between(ch: char) -> bool {
    matches!(ch, '、' | '，' | ',' | '；' | ';' | '\n' | '\r' | '/')
}

/// The names in a cell: 张三、李四等5人.
pub(super) fn proposers(text: &str) -> Proposers {
    // 张三（领衔）: remarks on a person are not part of the name.
    let text = without_brackets(text);
    let (text, others) = without_others(text.trim());
    let bare = |name: &str| bare_name(name.trim()).to_owned();
    let collective = !text.split([' ', '\u{3000}']).all(are_persons);
    let names: Vec<String> = match collective {
        true => vec![text.split_whitespace().collect::<Vec<_>>().join(" ")],
        false => text.split(is_between).flat_map(apart).map(|name| bare(&name)).collect(),
    };
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    Proposers { names, others, collective }
}

/// Whether a cell names persons. Names that are not Han are long, and no body has such a
/// dot.
fn are_persons(text: &str) -> bool {
    let is_long = |word: &str| word.contains('·') || word.is_ascii();
    text.split(is_between)
        .all(|word| is_long(word) || chinese::are_persons(word, is_between))
}

/// What is written where there is no unit.
const NOBODY: [&str; 8] = ["无", "没有", "／", "-", "—", "——", "－", "0"];

/// The units in a cell.
pub(super) fn units(text: &str) -> Vec<String> {
    let units = text.split(is_between).map(|unit| unit.trim().to_owned());
    units.filter(|unit| !unit.is_empty() && !NOBODY.contains(&unit.as_str())).collect()
}

/// Splits names with blanks between them. A name of two characters may be set to the
/// width of three: 张　三.
fn apart(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_latin = parts.iter().any(|part| part.is_ascii());
    match parts.iter().all(|part| part.chars().count() > 1) && !is_latin {
        true => parts.into_iter().map(str::to_owned).collect(),
        false if is_latin => vec![parts.join(" ")],
        false => joined(&parts),
    }
}

/// Joins the single characters of 张 三 李四, which is two names.
fn joined(parts: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    for part in parts {
        let is_single = part.chars().count() == 1;
        match names.last_mut().filter(|_| is_single && open) {
            Some(name) => {
                name.push_str(part);
                open = false;
            }
            None => {
                names.push((*part).to_owned());
                open = is_single;
            }
        }
    }
    names
}

/// 张三等, 张三等3人, 张三等3名委员 → 张三.
fn without_others(text: &str) -> (&str, bool) {
    let Some((before, after)) = text.rsplit_once('等') else { return (text, false) };
    let counted = after.trim_matches(|ch: char| {
        ch.is_numeric() || is_numeral(ch) || "余多几数".contains(ch) || ch.is_whitespace()
    });
    let is_count =
        ["", "人", "名", "位", "委员", "代表", "名委员", "名代表", "位委员", "位代表"]
            .contains(&counted);
    match is_count && !before.trim().is_empty() {
        true => (before.trim_end(), true),
        false => (text, false),
    }
}
