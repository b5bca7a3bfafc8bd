//! `[layout]`: the numbers of the page, within their legal bounds.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::complaints;
use crate::gbt9704::NUMBERS;
use crate::gbt9704::Number;
use crate::gbt9704::STANDARD;
use crate::gbt9704::Style;
use crate::reader::Log;
use crate::reader::TomlTable;
use crate::source::Span;

/// The style in force, and the places where numbers other than the standard's are set.
pub(super) fn style(
    table: &TomlTable,
    log: &mut Log,
) -> (Style, BTreeMap<&'static str, Span>) {
    let mut style = STANDARD;
    let mut places = BTreeMap::new();
    for number in NUMBERS {
        let Some((value, span)) = value(table, number, log) else { continue };
        if value != number.standard {
            (number.set)(&mut style, value);
            places.insert(number.name, span);
        }
    }
    (style, places)
}

/// The value that was written, if it is allowed.
fn value(
    table: &TomlTable,
    number: &'static Number,
    log: &mut Log,
) -> Option<(f64, Span)> {
    let entry = table.entry(number.name)?;
    let is_number = |value: &DeValue| match value {
        DeValue::Integer(whole) => whole.as_str().replace('_', "").parse::<f64>().ok(),
        DeValue::Float(float) => float.as_str().replace('_', "").parse::<f64>().ok(),
        _ => None,
    };
    let value = log.wants(&entry, is_number)?;
    let is_whole = !number.unit.is_whole() || value.fract() == 0.0;
    if is_whole && (number.least..=number.most).contains(&value) {
        return Some((value, entry.span()));
    }
    log.add(complaints::out_of_bounds(number, entry.span()));
    None
}
