//! `reply layout show`: every number of the page.

use std::path::Path;

use super::defaults::defaults;
use super::endings::is_like_defaults;
use super::files::open_text;
use super::stop::Stop;
use super::{Outcome, output};
use crate::diagnostic::one_line;
use crate::gbt9704::NUMBERS;
use crate::letter;
use crate::settings::{FirstPageBottom, Settings};
use crate::source::Source;

/// Shows the numbers in force for a letter, or for the letters of a folder.
pub(super) fn show(file: Option<&Path>) -> Result<Outcome, Stop> {
    let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
    let is_letter = |file: &&Path| !is_like_defaults(file);
    let own = file.filter(is_letter).map(open_text).transpose()?;
    let own = own.unwrap_or_else(|| Source::new("", ""));
    let settings = letter::settings(&own, defaults(folder)?.as_ref())?;
    Ok(output::print(&table(&settings))?)
}

/// A line for each number; those that differ from the standard's say so.
fn table(settings: &Settings) -> String {
    let mut table = String::new();
    for number in NUMBERS {
        let value = (number.get)(&settings.style);
        let value = (value * 1000.0).round() / 1000.0;
        let unit = number.unit.name();
        let (called, name, clause) = (number.called, number.name, number.clause);
        let strength = number.strength.name();
        table += &format!("{name} = {value} {unit}  {called}（{clause}，{strength}）");
        if !number.is_fixed() {
            table += &format!("，可在 {} 至 {} 之间", number.least, number.most);
        }
        if let Some(span) = settings.places.get(number.name) {
            let (file, line) = (one_line(span.source.name()), span.line());
            table +=
                &format!("；标准是 {} {unit}，改在 {file} 第 {line} 行", number.standard);
        }
        table.push('\n');
    }
    for (name, value, usual, called) in choices(settings) {
        table += &format!("{name} = {value}  {called}");
        if value != usual {
            table += &format!("；通常是 {usual}");
        }
        table.push('\n');
    }
    table
}

/// What is chosen and not measured: key, value, the usual value, and what it is.
fn choices(settings: &Settings) -> [(&'static str, String, String, &'static str); 8] {
    let usual = Settings::default();
    let bottom = |settings: &Settings| match settings.first_page_bottom {
        FirstPageBottom::TypeArea => "\"type_area\"".to_owned(),
        FirstPageBottom::SecondRule => "\"second_rule\"".to_owned(),
    };
    let red = |settings: &Settings| {
        let (red, green, blue) = settings.red;
        format!("\"#{red:02X}{green:02X}{blue:02X}\"")
    };
    let choice = |name, called, value: &dyn Fn(&Settings) -> String| {
        (name, value(settings), value(&usual), called)
    };
    [
        choice("seal", "加盖印章（7.3.5.1、7.3.5.2）", &|it| it.seal.to_string()),
        choice("first_page_bottom", "首页正文的下限（10.1，实务）", &bottom),
        choice("red", "红头和红线的颜色（10.1）", &red),
        choice("keep_headings", "标题与下一行同页（实务）", &|it| {
            it.keep_headings.to_string()
        }),
        choice("keep_last_lines", "末行不独占页首（实务）", &|it| {
            it.keep_last_lines.to_string()
        }),
        choice("cure_lone_characters", "处理孤字（实务）", &|it| {
            it.cure_lone_characters.to_string()
        }),
        choice("copies_on_even_page", "抄送排在偶数页（实务）", &|it| {
            it.copies_on_even_page.to_string()
        }),
        choice("preprinted", "套打", &|it| it.preprinted.to_string()),
    ]
}
