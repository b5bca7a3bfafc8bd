//! A list with Chinese marks, as the texts in it.

use toml::Spanned;
use toml::de::DeValue;

use super::marks::english;
use super::marks::is_wrong_quote;
use super::marks::opens;
use super::stretch::Kind;
use super::stretch::is_closed;
use super::stretch::stretches;
use crate::reader::date;

/// Brackets that open a list, or were typed for one that does.
pub(super) const OPENING: [char; 3] = ['[', '［', '【'];

/// The texts of a list, however they are quoted and divided.
pub(super) fn items(value: &str) -> Vec<String> {
    series(value).unwrap_or_else(|| split(value))
}

/// The texts of a list of which only the marks are Chinese.
pub(super) fn series(value: &str) -> Option<Vec<String>> {
    let typed = retyped(value)?;
    let list = DeValue::parse(&typed).ok()?;
    let text = |item: &Spanned<DeValue>| Some(item.get_ref().as_str()?.trim().to_owned());
    list.get_ref().as_array()?.iter().map(text).collect()
}

/// A value with English marks for the Chinese ones outside of its texts; nothing if it is
/// not certain where a text ends.
pub(super) fn retyped(value: &str) -> Option<String> {
    let mut typed = String::new();
    for (kind, range) in stretches(value) {
        let words = &value[range];
        match kind {
            Kind::Comment => return None,
            Kind::Bare => {
                let spaced = words.replace(['，', '、', '；'], ", ").replace(",  ", ", ");
                let typed_for = |ch| english(ch).unwrap_or_else(|| date::half_width(ch));
                typed.extend(spaced.chars().map(typed_for));
            }
            Kind::Quoted if words.starts_with(['"', '\'']) => {
                // A Chinese quote that closes what none has opened may have ended the text.
                let first = words.chars().find(|&ch| is_wrong_quote(ch));
                if !is_closed(words) || first.is_some_and(|ch| !opens(ch)) {
                    return None;
                }
                typed.push_str(words);
            }
            Kind::Quoted => {
                let mut chars = words.chars();
                chars.next().zip(chars.next_back())?;
                typed.push_str(&format!("\"{}\"", chars.as_str()));
            }
        }
    }
    Some(typed)
}

/// The texts of a list by what divides them.
fn split(value: &str) -> Vec<String> {
    let inner = value.trim_start_matches(OPENING);
    let inner = inner.trim_end_matches([']', '］', '】']);
    // Between two quoted items the comma may be missing: an even quote begins an item.
    let separated = inner.split('"').enumerate();
    let separated = separated.map(|(idx, part)| match part.trim().is_empty() {
        true if idx > 0 && idx % 2 == 0 => ",".to_owned(),
        _ => part.to_owned(),
    });
    let inner = separated.collect::<Vec<_>>().join("\"");
    let items = inner.split([',', '，', '、', ';', '；']).map(strip_quotes);
    items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// A text without one quote of any kind at each end.
pub(in crate::reader) fn strip_quotes(value: &str) -> &str {
    let is_quote = |ch: char| is_wrong_quote(ch) || matches!(ch, '"' | '\'');
    let inner = value.trim();
    let inner = inner.strip_prefix(is_quote).unwrap_or(inner);
    inner.strip_suffix(is_quote).unwrap_or(inner).trim()
}
