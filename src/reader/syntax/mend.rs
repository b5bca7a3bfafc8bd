//! Corrects a line to what its writer meant, to be shown as what to write.
//!
//! Only certain corrections are shown: a line that would make a wrong letter is worse
//! than none.

use toml::de::DeTable;
use toml::de::DeValue;

use super::list::ODD;
use super::list::Texts;
use super::list::nested;
use super::list::strip_quotes;
use super::list::texts;
use super::list::without_quotes;
use super::marks::CLOSING;
use super::marks::OPENING;
use super::marks::is_divider;
use super::marks::is_quote;
use super::stretch::certain_comment;
use super::stretch::without_comment;
use crate::chinese::PartialDate;
use crate::chinese::date;
use crate::chinese::half_width;
use crate::chinese::to_half_width;
use crate::chinese::without_blanks;
use crate::reader::flag;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::vocabulary::Vocabulary;

/// Longer lines are not shown whole: the writer would have to find the difference.
const LONGEST: usize = 60;

/// The length in bytes of a value that makes a line too long even when corrected.
const MUCH: usize = 1000;

/// The key that an entry is written under.
#[derive(Clone, Copy)]
pub(super) struct EntryKey<'k> {
    /// The key's name as it should be written.
    pub(super) name: &'k str,
    /// The key, if there is one.
    pub(super) key: Option<&'k Key>,
}

impl EntryKey<'_> {
    /// The shape of the value; a text if it is unknown.
    pub(super) fn shape(&self) -> Shape {
        self.key.map_or(Shape::Text, |key| key.shape)
    }
}

/// A key with its corrected value; none if that is not certain, or too long to show.
pub(in crate::reader) fn entry(
    vocabulary: &Vocabulary,
    key: &Key,
    value: &str,
) -> Option<String> {
    line(vocabulary, EntryKey { name: key.name, key: Some(key) }, value)
}

/// The corrected line of an entry whose name may be unknown.
pub(super) fn line(vocabulary: &Vocabulary, of: EntryKey, value: &str) -> Option<String> {
    let value = value.trim_end();
    // A value of several lines may hold comments and names that a guess would lose.
    if value.contains('\n') || value.len() > MUCH {
        return None;
    }
    let mended = self::value(vocabulary, of, value)?;
    let line = format!("{} = {mended}", of.name);
    // A remedy of nothing has lost the value.
    let is_good = DeTable::parse(&line).is_ok()
        && keeps_words(of.shape(), value, &mended)
        && !matches!(&*mended, "\"\"" | "[]");
    (is_good && line.chars().count() <= LONGEST).then_some(line)
}

/// Whether a corrected value says what was written. A guess that loses a word, or keeps
/// a mark that may have been meant as a quote, is not to be copied.
fn keeps_words(shape: Shape, written: &str, mended: &str) -> bool {
    if matches!(shape, Shape::Whole(_) | Shape::Date | Shape::PartialDate | Shape::Flag) {
        return true;
    }
    let written = certain_comment(written);
    let is_divider = shape.bracket().is_some() && mended.starts_with(['[', '{']);
    let is_word = |ch: &char| {
        ch.is_alphanumeric() || "。！？：%".contains(*ch) || *ch == '、' && !is_divider
    };
    let words =
        |text: &str| -> String { text.chars().map(half_width).filter(is_word).collect() };
    let (written, kept) = (words(written), words(mended));
    let is_same =
        written == kept || written.strip_suffix('。') == Some(&kept) && !shape.is_long();
    is_same && !mended.contains('\'')
}

/// Whether two lines differ in more than blanks, which are never the mistake.
pub(in crate::reader) fn differ(one: &str, other: &str) -> bool {
    without_blanks(one) != without_blanks(other)
}

fn value(vocabulary: &Vocabulary, of: EntryKey, value: &str) -> Option<String> {
    let shape = of.shape();
    let value = without_comment(value).trim_start_matches(['=', ' ']).trim();
    let value = value.trim_end_matches([',', '，', ';', '；', '、']).trim();
    let value = without_full_stop(shape, value)?;
    if value.is_empty() || value.contains('\\') && !shape.is_path() {
        return None;
    }
    match shape {
        Shape::Whole(_) => {
            let table =
                nested(shape, value).filter(|table| is_whole(vocabulary, shape, table));
            table.or_else(|| whole(vocabulary, shape, value))
        }
        Shape::Table(_) | Shape::Tables(_) => None,
        Shape::Rows | Shape::Words => nested(shape, value),
        Shape::Forms(_) if value.starts_with(['{', '｛']) => nested(Shape::Words, value),
        Shape::Counts(_) => {
            let is_around = |ch| ODD.0.contains(&ch) || ODD.1.contains(&ch);
            let inner = strip_quotes(value).trim_matches(is_around);
            let is_count = |item: &String| item.bytes().all(|byte| byte.is_ascii_digit());
            let items: Vec<String> =
                texts(inner)?.items.iter().map(|item| half_width_number(item)).collect();
            items.iter().all(is_count).then(|| format!("[{}]", items.join(", ")))
        }
        Shape::Texts | Shape::Order(_) => match texts(value)? {
            // One text of several names.
            Texts { items, is_bracketed: false, .. } if items.len() == 1 => list(
                items[0].split(is_divider).map(|item| item.trim().to_owned()).collect(),
            ),
            texts => list(texts.items),
        },
        Shape::Lines | Shape::Paths => {
            let is_usual = of.key.is_some_and(Key::is_list);
            let is_list = |texts: &Texts| match texts.is_bracketed {
                true => texts.items.len() > 1 || is_usual,
                false => texts.items.len() > 1 && texts.is_quoted,
            };
            match texts(value).filter(is_list) {
                Some(texts) => list(texts.items),
                None => single(shape, value),
            }
        }
        _ => single(shape, value),
    }
}

/// A value without the full stop behind it; none if that may belong to the text.
fn without_full_stop(shape: Shape, value: &str) -> Option<&str> {
    use Shape::*;
    let Some(before) = value.strip_suffix('。').filter(|_| !shape.is_long()) else {
        return Some(value);
    };
    let is_text = matches!(shape, Text | Texts | Lines | Order(_) | Path | Paths);
    let is_behind = before.ends_with(|ch| is_quote(ch) || "]］】".contains(ch));
    (is_behind || !is_text).then(|| before.trim())
}

/// The corrected form of a value that is no list and not in brackets.
fn single(shape: Shape, value: &str) -> Option<String> {
    let listed = texts(value).filter(|texts| texts.is_bracketed);
    let bare = match &listed {
        Some(Texts { items, .. }) if items.len() == 1 => &items[0],
        Some(_) => return None,
        // Where it begins or ends like a list, its texts are not certain.
        None if value.starts_with(OPENING) || value.ends_with(CLOSING) => return None,
        None => without_quotes(value)?,
    };
    match shape {
        // Where there may be several, these are.
        _ if shape.bracket().is_some() && has_several(bare) => None,
        _ if bare.starts_with(['{', '｛', '［', '【']) => None,
        Shape::Date => date::day(bare).map(|day| day.to_string()),
        Shape::PartialDate => match PartialDate::read(bare).ok()? {
            PartialDate::Day(day) => Some(day.to_string()),
            PartialDate::Unknown => None,
            // A bare month is no TOML.
            known => Some(format!("\"{known}\"")),
        },
        Shape::Flag => flag::read(bare).map(str::to_owned),
        Shape::Number(_) => {
            let number = to_half_width(bare);
            number.parse::<f64>().is_ok().then_some(number)
        }
        _ => Some(format!("\"{}\"", inner_quotes(&half_width_number(bare))?)),
    }
}

/// Whether there is a mark between two quotes, as between the items of a list.
fn has_several(text: &str) -> bool {
    let mut between = text.split(is_quote).skip(1);
    between.any(|part| {
        let mark = part.trim();
        mark.chars().count() == 1 && mark.contains(is_divider)
    })
}

/// A number in half-width digits; other texts as they are.
fn half_width_number(text: &str) -> String {
    let is_number = text.chars().all(|ch| matches!(ch, '０'..='９' | '－'));
    if is_number { to_half_width(text) } else { text.to_owned() }
}

/// A text in which inner quotes are Chinese ones and the backslashes of paths are
/// slashes. An odd quote at one of the ends was typed by mistake; an odd one inside is
/// unclear.
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

fn list(items: Vec<String>) -> Option<String> {
    let items: Vec<String> = items
        .iter()
        .filter(|item| !item.is_empty())
        .map(|item| format!("\"{}\"", item.replace("\\\\", "\\").replace('\\', "/")))
        .collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// Whether an inline table has the required keys, and no others.
fn is_whole(vocabulary: &Vocabulary, shape: Shape, table: &str) -> bool {
    let (Some(name), Ok(table)) = (shape.opens(), DeValue::parse(table)) else {
        return false;
    };
    table.get_ref().as_table().is_some_and(|table| {
        table.keys().all(|key| vocabulary.key(name, key.get_ref()).is_some())
            && vocabulary.required(name).all(|key| table.get(key.name).is_some())
    })
}

/// The corrected inline table, with a gap for a missing part.
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
