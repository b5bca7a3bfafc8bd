//! Tells which mistake made the parser stop.
//!
//! The parser's messages are in English and name what TOML expects; these name what
//! people do with a Chinese input method.

use std::ops::Range;

use super::case::Case;
use super::case::Mistake;
use super::lines;
use super::marks::is_quote;
use super::marks::is_wrong_quote;
use super::mend;
use super::mend::EntryKey;
use super::statement::Statement;
use super::statement::StatementForm;
use super::stretch::without_comment;
use crate::chinese::to_half_width;
use crate::diagnostic::Diagnostic;
use crate::reader::complaints;
use crate::reader::pasted;
use crate::reader::text;

impl Case<'_> {
    /// The mistake in this statement, or outside all statements.
    pub(super) fn mistake(&self, statement: Option<&Statement>) -> Mistake {
        let in_statement = || match statement {
            Some(statement) => self.in_statement(statement),
            None => self.fallback(lines::line(self.text, self.offset)),
        };
        let too_deep = || self.too_deep(statement?);
        self.control_character().or_else(too_deep).unwrap_or_else(in_statement)
    }

    fn control_character(&self) -> Option<Mistake> {
        let ch = self.text.get(self.offset..)?.chars().next()?;
        let is_refused = pasted::is_refused(ch) && ch != char::REPLACEMENT_CHARACTER;
        let range = self.offset..self.offset + ch.len_utf8();
        let mistake = || Mistake {
            diagnostic: text::unprintable(self.source, ch, range.clone()),
            range: range.clone(),
            instead: None,
        };
        is_refused.then(mistake)
    }

    fn in_statement(&self, statement: &Statement) -> Mistake {
        match &statement.form {
            StatementForm::Header => self.header(statement),
            StatementForm::Words => self.words(statement),
            StatementForm::Entry { key, sign, value } => {
                self.entry(statement, key.clone(), sign.clone(), value.clone())
            }
        }
    }

    fn fallback(&self, range: Range<usize>) -> Mistake {
        let message = "这一行不合 TOML 的写法，读不懂";
        let diagnostic = self.error(range.clone(), message).with_help(format!(
            "一行写一项：键 = \"内容\"；表头写 {}；注释以 # 开头",
            self.vocabulary.usual
        ));
        Mistake { diagnostic, range, instead: None }
    }

    fn where_texts_go(&self) -> String {
        let (table, name) = self.vocabulary.text;
        let called = self.vocabulary.key(table, name).map_or(name, |key| key.called[0]);
        format!("{called}写在 {name} = \"\"\" 与 \"\"\" 之间；注释以 # 开头；多余的删去")
    }

    fn words(&self, statement: &Statement) -> Mistake {
        let first = statement.range.clone();
        let words = &self.text[first.clone()];
        let range = first.start..self.scanner().end_of_words(first.end);
        let word = words
            .split(|ch: char| is_quote(ch) || ch.is_whitespace())
            .next()
            .unwrap_or_default();
        let known = self.known(word).filter(|_| !word.is_empty());
        let after = words[word.len()..].trim();
        let (place, message, help) = match words.chars().next() {
            Some('＃') => (
                first.start..first.start + '＃'.len_utf8(),
                "注释用了全角的 ＃ ，要用英文的 #".to_owned(),
                "把 ＃ 换成 #".to_owned(),
            ),
            Some('/') if words.starts_with("//") => (
                first.start..first.start + 2,
                "注释要以 # 开头，不能用 //".to_owned(),
                "把 // 换成 #".to_owned(),
            ),
            _ if let Some(key) = known => (
                first.clone(),
                format!("{word} 后面少了等号"),
                match mend::entry(self.vocabulary, key, after) {
                    Some(line) => format!("写作 {line}"),
                    None if after.is_empty() => format!("写作 {}", key.example),
                    None => format!("在 {word} 后面加上等号 ="),
                },
            ),
            _ => (
                first.clone(),
                "这些文字不在引号里，不知道是哪一项的内容".to_owned(),
                self.where_texts_go(),
            ),
        };
        let diagnostic = self.error(place, message).with_help(help);
        Mistake { diagnostic, range, instead: None }
    }

    fn entry(
        &self,
        statement: &Statement,
        key: Range<usize>,
        sign: Range<usize>,
        value: Range<usize>,
    ) -> Mistake {
        let word = self.text[key.clone()].trim_matches(['"', '\'']);
        let plain = to_half_width(word);
        let known = self.known(&plain);
        let of = EntryKey { name: known.map_or(word, |known| known.name), key: known };
        let mended = self.mended(statement, of, value.clone());
        let written = without_comment(&self.text[key.start..value.end]);
        let mended = mended.filter(|line| mend::differ(line, written));
        let mended = mended.map(|line| format!("写作 {line}"));
        match &self.text[sign.clone()] {
            "=" => {}
            blank if blank.trim().is_empty() => {
                return self.no_sign(statement, of, sign, mended);
            }
            _ => return self.wrong_sign(sign, mended),
        }
        let is_named = known.is_some_and(|known| known.name == word);
        if let Some(mistake) = self.behind(of, value.clone()).filter(|_| is_named) {
            return mistake;
        }
        let diagnostic = match known {
            Some(known) if known.name != word => {
                let message = format!("键名要用英文：“{word}”应写作 {}", known.name);
                Diagnostic::error("key-unknown", self.source.span(key), message)
                    .with_help(format!("把“{word}”改成 {}", known.name))
            }
            None if !word.is_ascii() => {
                let message = format!("没有“{word}”这个键，键名都是英文的");
                Diagnostic::error("key-unknown", self.source.span(key), message)
                    .with_help("对照 reply new 生成的样稿改正键名；多余的，删去")
            }
            _ => self.value(statement, of, value),
        };
        let whole = known.filter(|known| known.table != self.table);
        let whole = whole.and_then(|known| self.vocabulary.whole(known.table));
        if let Some(opener) = whole {
            let range = statement.range.start..self.damage_end(statement);
            let help = complaints::whole_help(self.vocabulary, opener);
            return Mistake {
                diagnostic: diagnostic.with_help(help),
                range,
                instead: None,
            };
        }
        let is_renamed = diagnostic.code == "key-unknown" && known.is_some();
        let help = match is_renamed {
            true => mended.or(diagnostic.help),
            false => diagnostic.help.or(mended),
        };
        let range = statement.range.start..self.damage_end(statement);
        Mistake { diagnostic: Diagnostic { help, ..diagnostic }, range, instead: None }
    }

    /// The line that an entry was meant to be, if it is certain.
    fn mended(
        &self,
        statement: &Statement,
        of: EntryKey,
        value: Range<usize>,
    ) -> Option<String> {
        let words = &self.text[value.clone()];
        let first = words.lines().next().unwrap_or_default();
        let first = without_comment(first).trim_end();
        if self.is_unclosed(statement) {
            // A list that seems to have no end may have it, behind a quote that has none.
            let is_whole = first.ends_with([']', '}', '］', '】', '｝']);
            let end = self.damage_end(statement).clamp(value.start, value.end);
            let words = &self.text[value.start..end];
            return self.line(of, if is_whole { first } else { words });
        }
        let behind = &self.text
            [statement.range.end..self.scanner().end_of_words(statement.range.end)];
        let is_more = |ch| matches!(ch, '"' | '\'') || is_wrong_quote(ch);
        let goes_on = without_comment(behind).contains(is_more);
        match goes_on {
            false => self.line(of, words),
            // A line ending slipped into the text.
            true => {
                let words = format!("{first}{}", behind.trim());
                let is_line = first.matches('"').count() == 1
                    && behind.trim().lines().count() == 1
                    && !of.shape().is_long();
                self.line(of, &words).filter(|_| is_line)
            }
        }
    }
}
