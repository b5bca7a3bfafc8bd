//! Finds the start and end of statements in a text that need not be TOML.

use std::ops::Range;

use super::header::header;
use super::lines::after_line;
use super::lines::is_blank;
use super::lines::line;
use super::lines::line_end;
use super::marks::CLOSING;
use super::marks::OPENING;
use super::marks::english;
use super::marks::is_divider;
use super::marks::is_quote;
use super::sign::key_and_sign;
use super::sign::key_without_sign;
use super::stretch::closing;
use super::stretch::string_end;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::key::TableName;
use crate::reader::vocabulary::Vocabulary;

/// A header, a key with its value, or a line that is neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    /// From the first character of its first line to the end of its last.
    pub(crate) range: Range<usize>,
    /// What it looks like.
    pub(super) form: StatementForm,
    /// Whether its string, list or table is closed.
    pub(super) is_closed: bool,
}

/// What a statement looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StatementForm {
    /// `[letter]`
    Header,
    /// `number = "…"`
    Entry {
        /// The key, without blanks.
        key: Range<usize>,
        /// The equals sign, or what was typed instead.
        sign: Range<usize>,
        /// The value, with everything after it on its last line.
        value: Range<usize>,
    },
    /// Anything else.
    Words,
}

impl Statement {
    /// Whether it opens a table.
    pub(crate) fn is_header(&self) -> bool {
        self.form == StatementForm::Header
    }
}

/// A text in which statements are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Scanner<'t> {
    /// The known keys.
    pub(crate) vocabulary: &'static Vocabulary,
    /// The text.
    pub(crate) text: &'t str,
}

impl Scanner<'_> {
    /// All statements of the text; blank lines and comments are not statements.
    pub(crate) fn all(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut at = 0;
        while let Some(statement) = self.next(at) {
            at = after_line(self.text, statement.range.end);
            statements.push(statement);
        }
        statements
    }

    /// The next statement on this line or a later one.
    pub(super) fn next(&self, mut at: usize) -> Option<Statement> {
        while at < self.text.len() {
            let line = line(self.text, at);
            let words = self.text[line.clone()].trim_start_matches(is_blank);
            if let Some(statement) = self.statement(line.end - words.len()..line.end) {
                return Some(statement);
            }
            at = after_line(self.text, line.end);
        }
        None
    }

    /// The end of the following lines that are neither header nor entry.
    pub(super) fn end_of_words(&self, line_end: usize) -> usize {
        let mut end = line_end;
        while let Some(next) = self.next(after_line(self.text, end))
            && next.form == StatementForm::Words
        {
            end = next.range.end;
        }
        end
    }

    /// A header with everything under it.
    pub(super) fn with_contents(&self, header: &Statement) -> Range<usize> {
        let mut at = header.range.end;
        while let Some(next) = self.next(after_line(self.text, at)) {
            if next.is_header() {
                return header.range.start..next.range.start;
            }
            at = next.range.end;
        }
        header.range.start..self.text.len()
    }

    /// Whether a long string was ended by the opening quotes of the next one: its last
    /// line is `body =`.
    pub(super) fn swallows(&self, statement: &Statement) -> bool {
        let StatementForm::Entry { value, .. } = &statement.form else { return false };
        let value = &self.text[value.clone()];
        let Some(quotes) = value.get(..3).filter(|q| matches!(*q, "\"\"\"" | "'''"))
        else {
            return false;
        };
        let Some(end) = value[3..].find(quotes) else { return false };
        let last_line = value[3..3 + end].rsplit('\n').next().unwrap_or_default();
        let is_key = last_line.trim_end().ends_with('=')
            && begins_anew(self.vocabulary, last_line);
        is_key && value[3..3 + end].contains('\n')
    }

    /// Whether an empty string is followed by lines that are no statements: a long
    /// string with too few quotes.
    pub(super) fn opens_in_vain(&self, statement: &Statement) -> bool {
        let StatementForm::Entry { value, .. } = &statement.form else { return false };
        let is_empty = matches!(self.text[value.clone()].trim_end(), "\"\"" | "''");
        is_empty && self.end_of_words(statement.range.end) > statement.range.end
    }

    fn statement(&self, line: Range<usize>) -> Option<Statement> {
        let words = &self.text[line.clone()];
        let simple =
            |form| Some(Statement { range: line.clone(), form, is_closed: true });
        match words.chars().next()? {
            '#' => None,
            '[' | '［' | '【' if is_row(words) => simple(StatementForm::Words),
            '[' | '［' | '【' => simple(StatementForm::Header),
            'a'..='z' if is_bare_header(self.vocabulary, words) => {
                simple(StatementForm::Header)
            }
            '(' | '（' | '〔' | '「' | '《' | '<' | '{'
                if header(self.vocabulary, words).is_some() =>
            {
                simple(StatementForm::Header)
            }
            _ => {
                let without_sign = || key_without_sign(self.vocabulary, words);
                let found =
                    without_sign().or_else(|| key_and_sign(self.vocabulary, words));
                match found {
                    Some((key, sign)) => Some(self.entry(line, key, sign)),
                    None => simple(StatementForm::Words),
                }
            }
        }
    }

    fn entry(
        &self,
        line: Range<usize>,
        key: Range<usize>,
        sign: Range<usize>,
    ) -> Statement {
        let move_to =
            |range: Range<usize>| line.start + range.start..line.start + range.end;
        let (key, sign) = (move_to(key), move_to(sign));
        let value = &self.text[sign.end..];
        let start = sign.end + value.len() - value.trim_start_matches([' ', '\t']).len();
        let start = start.min(line.end);
        let is_words = |known: &Key| {
            known.name == &self.text[key.clone()] && matches!(known.shape, Shape::Words)
        };
        let is_words = self.vocabulary.keys.iter().any(is_words);
        let (end, is_closed) = self.value_end(start, is_words);
        let end = line_end(self.text, end);
        let form = StatementForm::Entry { key, sign, value: start..end };
        Statement { range: line.start..end, form, is_closed }
    }

    /// The end of a value, and whether it is closed.
    pub(super) fn value_end(&self, start: usize, is_words: bool) -> (usize, bool) {
        let value = &self.text[start..];
        for (quotes, escapes) in [("\"\"\"", true), ("'''", false)] {
            if let Some(inner) = value.strip_prefix(quotes) {
                return match closing(inner, quotes, escapes) {
                    Some(at) => (start + 3 + at, true),
                    None => (self.text.len(), false),
                };
            }
        }
        match value.chars().next() {
            Some(ch) if OPENING.contains(&ch) => self.brackets_end(start, is_words),
            // Others are brackets of a list where nothing else is on their line.
            Some('（' | '(' | '〔') if value.lines().next().is_some_and(is_one_mark) => {
                self.brackets_end(start, is_words)
            }
            _ => (start, true),
        }
    }

    /// The end of a list or an inline table; if it is not closed, the line before the
    /// next statement.
    fn brackets_end(&self, start: usize, is_words: bool) -> (usize, bool) {
        let text = self.text;
        let mut open = Vec::new();
        let mut at = start;
        while let Some(ch) = text[at..].chars().next() {
            match ch {
                _ if OPENING.contains(&ch) => open.push(english(ch).unwrap_or(ch)),
                _ if open.is_empty() => open.push('['),
                _ if CLOSING.contains(&ch) => {
                    open.pop();
                    if open.is_empty() {
                        return (at + ch.len_utf8(), true);
                    }
                }
                '）' | ')' | '〕' if open.len() == 1 => {
                    return (at + ch.len_utf8(), true);
                }
                '\n' if begins_anew(self.vocabulary, &text[line(text, at + 1)])
                    && !(is_words && open.last() == Some(&'{'))
                    && self.ends_before(&open, at) =>
                {
                    return (at, false);
                }
                '#' => {
                    at = line_end(text, at);
                    continue;
                }
                '"' | '\'' => {
                    at = string_end(text, at);
                    continue;
                }
                _ => {}
            }
            at += ch.len_utf8();
        }
        (text.len(), false)
    }

    /// Whether the innermost open bracket ends before the line after `at`, which starts
    /// like a statement. In an inline table of several lines such a line may be one of
    /// its own keys.
    fn ends_before(&self, open: &[char], at: usize) -> bool {
        let next = self.text[at + 1..].trim_start();
        let is_inner = |key: &Key| {
            next.starts_with(key.name) && self.vocabulary.whole(key.table).is_some()
        };
        open.last() == Some(&'[') || !self.vocabulary.keys.iter().any(is_inner)
    }
}

/// Whether a line is a single mark.
fn is_one_mark(line: &str) -> bool {
    line.trim().chars().count() == 1
}

/// Whether a line is only the path of a table, without opening brackets.
fn is_bare_header(vocabulary: &Vocabulary, words: &str) -> bool {
    let is_close = |ch: char| ":：]］】 ".contains(ch);
    vocabulary.header_of(words.trim_end_matches(is_close)).is_some()
}

/// Whether a line in brackets is a row of a table; no header looks like that.
fn is_row(words: &str) -> bool {
    let inner = words.trim_start_matches(|ch: char| "[［【 ".contains(ch));
    let inner = inner.split([']', '］', '】']).next().unwrap_or_default();
    let is_item = |ch: char| is_divider(ch) || is_quote(ch);
    inner.contains(is_item) || inner.starts_with(|ch: char| ch.is_ascii_digit())
}

/// Whether a line starts with what can only be a header or a key.
pub(super) fn begins_anew(vocabulary: &Vocabulary, line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let path = line.trim_start_matches('[');
    // A row of a list may begin with a bare word too.
    let is_word =
        ["true", "false", "inf", "nan"].iter().any(|word| path.starts_with(word));
    let is_header = path.len() < line.len()
        && path.starts_with(|ch: char| ch.is_ascii_lowercase())
        && !is_word;
    let is_entry = key_and_sign(vocabulary, line).is_some_and(|(key, _)| {
        vocabulary.key_anywhere(TableName::ROOT, &line[key]).is_some()
    });
    is_header || is_entry
}
