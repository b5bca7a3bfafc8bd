//! A line as its writer meant it, to be shown as what to write.
//!
//! Shows only what is certain: a line that would make a wrong letter is worse than none.

use toml::de::DeTable;

use super::marks::is_wrong_quote;
use super::stretch::certain_comment;
use super::stretch::without_comment;
use crate::reader::date;
use crate::reader::date::Reading;
use crate::reader::flag;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::vocabulary::Vocabulary;

/// Longer lines are not shown whole: the writer would have to find the difference.
const LONGEST: usize = 60;

/// Bytes of a value that makes a line too long whatever is put right in it.
const MUCH: usize = 1000;

/// A key and its value, put right; nothing if that is not certain, or too long to be shown.
pub(in crate::reader) fn entry(
    vocabulary: &Vocabulary,
    key: &Key,
    value: &str,
) -> Option<String> {
    line(vocabulary, key.name, key.shape, value)
}

/// The same of a name that may be no key's.
pub(super) fn line(
    vocabulary: &Vocabulary,
    name: &str,
    shape: Shape,
    value: &str,
) -> Option<String> {
    let value = value.trim_end();
    // A value of several lines may hold comments and names that a guess would lose.
    if value.contains('\n') || value.len() > MUCH {
        return None;
    }
    let mended = self::value(vocabulary, shape, value)?;
    let line = format!("{name} = {mended}");
    let is_good = DeTable::parse(&line).is_ok() && keeps_words(shape, value, &mended);
    (is_good && line.chars().count() <= LONGEST).then_some(line)
}

/// Whether a value that was put right says what was written: a guess that loses a word, or
/// keeps a sign that may have been meant as a quote, is none to be copied.
fn keeps_words(shape: Shape, written: &str, mended: &str) -> bool {
    if matches!(shape, Shape::Whole(_) | Shape::Date | Shape::Flag) {
        return true;
    }
    let is_word = |ch: &char| {
        ch.is_alphanumeric()
            || "。！？：%".contains(*ch)
            || *ch == '、' && !matches!(shape, Shape::Texts)
    };
    let words = |text: &str| -> String {
        text.chars().map(date::half_width).filter(is_word).collect()
    };
    let (written, kept) = (words(certain_comment(written)), words(mended));
    let is_same =
        written == kept || written.strip_suffix('。') == Some(&kept) && !shape.is_long();
    is_same && !mended.contains('\'')
}

/// Whether two lines differ in more than blanks, which are never the mistake.
pub(in crate::reader) fn differ(one: &str, other: &str) -> bool {
    let visible = |line: &str| -> String {
        line.chars().filter(|ch| !ch.is_whitespace()).collect()
    };
    visible(one) != visible(other)
}

fn value(vocabulary: &Vocabulary, shape: Shape, value: &str) -> Option<String> {
    let value = without_comment(value).trim_start_matches(['=', ' ']).trim();
    let value = value.trim_end_matches([',', '，', ';', '；']).trim();
    let value =
        if shape.is_long() { value } else { value.trim_end_matches('。').trim() };
    if value.contains('\\') && !shape.is_path() {
        return None;
    }
    let is_list = match shape {
        Shape::Texts => true,
        Shape::Lines => items(value).count() > 1,
        _ => false,
    };
    let value = if is_list { value } else { value.trim_matches(['[', ']', ' ']) };
    let bare = strip_quotes(value);
    match (shape, value.chars().next()?) {
        (Shape::Whole(_), _) => whole(vocabulary, shape, value),
        (_, '[' | '［' | '【') | (Shape::Texts, _) => list(value),
        (_, '{' | '｛') => None,
        (Shape::Date, _) => match date::read(bare) {
            Reading::Date(date) => Some(date.to_string()),
            _ => None,
        },
        (Shape::Flag, _) => flag::read(bare).map(str::to_owned),
        (Shape::Number(_), _) => {
            let number: String = bare.chars().map(date::half_width).collect();
            number.parse::<f64>().is_ok().then_some(number)
        }
        _ => Some(format!("\"{}\"", inner_quotes(&half_width_number(bare))?)),
    }
}

/// A number in full-width digits as it should be typed; other texts as they are.
fn half_width_number(text: &str) -> String {
    let is_number = text.chars().all(|ch| matches!(ch, '０'..='９' | '－'));
    text.chars().map(|ch| if is_number { date::half_width(ch) } else { ch }).collect()
}

/// A text without one quote of any kind at each end.
pub(in crate::reader) fn strip_quotes(value: &str) -> &str {
    let is_quote = |ch: char| is_wrong_quote(ch) || matches!(ch, '"' | '\'');
    let inner = value.trim();
    let inner = inner.strip_prefix(is_quote).unwrap_or(inner);
    inner.strip_suffix(is_quote).unwrap_or(inner).trim()
}

/// Quotes in the text itself become Chinese ones, backslashes the slashes of paths. An odd
/// quote at one of the ends was typed once too often; nobody knows what one inside is.
fn inner_quotes(text: &str) -> Option<String> {
    let mut text = text;
    if text.matches('"').count() % 2 == 1 {
        text = text.strip_suffix('"').or_else(|| text.strip_prefix('"'))?;
    }
    let mut opens = true;
    let mend = |ch| match ch {
        '"' => {
            opens = !opens;
            if opens { '”' } else { '“' }
        }
        '\\' => '/',
        other => other,
    };
    Some(text.replace("\\\\", "\\").chars().map(mend).collect())
}

fn list(value: &str) -> Option<String> {
    let items: Vec<String> = items(value).map(|item| format!("\"{item}\"")).collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// The texts of a list, however they are quoted and divided.
fn items(value: &str) -> impl Iterator<Item = String> {
    let inner = value.trim_start_matches(['[', '［', '【']);
    let inner = inner.trim_end_matches([']', '］', '】']);
    // Between two quoted items the comma may be missing: an even quote begins an item.
    let separated = inner.split('"').enumerate();
    let separated = separated.map(|(idx, part)| match part.trim().is_empty() {
        true if idx > 0 && idx % 2 == 0 => ",".to_owned(),
        _ => part.to_owned(),
    });
    let inner = separated.collect::<Vec<_>>().join("\"");
    let items = inner.split([',', '，', '、', ';', '；', '\n']).map(strip_quotes);
    let items: Vec<String> = items.map(str::to_owned).collect();
    items.into_iter().filter(|item| !item.is_empty())
}

/// A table of one line, however it was written; a gap for a part that is not there.
fn whole(vocabulary: &Vocabulary, shape: Shape, value: &str) -> Option<String> {
    let is_bracket = |ch| matches!(ch, '{' | '｛' | ' ' | '}' | '｝');
    let inner = value.trim_matches(is_bracket);
    let table = shape.opens()?;
    let mut parts: Vec<(&Key, Option<String>)> =
        vocabulary.keys(table).map(|key| (key, None)).collect();
    let mut put = |key: &Key, value: &str| {
        let part = parts.iter_mut().find(|(part, _)| part.name == key.name)?;
        part.1.replace(half_width_number(value)).is_none().then_some(())
    };
    for word in inner.split([',', '，', '、', ';', '；', '\n']) {
        if let Some((key, value)) = word.split_once(['=', '＝', ':', '：']) {
            let key = strip_quotes(key);
            let known = vocabulary.key(table, key);
            put(known.or_else(|| vocabulary.alias(table, key))?, strip_quotes(value))?;
            continue;
        }
        for word in strip_quotes(word).split_whitespace().map(strip_quotes) {
            let is_number = word.contains(|ch: char| ch.is_numeric());
            let key = vocabulary.keys(table).find(|key| key.is_figures == is_number);
            put(key?, word)?;
        }
    }
    let part = |(key, value): (&Key, Option<String>)| {
        let value = value.filter(|value| !value.is_empty());
        format!("{} = \"{}\"", key.name, value.as_deref().unwrap_or(key.short()))
    };
    let parts: Vec<String> = parts.into_iter().map(part).collect();
    Some(format!("{{ {} }}", parts.join(", ")))
}
