//! A line as its writer meant it, to be shown as what to write.

use crate::letter::complaints;
use crate::letter::date;
use crate::letter::date::Reading;
use crate::letter::keys;
use crate::letter::keys::Name;

/// Longer lines are not shown whole: the writer would have to find the difference.
const LONGEST: usize = 60;

/// Whether this was typed for one of the quotes of TOML.
pub(super) fn is_wrong_quote(ch: char) -> bool {
    "“”„‟〝〞＂「」『』‘’＇‚‛".contains(ch)
}

/// Whether a wrong quote is one that opens.
pub(super) fn opens(ch: char) -> bool {
    "“„‟〝＂「『‘＇‚‛".contains(ch)
}

/// A key and its value, put right; nothing if the line is too long to be shown.
pub(super) fn entry(key: &str, value: &str) -> Option<String> {
    // A value of several lines may hold comments and names that a guess would lose.
    if value.trim_end().contains('\n') {
        return None;
    }
    let line = format!("{key} = {}", self::value(key, value));
    (line.chars().count() <= LONGEST).then_some(line)
}

fn value(key: &str, value: &str) -> String {
    let value = strip_comment(value).trim_start_matches(['=', ' ']).trim();
    let value = value.trim_end_matches([',', '，', ';', '；', '。']).trim();
    let bare = strip_quotes(value);
    match (key, value.chars().next()) {
        (_, Some('[' | '［' | '【')) => list(value),
        ("contact", _) => contact(value),
        ("date", _) => date_value(bare),
        ("seal" | "keep_headings", _) => {
            complaints::flag(bare).map_or_else(|| "true".to_owned(), str::to_owned)
        }
        ("proposers", _) => list(value),
        _ => format!("\"{}\"", inner_quotes(&half_width_number(bare))),
    }
}

/// A number in full-width digits as it should be typed; other texts as they are.
fn half_width_number(text: &str) -> String {
    let is_number = text.chars().all(|ch| matches!(ch, '０'..='９' | '－'));
    text.chars().map(|ch| if is_number { date::half_width(ch) } else { ch }).collect()
}

fn strip_comment(value: &str) -> &str {
    match value.rfind(" #") {
        Some(at) if !value[at..].contains('"') => &value[..at],
        _ => value,
    }
}

fn strip_quotes(value: &str) -> &str {
    let is_quote = |ch: char| is_wrong_quote(ch) || matches!(ch, '"' | '\'');
    let inner = value.trim();
    let inner = inner.strip_prefix(is_quote).unwrap_or(inner);
    inner.strip_suffix(is_quote).unwrap_or(inner).trim()
}

/// Quotes in the text itself become Chinese ones; backslashes become the slashes of paths.
fn inner_quotes(text: &str) -> String {
    let mut opens = true;
    let mend = |ch| match ch {
        '"' => {
            opens = !opens;
            if opens { '”' } else { '“' }
        }
        '\\' => '/',
        other => other,
    };
    text.replace("\\\\", "\\").chars().map(mend).collect()
}

fn list(value: &str) -> String {
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
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn contact(value: &str) -> String {
    let inner =
        value.trim_start_matches(['{', '｛', ' ']).trim_end_matches(['}', '｝', ' ']);
    let entries = inner.split([',', '，', '、', ';', '；', '\n']).filter_map(|entry| {
        let (key, value) = entry.split_once(['=', '＝', ':', '：'])?;
        let key = strip_quotes(key.trim());
        let known = keys::keys(Name::Contact)
            .find(|known| known.name == key || known.called.contains(&key));
        let key = known.map_or(key, |known| known.name);
        Some(format!("{key} = \"{}\"", half_width_number(strip_quotes(value))))
    });
    let entries: Vec<String> = entries.collect();
    match entries.is_empty() {
        true => "{ name = \"曾佳雯\", phone = \"83506952\" }".to_owned(),
        false => format!("{{ {} }}", entries.join(", ")),
    }
}

fn date_value(text: &str) -> String {
    match date::read(text) {
        Reading::Date(date) => date.to_string(),
        _ => "2023-08-01".to_owned(),
    }
}

/// A header, put right.
pub(super) fn header(line: &str) -> String {
    let is_bracket = |ch: char| "[]［］【】".contains(ch) || ch.is_whitespace();
    let word: String =
        strip_comment(line).chars().filter(|&ch| !is_bracket(ch)).collect();
    let word: String = word.replace('。', ".").chars().map(date::half_width).collect();
    let named = keys::keys(Name::Root).find(|key| key.called.contains(&word.as_str()));
    let word = named.map_or(word.as_str(), |key| key.name);
    match word.split('.').next() {
        Some("section" | "part") => format!("[[{word}]]"),
        _ => format!("[{word}]"),
    }
}
