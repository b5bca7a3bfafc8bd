//! A line as its writer meant it, to be shown as what to write.
//!
//! Shows only what is certain: a line that would make a wrong letter is worse than none.

use toml::de::DeTable;

use super::stretch;
use super::stretch::Kind;
use crate::letter::complaints;
use crate::letter::date;
use crate::letter::date::Reading;
use crate::letter::keys;
use crate::letter::keys::Name;

/// Longer lines are not shown whole: the writer would have to find the difference.
const LONGEST: usize = 60;

/// Bytes of a value that makes a line too long whatever is put right in it.
const MUCH: usize = 1000;

/// Whether this was typed for one of the quotes of TOML.
pub(super) fn is_wrong_quote(ch: char) -> bool {
    "“”„‟〝〞＂「」『』‘’＇‚‛".contains(ch)
}

/// Whether a wrong quote is one that opens.
pub(super) fn opens(ch: char) -> bool {
    "“„‟〝＂「『‘＇‚‛".contains(ch)
}

/// A key and its value, put right; nothing if that is not certain, or too long to be shown.
pub(in crate::letter) fn entry(key: &str, value: &str) -> Option<String> {
    let value = value.trim_end();
    // A value of several lines may hold comments and names that a guess would lose.
    if value.contains('\n') || value.len() > MUCH {
        return None;
    }
    let mended = self::value(key, value)?;
    let line = format!("{key} = {mended}");
    let is_good = DeTable::parse(&line).is_ok() && keeps_words(key, value, &mended);
    (is_good && line.chars().count() <= LONGEST).then_some(line)
}

/// Whether a value that was put right says what was written: a guess that loses a word, or
/// keeps a sign that may have been meant as a quote, is none to be copied.
fn keeps_words(key: &str, written: &str, mended: &str) -> bool {
    if key == "contact" || keys::date(key).is_some() || keys::is_flag(key) {
        return true;
    }
    let is_word = |ch: &char| {
        ch.is_alphanumeric()
            || "。！？：%".contains(*ch)
            || *ch == '、' && key != "proposers"
    };
    let words = |text: &str| -> String {
        text.chars().map(date::half_width).filter(is_word).collect()
    };
    let (written, kept) = (words(certain_comment(written)), words(mended));
    let is_same =
        written == kept || written.strip_suffix('。') == Some(&kept) && !is_text(key);
    is_same && !mended.contains('\'')
}

/// Keys whose value is sentences, with the marks at their end.
fn is_text(key: &str) -> bool {
    matches!(key, "body" | "opening" | "closing")
}

/// Whether two lines differ in more than blanks, which are never the mistake.
pub(in crate::letter) fn differ(one: &str, other: &str) -> bool {
    let visible = |line: &str| -> String {
        line.chars().filter(|ch| !ch.is_whitespace()).collect()
    };
    visible(one) != visible(other)
}

fn value(key: &str, value: &str) -> Option<String> {
    let value = without_comment(value).trim_start_matches(['=', ' ']).trim();
    let value = value.trim_end_matches([',', '，', ';', '；']).trim();
    let value = if is_text(key) { value } else { value.trim_end_matches('。').trim() };
    let is_path = matches!(key, "dir" | "template");
    if value.contains('\\') && !is_path {
        return None;
    }
    let is_list = matches!(key, "proposers" | "title");
    let value = if is_list { value } else { value.trim_matches(['[', ']', ' ']) };
    let bare = strip_quotes(value);
    match (key, value.chars().next()?) {
        ("contact", _) => contact(value),
        (_, '[' | '［' | '【') | ("proposers", _) => list(value),
        (_, '{' | '｛') => None,
        (key, _) if keys::date(key).is_some() => match date::read(bare) {
            Reading::Date(date) => Some(date.to_string()),
            _ => None,
        },
        (key, _) if keys::is_flag(key) => complaints::flag(bare).map(str::to_owned),
        (key, _) if keys::is_number(key) => {
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

/// A line without the comment at its end.
pub(in crate::letter) fn without_comment(line: &str) -> &str {
    let certain = certain_comment(line);
    let found = stretch::stretches(certain);
    let Some((Kind::Quoted, last)) = found.last() else { return certain };
    if stretch::is_closed(&certain[last.clone()]) {
        return certain;
    }
    // A quote is missing, so what looks like a string may be a comment.
    let comment = certain[last.clone()].find(" # ").map(|at| last.start + at);
    comment.map_or(certain, |at| certain[..at].trim_end())
}

/// A line without what is a comment beyond doubt: by the rules of TOML, or, where a quote is
/// missing, because it stands apart as people write them.
fn certain_comment(line: &str) -> &str {
    let found = stretch::stretches(line);
    if let Some((_, range)) = found.iter().find(|(kind, _)| *kind == Kind::Comment) {
        return line[..range.start].trim_end();
    }
    match found.last() {
        Some((Kind::Quoted, last)) if !stretch::is_closed(&line[last.clone()]) => {
            line.find("  #").map_or(line, |at| line[..at].trim_end())
        }
        _ => line,
    }
}

/// A text without one quote of any kind at each end.
pub(in crate::letter) fn strip_quotes(value: &str) -> &str {
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
    let items = items.filter(|item| !item.is_empty()).map(|item| format!("\"{item}\""));
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// A person and their number, however they were written; a gap for what is not there.
fn contact(value: &str) -> Option<String> {
    let is_bracket = |ch| matches!(ch, '{' | '｛' | ' ' | '}' | '｝');
    let inner = value.trim_matches(is_bracket);
    let (mut name, mut phone) = (None, None);
    for word in inner.split([',', '，', '、', ';', '；', '\n']) {
        match word.split_once(['=', '＝', ':', '：']) {
            Some((key, value)) => {
                let key = strip_quotes(key);
                let key = keys::key(Name::Contact, key)
                    .or_else(|| keys::alias(Name::Contact, key))?;
                let value = half_width_number(strip_quotes(value));
                let part = if key.name == "name" { &mut name } else { &mut phone };
                if part.replace(value).is_some() {
                    return None;
                }
            }
            None => {
                for word in strip_quotes(word).split_whitespace().map(strip_quotes) {
                    let is_number = word.contains(|ch: char| ch.is_numeric());
                    let part = if is_number { &mut phone } else { &mut name };
                    if part.replace(half_width_number(word)).is_some() {
                        return None;
                    }
                }
            }
        }
    }
    let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "姓名".to_owned());
    let phone =
        phone.filter(|phone| !phone.is_empty()).unwrap_or_else(|| "电话".to_owned());
    Some(format!("{{ name = \"{name}\", phone = \"{phone}\" }}"))
}

/// A header, put right, if it is clear which was meant.
pub(super) fn header(line: &str) -> Option<String> {
    let line = without_comment(line);
    let is_open = |ch: char| "[［【（(〔「《<{ 　\t".contains(ch);
    let word = line.trim_start_matches(is_open);
    let word =
        word.split([':', '：', ']', '］', '】', '）', ')', '〕', '」', '》', '>', '}']);
    let word = word.map(str::trim).next().unwrap_or_default().replace('。', ".");
    let word: String =
        word.chars().map(date::half_width).filter(|ch| !ch.is_whitespace()).collect();
    let named = keys::keys(Name::Root).find(|key| key.called.contains(&word.as_str()));
    let path = named.map_or(word.as_str(), |key| key.name);
    let mut steps = path.split('.');
    let first = keys::key(Name::Root, steps.next()?)?;
    match first.name {
        "section" => steps.all(|step| step == "part").then(|| format!("[[{path}]]")),
        "letter" if path == "letter.contact" => Some(format!("[{path}]")),
        _ => (path == first.name).then(|| format!("[{path}]")),
    }
}
