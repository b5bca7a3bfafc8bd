//! What is wrong with a header.

use std::ops::Range;

use super::case::Case;
use super::case::Mistake;
use super::case::padded;
use super::header;
use super::mend;
use super::statement::Statement;
use super::stretch::without_comment;

impl Case<'_> {
    /// The mistake in a header.
    pub(super) fn header(&self, statement: &Statement) -> Mistake {
        let range = statement.range.clone();
        let line = without_comment(&self.text[range.clone()]);
        // Anything behind a header on its line would be lost.
        let is_alone = !line.contains(['=', '"', '“']);
        let mended = header::header(self.vocabulary, line)
            .filter(|mended| is_alone && mend::differ(mended, line));
        let first = line.chars().next().unwrap_or('[');
        let full_width = line.char_indices().find(|(_, ch)| "［］【】".contains(*ch));
        let (place, message) = match full_width {
            Some((at, ch)) => {
                let at = range.start + at;
                (
                    at..at + ch.len_utf8(),
                    format!("表头用了全角方括号 {ch} ，要用英文的 [ ]"),
                )
            }
            None if first.is_ascii_lowercase() && line.ends_with(']') => {
                (range.clone(), "表头没有写完，少了左边的方括号 [".to_owned())
            }
            None if first.is_ascii_lowercase() => {
                (range.clone(), "表头要写在方括号里".to_owned())
            }
            None if first != '[' => (
                range.start..range.start + first.len_utf8(),
                format!("表头用了 {first} ，要用英文的 [ ]"),
            ),
            None if !line.contains(']') => {
                (range.clone(), "表头没有写完，少了右边的方括号 ]".to_owned())
            }
            None if line.starts_with("[[") != line.contains("]]") => {
                (range.clone(), "表头两边的方括号个数不一样".to_owned())
            }
            None if !is_alone => {
                (range.clone(), "表头要单独写一行，后面的内容另起一行".to_owned())
            }
            None if !line.ends_with(']') => {
                (range.clone(), "表头后面还有多余的文字".to_owned())
            }
            None if !line.is_ascii() => (range.clone(), "表头要用英文的名称".to_owned()),
            None => (range.clone(), "表头的写法不对".to_owned()),
        };
        let help = match &mended {
            Some(mended) => format!("写作 {mended}"),
            None => {
                format!("表头有：{}", self.vocabulary.headers)
            }
        };
        let diagnostic = self.error(place, message).with_help(help);
        let put = mended.and_then(|mended| self.room(range, mended));
        let (range, instead) = match put {
            Some((range, instead)) => (range, Some(instead)),
            None => (self.scanner().with_contents(statement), None),
        };
        Mistake { diagnostic, range, instead }
    }

    /// The replacement for a corrected header, with the blank lines above it if it needs
    /// their bytes.
    fn room(
        &self,
        place: Range<usize>,
        header: String,
    ) -> Option<(Range<usize>, String)> {
        let blank = self.text[..place.start].trim_end().len();
        let is_line = |start: &usize| *start == 0 || self.text[..*start].ends_with('\n');
        let mut starts = (blank..=place.start).rev().filter(is_line);
        starts.find_map(|start| {
            let instead = padded(&header, place.end - start)?;
            Some((start..place.end, instead))
        })
    }
}
