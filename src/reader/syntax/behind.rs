//! What is wrong behind a good value.

use std::ops::Range;

use toml::de::DeValue;

use super::case::Case;
use super::case::Mistake;
use super::marks::is_wrong_quote;
use super::mend::EntryKey;
use super::stretch::string_end;
use crate::reader::key::Shape;

/// Marks that end a sentence or an item, which are wrong behind a value.
const MARKS: [char; 8] = [',', '，', ';', '；', '、', '。', '．', '.'];

/// What people start a comment with instead of `#`.
const COMMENTS: [(&str, &str); 2] =
    [("＃", "注释用了全角的 ＃ ，要用英文的 #"), ("//", "注释要以 # 开头，不能用 //")];

impl Case<'_> {
    /// Finds a mark, a comment or words behind a value; the value itself is still read.
    pub(super) fn behind(&self, of: EntryKey, value: Range<usize>) -> Option<Mistake> {
        // What is closed too early goes on behind.
        if self.goes_on(value.end) {
            return None;
        }
        let end = self.good_end(value.clone())?;
        let rest = self.text[end..value.end].trim_start();
        let start = value.end - rest.len();
        for (sign, message) in COMMENTS {
            if rest.starts_with(sign) {
                let help = format!("把 {sign} 换成 #");
                return Some(self.instead(start..start + sign.len(), message, help, "#"));
            }
        }
        let first = rest.chars().next()?;
        let after = rest[first.len_utf8()..].trim_start();
        if MARKS.contains(&first) && (after.is_empty() || after.starts_with('#')) {
            let place = start..start + first.len_utf8();
            let message = format!("这一行末尾多了 {first}");
            return Some(self.instead(
                place,
                &message,
                format!("删去末尾的 {first}"),
                "",
            ));
        }
        if is_wrong_quote(first) && after.is_empty() {
            let message = format!("结尾多了一个引号 {first}");
            let help = format!("删去多余的 {first}");
            return Some(self.instead(
                start..start + first.len_utf8(),
                &message,
                help,
                "",
            ));
        }
        let called = match of.shape() {
            Shape::Date | Shape::PartialDate => "日期",
            Shape::Flag => "true 或 false ",
            Shape::Number(_) if !MARKS.contains(&first) => "数字",
            _ => return None,
        };
        let place = start..start + rest.trim_end().len();
        let message = format!("{called}后面还有多余的文字");
        let help = "一行只写一项；说明文字前面加 #".to_owned();
        Some(self.instead(place, &message, help, ""))
    }

    /// The end of a good value, if its last line goes on.
    fn good_end(&self, value: Range<usize>) -> Option<usize> {
        let written = &self.text[value.clone()];
        let ends_bare = |ch: char| {
            ch.is_whitespace() || "＃（(".contains(ch) || MARKS[..7].contains(&ch)
        };
        let end = match written.chars().next()? {
            '"' | '\'' => string_end(written, 0),
            '[' | '{' => self.scanner().value_end(value.start, false).0 - value.start,
            _ => {
                let word = written.split(ends_bare).next().unwrap_or_default();
                word.trim_end_matches('.').len()
            }
        };
        let good = written.get(..end)?;
        DeValue::parse(good).is_ok().then_some(value.start + end)
    }

    /// A mistake that is corrected by replacing characters.
    fn instead(
        &self,
        place: Range<usize>,
        message: &str,
        help: String,
        instead: &str,
    ) -> Mistake {
        let blanks = " ".repeat(place.len() - instead.len());
        let diagnostic = self.error(place.clone(), message).with_help(help);
        Mistake { diagnostic, range: place, instead: Some(format!("{instead}{blanks}")) }
    }
}
