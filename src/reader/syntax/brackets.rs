//! What is wrong between the brackets of a list or of an inline table.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::case::Case;
use super::lines;
use super::list::ODD;
use super::marks;
use super::marks::CLOSING;
use super::marks::OPENING;
use super::mend::EntryKey;
use super::statement::Statement;
use super::stretch::StretchKind;
use super::stretch::is_closed;
use super::stretch::stretches;
use super::stretch::without_comment;
use crate::diagnostic::Diagnostic;
use crate::reader::key::Shape;

impl Case<'_> {
    /// What is wrong with the outer brackets of a value, if it is clear what was meant.
    pub(super) fn outer_brackets(
        &self,
        of: EntryKey,
        value: Range<usize>,
    ) -> Option<Diagnostic> {
        let written = without_comment(&self.text[value.clone()]).trim_end();
        let open = of.shape().bracket()?;
        let (called, shown) = marks::called(open);
        let mut chars = written.chars();
        let first = chars.next()?;
        let at_start = value.start..value.start + first.len_utf8();
        let odd = |ch| format!("用了 {ch} ，要用英文的{called} {shown}");
        if ODD.0.contains(&first) && chars.as_str().starts_with(['\n', '\r']) {
            return Some(self.error(at_start, odd(first)));
        }
        let mended = self.line(of, written)?;
        let last = chars.next_back()?;
        let end = value.start + written.len();
        let at_end = end - last.len_utf8()..end;
        let (is_open, is_close) =
            (|ch| OPENING.contains(&ch), |ch| CLOSING.contains(&ch));
        let is_bracketed = mended.ends_with([']', '}']);
        let is_quoted = marks::is_quote(first)
            && marks::is_quote(last)
            && chars.as_str().trim().starts_with(is_open);
        let is_odd = ODD.0.contains(&first) && (ODD.1.contains(&last) || is_close(last));
        let (place, message) = match () {
            _ if !is_bracketed && !is_open(first) && is_close(last) => {
                (at_end, format!("右边多了一个 {last}"))
            }
            _ if !is_bracketed => return None,
            _ if is_quoted => (at_start, format!("{called}外面不要加引号")),
            _ if is_odd => (at_start, odd(first)),
            _ if is_open(first) && ODD.1.contains(&last) => (at_end, odd(last)),
            _ if !is_open(first) && is_close(last) => {
                (at_start, format!("少了左边的{called} {open}"))
            }
            _ if !is_open(first) && !is_close(last) => {
                let message = format!("几项要写在英文的{called} {shown} 里");
                (at_start.start..end, message)
            }
            _ if is_close(last) && has_odd_brackets(written) => {
                (at_start.start..end, "方括号或花括号不成对".to_owned())
            }
            _ => return None,
        };
        Some(self.error(place, message))
    }

    /// What is wrong with a value in brackets.
    pub(super) fn brackets(
        &self,
        statement: &Statement,
        of: EntryKey,
        value: Range<usize>,
    ) -> Diagnostic {
        let written = &self.text[value.clone()];
        let wrong: Vec<(usize, char)> = wrong_marks(written).collect();
        if let Some(&(at, ch)) = wrong.first() {
            let message = match marks::english(ch) {
                _ if let Some(message) = several_marks(&wrong) => message,
                Some(',') => format!("各项之间用了中文标点 {ch} ，要用英文逗号 ,"),
                Some('=') => format!("这里用了中文标点 {ch} ，要用英文等号 ="),
                Some('"') | None => format!("引号 {ch} 是中文引号，要用英文引号 \""),
                Some(english) => {
                    let (called, written) = marks::called(english);
                    format!("用了全角{called} {ch} ，要用英文的 {written}")
                }
            };
            let at = value.start + at;
            return self.error(at..at + ch.len_utf8(), message);
        }
        if let Some(line) = self.odd_quotes(statement, value.start) {
            return self.error(line, ODD_QUOTES);
        }
        if let Some(at) = colon(written).map(|at| value.start + at) {
            return self.error(at..at + 1, "这里用了冒号 : ，要用等号 =");
        }
        if let Some(complaint) = self.unknown_parts(of, value.clone()) {
            return complaint;
        }
        if !statement.is_closed {
            let (open, close) =
                if written.starts_with('[') { ('[', ']') } else { ('{', '}') };
            let message = format!("从 {open} 开始的内容没有结束，少了 {close}");
            return self.error(value.start..value.start + 1, message);
        }
        let offset = self.offset.clamp(value.start, value.end);
        let rest = &self.text[offset..value.end];
        let end = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
        let message = between_brackets(written, offset - value.start);
        self.error(offset..offset + end, message)
    }

    /// In a list without an end, the first line on which a quote has no partner.
    fn odd_quotes(&self, statement: &Statement, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        while !statement.is_closed && at < self.damage_end(statement) {
            let line = lines::line(self.text, at);
            let words = without_comment(&self.text[at..line.end]);
            if words.matches('"').count() % 2 == 1 {
                return Some(at..at + words.len());
            }
            at = lines::after_line(self.text, line.end);
        }
        None
    }

    /// The complaint about keys that an inline table does not have. The parser stops at
    /// Chinese ones.
    fn unknown_parts(&self, of: EntryKey, value: Range<usize>) -> Option<Diagnostic> {
        let opener = of.key.filter(|key| matches!(key.shape, Shape::Whole(_)))?;
        let table = opener.shape.opens()?;
        let written = &self.text[value.clone()];
        let bare = stretches(written).into_iter();
        let bare = bare.filter(|(kind, _)| *kind == StretchKind::Bare);
        let bare: String = bare.map(|(_, range)| &written[range]).collect();
        let words = bare.split([',', '{', '}', '\n']);
        let words = words.filter_map(|one| Some(one.split_once('=')?.0.trim()));
        let is_known = |word: &str| self.vocabulary.key(table, word).is_some();
        let unknown: Vec<&str> =
            words.filter(|word| !word.is_empty() && !is_known(word)).collect();
        if unknown.iter().all(|word| word.is_ascii()) {
            return None;
        }
        let message = format!("{}中没有 {} 这样的键", opener.title(), unknown.join("、"));
        let complaint = self.error(value, message);
        if self.line(of, written).is_some() {
            return Some(complaint);
        }
        let keys = self.vocabulary.keys(table);
        let keys = keys.map(|key| format!("{}（{}）", key.name, key.short()));
        let keys = keys.collect::<Vec<_>>().join("和 ");
        let called = opener.called[0];
        Some(
            complaint.with_help(format!("{called}只有 {keys}：改成这两个键，其余的删去")),
        )
    }
}

/// What is wrong at a place between brackets, judged by the token there and those before
/// it.
fn between_brackets(written: &str, place: usize) -> &'static str {
    let is_quote = |ch| matches!(ch, '"' | '\'');
    let (mut open, mut is_assigned, mut is_value) = (Vec::new(), false, false);
    let tokens = toml_parser::Source::new(written).lex();
    for token in tokens.take_while(|token| token.span().end() <= place) {
        let (kind, words) =
            (token.kind(), &written[token.span().start()..token.span().end()]);
        is_value = match kind {
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => continue,
            TokenKind::Comma | TokenKind::Equals => false,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                open.push(kind);
                false
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open.pop();
                true
            }
            _ if words.starts_with(is_quote) && !is_closed(words) => return ODD_QUOTES,
            _ => is_assigned || open.last() == Some(&TokenKind::LeftSquareBracket),
        };
        is_assigned = kind == TokenKind::Equals;
    }
    let rest = &written[place..];
    let item = rest.split([',', ']', '}', '\n', '=']).next().unwrap_or_default();
    let is_number = item.starts_with(|ch: char| ch.is_ascii_digit() || "+-".contains(ch));
    let is_key = rest[item.len()..].starts_with('=');
    match () {
        _ if rest.starts_with(',') => "这里多了一个逗号",
        _ if is_value && !open.is_empty() => "两项之间少了英文逗号 ,",
        _ if item.contains(is_quote) => ODD_QUOTES,
        _ if is_value || is_number || item.is_empty() => "方括号或花括号里的写法不对",
        _ if is_key => "花括号里的键名是汉字的，也要加英文引号",
        _ => "每一项文字都要加英文引号",
    }
}

const ODD_QUOTES: &str = "这里的引号不成对";

/// Chinese marks in a list where English ones should be.
fn wrong_marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let marks = |(kind, range): (StretchKind, Range<usize>)| {
        let words = &text[range.clone()];
        let words = if kind == StretchKind::Comment { "" } else { words };
        let chars = words.char_indices().map(move |(at, ch)| (range.start + at, ch));
        let is_english = words.starts_with(['"', '\'']);
        chars.filter(move |(_, ch)| match kind {
            StretchKind::Quoted => !is_english && marks::is_wrong_quote(*ch),
            _ => marks::english(*ch).is_some(),
        })
    };
    stretches(text).into_iter().flat_map(marks)
}

/// Whether brackets of TOML have no partner. Those inside texts count too, for the
/// corrected text has them too.
fn has_odd_brackets(text: &str) -> bool {
    let count = |brackets: [char; 2]| text.matches(brackets).count();
    count(['[', '{']) != count([']', '}'])
}

/// The colon in an inline table, as in other languages.
fn colon(text: &str) -> Option<usize> {
    let mut bare = stretches(text).into_iter();
    let is_table = text.starts_with('{');
    let at = bare.find_map(|(kind, range)| match kind {
        StretchKind::Bare => text[range.clone()].find(':').map(|at| range.start + at),
        _ => None,
    });
    at.filter(|_| is_table)
}

/// The sentence for wrong marks of several kinds.
fn several_marks(wrong: &[(usize, char)]) -> Option<String> {
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    for kind in wrong.iter().filter_map(|&(_, ch)| marks::english(ch)).map(marks::called)
    {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let join = |of: fn(&(&'static str, &'static str)) -> &'static str| {
        kinds.iter().map(of).collect::<Vec<_>>().join("、")
    };
    let (called, written) = (join(|kind| kind.0), kinds.iter().map(|kind| kind.1));
    let written = written.collect::<Vec<_>>().join(" 、 ");
    (kinds.len() > 1).then(|| format!("{called}都用了中文的，要用英文的 {written}"))
}
