//! Keys of too many parts, and brackets in too many brackets.

use std::ops::Range;

use super::case::Case;
use super::case::Mistake;
use super::marks::CLOSING;
use super::marks::OPENING;
use super::statement::Statement;
use super::statement::StatementForm;
use super::stretch::StretchKind;
use super::stretch::stretches;

/// So deep the parser goes; nothing in a letter is deeper than a few levels.
const DEEPEST: usize = 80;

impl Case<'_> {
    /// The mistake in a statement that has more levels than the parser reads.
    pub(super) fn too_deep(&self, statement: &Statement) -> Option<Mistake> {
        let (place, message, help) = match &statement.form {
            StatementForm::Entry { value, .. }
                if let Some(at) = deep_bracket(&self.text[value.clone()]) =>
            {
                let at = value.start + at;
                (
                    at..at + 1,
                    "括号一层套一层，层数太多",
                    "一项里最多用两层方括号；多余的删去",
                )
            }
            StatementForm::Entry { value, .. }
                if let Some(path) = deep_path(&self.text[value.clone()]) =>
            {
                let move_to = |at: usize| value.start + at;
                (move_to(path.start)..move_to(path.end), LONG_PATH, PATH_HELP)
            }
            StatementForm::Entry { .. } => return None,
            StatementForm::Header | StatementForm::Words => {
                let start = statement.range.start;
                let path = deep_path(&self.text[statement.range.clone()])?;
                (start + path.start..start + path.end, LONG_PATH, PATH_HELP)
            }
        };
        let diagnostic = self.error(place, message).with_help(help);
        let range = statement.range.start..self.damage_end(statement);
        Some(Mistake { diagnostic, range, instead: None })
    }
}

const LONG_PATH: &str = "键名由点连起来的部分太多";
const PATH_HELP: &str =
    "键名最多三四个词，如 section.part；对照 reply new 生成的样稿改正";

/// The first bracket that opens a level too many.
fn deep_bracket(value: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let bare =
        stretches(value).into_iter().filter(|(kind, _)| *kind == StretchKind::Bare);
    let chars = bare.flat_map(|(_, range)| {
        value[range.clone()].char_indices().map(move |(at, ch)| (range.start + at, ch))
    });
    for (at, ch) in chars {
        if OPENING.contains(&ch) {
            depth += 1;
        } else if CLOSING.contains(&ch) {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

/// The first key that has too many parts, as bytes of the text.
fn deep_path(text: &str) -> Option<Range<usize>> {
    let is_part = |ch: char| ch.is_alphanumeric() || "_-. \t\"'".contains(ch);
    let mut start = 0;
    text.split(|ch: char| !is_part(ch)).find_map(|path| {
        let words = path.trim();
        let at = start + path.len() - path.trim_start().len();
        start += path.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
        (words.matches('.').count() >= DEEPEST).then_some(at..at + words.len())
    })
}
