//! Numbers with the units that they count.

use std::ops::Range;

use super::passage::Passage;
use super::pattern::pattern;
use crate::chinese::amount;
use crate::chinese::pairs;

/// A number with its unit.
pub(super) struct Amount {
    /// Its place in the passage.
    pub(super) range: Range<usize>,
    /// As it is written.
    pub(super) text: String,
    /// The value in thousandths.
    pub(super) value: i128,
    /// The unit; 名 and 位 are read as 人.
    pub(super) unit: String,
    /// 万 or 亿, if it was written with it.
    scale: String,
}

/// Returns the places of full-width brackets around what may be a list of numbers. Longer
/// contents are none, and brackets in brackets would be read once for each level.
pub(super) fn short_brackets(passage: &Passage) -> Vec<(usize, usize)> {
    const LONGEST: usize = 500;
    let mut brackets = pairs(&passage.chars, '（', '）');
    brackets.retain(|(open, close)| close - open <= LONGEST);
    brackets
}

/// Finds all numbers with units in a part of a passage.
pub(super) fn amounts_in(passage: &Passage, range: Range<usize>) -> Vec<Amount> {
    let pattern = pattern!(
        r"(\d[\d,]*(?:\.\d+)?)(万|亿)?(平方米|公里|公顷|小时|人次|户次|元|",
        r"人|名|位|个|家|户|所|处|件|项|次|套|辆|台|条|座|亩|吨|米|间|张|场|",
        r"起|宗|班|支|期|只|天|例|份|栋|幢|床|株|棵|部|段)"
    );
    let slice = passage.slice(range.clone());
    let base = passage.head(range.start).len();
    let read = pattern.captures_iter(slice).filter_map(|found| {
        let whole = found.get(0)?;
        let scale = found.get(2).map_or("", |scale| scale.as_str());
        Some(Amount {
            range: passage.range(base + whole.start()..base + whole.end()),
            text: whole.as_str().to_owned(),
            value: amount(&found[1], scale)?,
            unit: unit(&found[3]),
            scale: scale.to_owned(),
        })
    });
    read.collect()
}

/// Reads a text that ends in a number with a unit and has no other number in it.
pub(super) fn only_amount(text: &str) -> Option<Amount> {
    let pattern = pattern!(r"^[^\d]*?(\d[\d,]*(?:\.\d+)?)(万|亿)?([^\d，。]{1,3})$");
    let found = pattern.captures(text)?;
    let scale = found.get(2).map_or("", |scale| scale.as_str());
    Some(Amount {
        range: 0..0,
        text: text.to_owned(),
        value: amount(&found[1], scale)?,
        unit: unit(&found[3]),
        scale: scale.to_owned(),
    })
}

fn unit(unit: &str) -> String {
    if matches!(unit, "名" | "位") { "人".to_owned() } else { unit.to_owned() }
}

/// Writes a value with the scale and unit of another amount.
pub(super) fn in_digits(value: i128, like: &Amount) -> String {
    let scale = match like.scale.as_str() {
        "万" => 10_000,
        "亿" => 100_000_000,
        _ => 1,
    };
    let number = value as f64 / 1000.0 / scale as f64;
    let unit =
        like.text.trim_start_matches(|ch: char| ch.is_ascii_digit() || ",.".contains(ch));
    format!("{number}{unit}")
}
