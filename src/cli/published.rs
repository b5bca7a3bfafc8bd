//! What a version for the web is called, and what goes with it, is searched for secrets before
//! anything is written.

use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::stop::Stop;
use crate::compile::Compiled;

/// Refuses a letter if one of these texts, each with what it is, says what may not be public.
pub(super) fn check<'a>(
    compiled: &Compiled,
    texts: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<(), Stop> {
    let texts = texts.into_iter();
    let found = texts.flat_map(|(what, text)| compiled.leaks(what, &text));
    let found: Vec<_> = found.collect();
    if found.is_empty() { Ok(()) } else { Err(Stop::Found(found)) }
}

/// The names of a file and of the folders that it is in, without those that were typed in
/// `-o`.
pub(super) fn names(target: &Path, output: Option<&Path>) -> Vec<String> {
    let is_typed = |part: &Component| !part.as_os_str().to_string_lossy().contains('{');
    let typed =
        output.map(|it| it.components().take_while(is_typed).collect::<PathBuf>());
    let made = typed.and_then(|typed| target.strip_prefix(typed).ok());
    let made = made.filter(|made| *made != Path::new(""));
    let made = made.or(target.file_name().map(Path::new)).into_iter();
    let names = made.flat_map(Path::components).map(|it| it.as_os_str());
    names.map(|name| name.to_string_lossy().into_owned()).collect()
}

/// All texts of a JSON value.
pub(super) fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(values) => values.values().flat_map(strings).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}
