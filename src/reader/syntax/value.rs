//! What is wrong with the value of an entry.

use std::ops::Range;

use super::case::Case;
use super::lines;
use super::list::strip_quotes;
use super::marks;
use super::mend;
use super::mend::EntryKey;
use super::sign::key_and_sign;
use super::statement::Statement;
use super::stretch::without_comment;
use crate::chinese::PartialDate;
use crate::chinese::date;
use crate::chinese::date::Reading;
use crate::diagnostic::Diagnostic;
use crate::reader::complaints;
use crate::reader::key::Key;
use crate::reader::key::Shape;
use crate::reader::key::TableName;

impl Case<'_> {
    /// The complaint about a value; without help if the corrected line says it all.
    pub(super) fn value(
        &self,
        statement: &Statement,
        of: EntryKey,
        value: Range<usize>,
    ) -> Diagnostic {
        let written = &self.text[value.clone()];
        let Some(first) = written.chars().next().filter(|&ch| ch != '#') else {
            let is_colour = matches!(of.shape(), Shape::Colour);
            if let Some(colour) = bare_colour(written).filter(|_| is_colour) {
                return self
                    .error(value, "颜色要加英文引号，不然从 # 起都是注释")
                    .with_help(format!("写作 {} = \"{colour}\"", of.name));
            }
            return self.no_value(of, value);
        };
        if let Some(complaint) = self.outer_brackets(of, value.clone()) {
            return complaint;
        }
        let place = value.start..value.start + first.len_utf8();
        match first {
            quote if marks::is_wrong_quote(quote) => {
                let message = format!("开头的引号 {quote} 是中文引号，要用英文引号 \"");
                let complaint = self.error(place, message);
                match self.goes_on(value.end) || self.line(of, written).is_none() {
                    true => with_long_help(complaint, of),
                    false => complaint,
                }
            }
            '"' if written.starts_with("\"\"\"") => self.long_string(statement, value),
            '\'' if written.starts_with("'''") => self.long_string(statement, value),
            '"' | '\'' => self.string(statement, of, first, value),
            ch if marks::OPENING.contains(&ch) => self.brackets(statement, of, value),
            _ => self.bare(of, value),
        }
    }

    fn no_value(&self, of: EntryKey, value: Range<usize>) -> Diagnostic {
        let at = value.start..value.start;
        let behind = &self.text[value.end..self.scanner().end_of_words(value.end)];
        if of.shape().is_long() && !behind.trim().is_empty() {
            let message = "这段文字有好几行，前后要各用三个英文引号";
            return with_long_help(self.error(at, message), of);
        }
        if of.shape().bracket() == Some('[') && !behind.trim().is_empty() {
            let help = match behind.trim_end().lines().next_back().map(str::trim) {
                Some("]") => "在等号后面写上 [",
                _ => "在等号后面写上 [ ，各项后面另起一行写上 ]",
            };
            return self.error(at, "少了左边的方括号 [").with_help(help);
        }
        let diagnostic = self.error(at, format!("{} 的等号后面没有内容", of.name));
        match of.key {
            Some(known) => {
                let example = known.example.replace('\n', " ");
                diagnostic.with_help(format!("填上内容，写作 {example}"))
            }
            None => diagnostic.with_help("在等号后面写上内容"),
        }
    }

    fn long_string(&self, statement: &Statement, value: Range<usize>) -> Diagnostic {
        let quotes = &self.text[value.start..value.start + 3];
        if self.is_unclosed(statement) {
            if let Some(diagnostic) = self.short_quotes(statement, quotes) {
                return diagnostic;
            }
            let message = format!("从这里开始的多行文字没有结束，少了结尾的 {quotes}");
            return self
                .error(value.start..value.start + 3, message)
                .with_help(format!("在这段文字的下一行单独写上 {quotes}"));
        }
        if let Some(diagnostic) = self.escape() {
            return diagnostic;
        }
        let offset = self.offset.clamp(value.start, value.end);
        self.error(offset..value.end, "多行文字已经结束，后面还有多余的文字")
            .with_help(format!("{quotes} 后面不要再写别的，换行写"))
    }

    /// The complaint about a long string whose last line ends in one or two quotes
    /// instead of three.
    fn short_quotes(&self, statement: &Statement, quotes: &str) -> Option<Diagnostic> {
        let text = self.text[..self.damage_end(statement)].trim_end();
        let n_quotes = text.len() - text.trim_end_matches(&quotes[..1]).len();
        let is_short = (1..3).contains(&n_quotes) && text.len() > statement.range.start;
        let place = text.len() - n_quotes..text.len();
        let message = format!("多行文字的结尾要用三个引号 {quotes}，这里没有写够");
        is_short.then(|| self.error(place, message).with_help(format!("写作 {quotes}")))
    }

    fn string(
        &self,
        statement: &Statement,
        of: EntryKey,
        quote: char,
        value: Range<usize>,
    ) -> Diagnostic {
        let written = &self.text[value.clone()];
        if let Some(diagnostic) = self.escape() {
            let line = self.line(of, written).filter(|_| of.shape().is_path());
            return match line {
                Some(line) => diagnostic.with_help(format!("路径中用 / ：{line}")),
                None => diagnostic,
            };
        }
        let written = without_comment(written).trim_end();
        let value = value.start..value.start + written.len();
        let end = written[1..].find(quote).map(|at| at + 2);
        let is_vain = self.scanner().opens_in_vain(statement);
        let Some(end) = end.filter(|_| !is_vain) else {
            return self.open_string(of, quote, value);
        };
        let rest = written[end..].trim_start();
        let start = value.start + written.len() - rest.len();
        if let Some(diagnostic) = self.two_entries(of, &written[..end], start, rest) {
            return diagnostic;
        }
        match rest.chars().next() {
            Some(_) if rest.trim_matches(quote).is_empty() => self
                .error(start..start + rest.len(), format!("结尾多了一个引号 {quote}"))
                .with_help(format!("删去多余的 {quote}")),
            Some(first) if first != '=' && rest.contains(quote) => {
                let place = value.start + end - 1..value.start + end;
                let message =
                    "引号里面又用了英文引号，文字到这里就断了；文中要用中文引号“ ”";
                let diagnostic = self.error(place, message);
                match self.goes_on(value.end) {
                    true => with_long_help(diagnostic, of),
                    false => diagnostic,
                }
            }
            _ => {
                let end = value.start + written.trim_end().len();
                self.error(start..end, "引号后面还有多余的文字")
                    .with_help("一行只写一项；说明文字前面加 #")
            }
        }
    }

    /// The complaint about two entries on one line.
    fn two_entries(
        &self,
        of: EntryKey,
        first: &str,
        start: usize,
        rest: &str,
    ) -> Option<Diagnostic> {
        let second = rest.trim_start_matches([',', '，', ';', '；', '、', ' ', '\t']);
        let start = start + rest.len() - second.len();
        let (name, sign) = key_and_sign(self.vocabulary, second)?;
        let other = of.key.map_or(TableName::ROOT, |key| key.table);
        let other = self.vocabulary.key_anywhere(other, &second[name.clone()])?;
        let diagnostic =
            self.error(start..start + name.len(), "一行只能写一项，这里写了两项");
        let other = mend::entry(self.vocabulary, other, &second[sign.end..]);
        let lines = self.line(of, first).zip(other);
        let help = match lines {
            Some((first, second)) => format!("分成两行，写作\n{first}\n{second}"),
            None => "从这里换行，分成两行写".to_owned(),
        };
        Some(diagnostic.with_help(help))
    }

    /// Whether lines follow that are no statements.
    pub(super) fn goes_on(&self, end: usize) -> bool {
        self.scanner().end_of_words(end) > end
    }

    fn open_string(&self, of: EntryKey, quote: char, value: Range<usize>) -> Diagnostic {
        let written = self.text[value.clone()].trim_end();
        let end = value.start + written.len();
        if let Some(last) =
            written.chars().next_back().filter(|&ch| marks::is_wrong_quote(ch))
        {
            let message = format!("结尾的引号 {last} 是中文引号，要用英文引号 {quote}");
            return self.error(end - last.len_utf8()..end, message);
        }
        if self.goes_on(value.end) {
            let place = value.start..value.start + 1;
            if of.shape().is_long() {
                let message = "这段文字有好几行，前后要各用三个英文引号";
                return with_long_help(self.error(place, message), of);
            }
            return self.error(place, "这段文字断成了几行，这一项只能写一行");
        }
        self.error(end..end, format!("少了结尾的英文引号 {quote}"))
    }

    /// The complaint about a backslash that starts no escape, after which the parser
    /// stopped.
    fn escape(&self) -> Option<Diagnostic> {
        let at = self.text[..self.offset].rfind('\\')?;
        let digits = self.text[at + 1..self.offset].trim_start_matches(['x', 'u', 'U']);
        let is_escape = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        // Behind the last character of a line it is a quote that is missing.
        if !is_escape || self.offset == lines::line(self.text, self.offset).end {
            return None;
        }
        let message = "双引号里的反斜杠 \\ 另有意义，不能单独使用";
        let help = "路径中的 \\ 改成 / ；要印出反斜杠的，写两个 \\\\";
        Some(self.error(at..at + 1, message).with_help(help))
    }

    fn bare(&self, of: EntryKey, value: Range<usize>) -> Diagnostic {
        let written =
            self.text[value.clone()].split('#').next().unwrap_or_default().trim_end();
        let place = value.start..value.start + written.len();
        let is_full_width = |ch: char| matches!(ch, '０'..='９');
        if let Some(key) =
            of.key.filter(|key| matches!(key.shape, Shape::Date | Shape::PartialDate))
        {
            return self.bare_date(key, place, written);
        }
        let message = match of.shape() {
            Shape::Flag => format!("{} 只能写 true（是）或 false（否）", of.name),
            _ if key_and_sign(self.vocabulary, written).is_some()
                && written.contains('"') =>
            {
                "文字前后要加英文引号 \"，而且一行只能写一项".to_owned()
            }
            _ if written.ends_with('"') || written.ends_with(marks::is_wrong_quote) => {
                "少了开头的英文引号 \"".to_owned()
            }
            _ if written.chars().all(is_full_width) => {
                "数字用了全角，又没有加引号".to_owned()
            }
            _ if written.chars().all(|ch| ch.is_ascii_digit()) => {
                "以 0 开头的号码要加英文引号".to_owned()
            }
            _ => "文字前后要加英文引号 \"".to_owned(),
        };
        self.error(place, message)
    }

    fn bare_date(&self, key: &Key, place: Range<usize>, written: &str) -> Diagnostic {
        let span = self.source.span(place);
        let is_full_width = |ch| matches!(ch, '０'..='９' | '－' | '／' | '．');
        let bare = strip_quotes(written);
        let message = match date::read(bare) {
            Reading::Date(_) if bare != written => "日期的引号不成对",
            Reading::Date(_) if written.contains(is_full_width) => {
                "日期用了全角的数字或横线，要用英文的"
            }
            Reading::Date(_) => "不加引号的日期要写成 年-月-日，月、日各两位",
            _ if is_so_far(key, bare) => "没有写全的日期要加英文引号",
            other => return complaints::wrong_date(key, span, other),
        };
        Diagnostic::error("date-wrong", span, message)
    }
}

/// Whether a text is as much of a date as is known, where that may stand.
fn is_so_far(key: &Key, text: &str) -> bool {
    matches!(key.shape, Shape::PartialDate) && PartialDate::read(text).is_ok()
}

/// Adds, for keys whose text is too long to repeat, how such a text is written.
fn with_long_help(diagnostic: Diagnostic, of: EntryKey) -> Diagnostic {
    match of.shape().is_long() {
        true => diagnostic.with_help(format!(
            "写成这样，……处是各段文字：\n{} = \"\"\"\n……\n……\n\"\"\"",
            of.name
        )),
        false => diagnostic,
    }
}

/// The colour that was written as a comment.
fn bare_colour(comment: &str) -> Option<&str> {
    let colour = comment.split_whitespace().next()?;
    let digits = colour.strip_prefix('#')?;
    let is_colour =
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_colour.then_some(colour)
}
