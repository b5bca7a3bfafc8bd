//! A text of the letter, with the place where each of its characters was written.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, Range};

use serde::{Serialize, Serializer};

use super::literal;
use super::literal::Placed;
use super::pasted;
use super::spread;
use crate::address::Address;
use crate::chinese::{Script, Standing, pairs, script};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::source::Span;

/// The blank that sets a name of two characters to the width of three: 王　强.
const WIDE_BLANK: char = '\u{3000}';

/// Text as it will be printed, without what pasting brought along, and the place of each
/// character in the TOML.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    text: String,
    /// For each character of `text`, its bytes in the source.
    places: Vec<Range<usize>>,
    span: Span,
    address: Address,
}

impl Text {
    /// Reads a TOML string of one line; `literal` includes its quotes.
    ///
    /// # Errors
    ///
    /// Complaints about characters that cannot be printed.
    pub fn line(literal: &Span, address: &Address) -> Result<Text, Vec<Diagnostic>> {
        Text::one_line(accepted(literal)?, literal, address)
    }

    /// Reads a TOML string of one line in which a word may be spread: 答    复.
    pub(super) fn spread_line(
        literal: &Span,
        address: &Address,
    ) -> Result<Text, Vec<Diagnostic>> {
        Text::one_line(spread::spread(accepted(literal)?), literal, address)
    }

    fn one_line(
        chars: Vec<Placed>,
        literal: &Span,
        address: &Address,
    ) -> Result<Text, Vec<Diagnostic>> {
        let mut lines = chars
            .split(|placed| pasted::is_line_break(placed.ch))
            .map(|line| pasted::tidy(line.to_vec()))
            .filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        match lines.next() {
            None => Ok(Text::new(first, literal.clone(), address.clone())),
            Some(second) => Err(vec![line_break(&literal.source, &second)]),
        }
    }

    /// Reads the paragraphs of a TOML string: every line is one, blank lines do not
    /// count.
    ///
    /// # Errors
    ///
    /// Complaints about characters that cannot be printed.
    pub fn paragraphs(
        literal: &Span,
        address: &Address,
    ) -> Result<Vec<Text>, Vec<Diagnostic>> {
        let chars = accepted(literal)?;
        let lines = chars.split(|placed| pasted::is_line_break(placed.ch));
        let lines = lines.map(|line| pasted::tidy(line.to_vec()));
        let paragraph = |(idx, line): (usize, Vec<Placed>)| {
            let range = line.first()?.place.start..line.last()?.place.end;
            let text = Text::new(line, literal.source.span(range), address.then(idx));
            Some(text.without_wide_blanks())
        };
        let filled = lines.filter(|line| !line.is_empty());
        Ok(filled.enumerate().filter_map(paragraph).collect())
    }

    /// A text from a file of another format, with the place of each character.
    pub(crate) fn plain(
        chars: Vec<(char, Range<usize>)>,
        place: &Span,
        address: Address,
    ) -> Result<Text, Vec<Diagnostic>> {
        let placed = |(ch, place)| Placed { ch, place };
        let chars: Vec<Placed> = chars.into_iter().map(placed).collect();
        let chars = printable(chars, &place.source)?;
        // A cell may be written in several lines, which are one text on paper.
        let lines = chars.split(|placed| pasted::is_line_break(placed.ch));
        let chars = lines.flat_map(|line| pasted::tidy(line.to_vec())).collect();
        Ok(Text::new(chars, place.clone(), address))
    }

    /// A copy with some of its characters replaced.
    pub(crate) fn with(&self, chars: &[Range<usize>], instead: &str) -> Text {
        let mut placed = Vec::new();
        for (at, ch) in self.text.chars().enumerate() {
            match chars.iter().find(|range| range.contains(&at)) {
                None => placed.push(Placed { ch, place: self.places[at].clone() }),
                Some(range) if range.start == at => {
                    let place = self.place(range.clone()).range;
                    placed.extend(
                        instead.chars().map(|ch| Placed { ch, place: place.clone() }),
                    );
                }
                Some(_) => {}
            }
        }
        Text::new(placed, self.span.clone(), self.address.clone())
    }

    /// A text in place of this one, each character at the place of one of its own. Of those
    /// that share a place one has it, the same one if there is; the others are beside it.
    pub(crate) fn reworded(&self, chars: &[Standing]) -> Text {
        let mut placed = Vec::new();
        for group in chars.chunk_by(|(_, one), (_, other)| one == other) {
            let at = group[0].1;
            let place = self.places.get(at).unwrap_or(&self.span.range);
            let own = self.text.chars().nth(at);
            let same = group.iter().position(|(ch, _)| Some(*ch) == own);
            let same = same.unwrap_or(group.len() - 1);
            placed.extend(group.iter().enumerate().map(|(idx, &(ch, _))| {
                let place = match idx.cmp(&same) {
                    Ordering::Less => place.start..place.start,
                    Ordering::Equal => place.clone(),
                    Ordering::Greater => place.end..place.end,
                };
                Placed { ch, place }
            }));
        }
        Text::new(placed, self.span.clone(), self.address.clone())
    }

    /// The program's own words for a text that was not written, at a place that says so.
    pub(crate) fn own(words: &str, place: Span, address: Address) -> Text {
        let placed = |ch| Placed { ch, place: place.range.clone() };
        Text::new(words.chars().map(placed).collect(), place.clone(), address)
    }

    fn new(chars: Vec<Placed>, span: Span, address: Address) -> Text {
        let text = chars.iter().map(|placed| placed.ch).collect();
        let places = chars.into_iter().map(|placed| placed.place).collect();
        Text { text, places, span, address }
    }

    /// Some of its characters, as a text of its own.
    pub(crate) fn part(&self, chars: Range<usize>, address: Address) -> Text {
        let text = self.text.chars().skip(chars.start).take(chars.len()).collect();
        let span = self.place(chars.clone());
        Text { text, places: self.places[chars].to_vec(), span, address }
    }

    /// Removes full-width blanks except behind a label; one between Western words
    /// becomes a normal blank.
    pub(super) fn without_wide_blanks(self) -> Text {
        let chars: Vec<char> = self.text.chars().collect();
        let label = chars.iter().position(|&ch| ch == WIDE_BLANK);
        let label = label.filter(|&at| pasted::is_label(&chars[..at]));
        let is_western = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|&ch| script(ch) == Script::Western)
        };
        let kept = chars.iter().zip(&self.places).enumerate();
        let placed = kept.filter_map(|(at, (&ch, place))| {
            let is_between = is_western(at.checked_sub(1)) && is_western(Some(at + 1));
            let ch = match ch {
                WIDE_BLANK if Some(at) == label => ch,
                WIDE_BLANK if is_between => ' ',
                WIDE_BLANK => return None,
                ch => ch,
            };
            Some(Placed { ch, place: place.clone() })
        });
        Text::new(placed.collect(), self.span.clone(), self.address.clone())
    }

    /// Removes 《》 around the whole text.
    pub(crate) fn without_title_marks(self) -> Text {
        let chars: Vec<char> = self.text.chars().collect();
        let n_chars = chars.len();
        let whole = pairs(&chars, '《', '》').contains(&(0, n_chars.saturating_sub(1)));
        match self.text.strip_prefix('《').and_then(|text| text.strip_suffix('》')) {
            Some(text) if whole && !text.is_empty() => {
                let places = self.places[1..n_chars - 1].to_vec();
                Text { text: text.to_owned(), places, ..self }
            }
            _ => self,
        }
    }

    /// Its address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Its place in the TOML, with the quotes of a one-line value.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// The place of these characters (counted from 0) in the TOML.
    pub fn place(&self, chars: Range<usize>) -> Span {
        let behind = self.places.last().map_or(self.span.range.end, |place| place.end);
        let start = self.places.get(chars.start).map_or(behind, |place| place.start);
        let end = match chars.end.checked_sub(1).and_then(|last| self.places.get(last)) {
            Some(place) => place.end,
            None => behind,
        };
        self.span.source.span(start..end.max(start))
    }

    /// The characters (counted from 0) at a place in the TOML; empty for a place
    /// elsewhere. A place between two characters is the one after it, and at the end the
    /// last.
    pub fn chars_at(&self, place: &Span) -> Range<usize> {
        let Range { start, end } = place.range;
        let overlap = |range: Range<usize>| {
            let first = self.places.partition_point(|place| place.end <= range.start);
            let behind = self.places.partition_point(|place| place.start < range.end);
            first..behind.max(first)
        };
        if place.source != self.span.source {
            return 0..0;
        }
        match overlap(start..end.max(start + 1)) {
            chars if chars.is_empty() && start == end && start > 0 => {
                overlap(start - 1..start)
            }
            chars => chars,
        }
    }
}

/// The characters of a string; complaints if some cannot be printed.
fn accepted(literal: &Span) -> Result<Vec<Placed>, Vec<Diagnostic>> {
    printable(literal::decode(literal), &literal.source)
}

fn printable(
    chars: Vec<Placed>,
    source: &Source,
) -> Result<Vec<Placed>, Vec<Diagnostic>> {
    let is_refused = |ch: char| pasted::is_refused(ch) || pasted::is_component(ch);
    let refused = chars.iter().filter(|placed| is_refused(placed.ch));
    let complaints: Vec<Diagnostic> = refused
        .map(|placed| unprintable(source, placed.ch, placed.place.clone()))
        .collect();
    match complaints.is_empty() {
        true => Ok(chars),
        false => Err(complaints),
    }
}

/// The complaint about a character that letters cannot have.
pub(super) fn unprintable(source: &Source, ch: char, place: Range<usize>) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(ch));
    if pasted::is_component(ch) {
        let message = format!("“{ch}”（{code}）只是一个偏旁，不能确定是哪个字");
        return Diagnostic::error("component-character", source.span(place), message)
            .with_help("对照原稿，重新输入这个字");
    }
    let (message, help) = match ch {
        char::REPLACEMENT_CHARACTER => (
            format!("这里有一个乱码字符（{code}），原来的字已经丢失"),
            "对照原稿，重新输入这个字",
        ),
        _ => (
            format!("这里有一个看不见的控制字符（{code}），不能印在信里"),
            "连同前后的字一起删去，再重新输入",
        ),
    };
    Diagnostic::error("control-character", source.span(place), message).with_help(help)
}

fn line_break(source: &Source, second: &[Placed]) -> Diagnostic {
    let start = second.first().map_or(0, |placed| placed.place.start);
    let end = second.last().map_or(start, |placed| placed.place.end);
    Diagnostic::error("line-break", source.span(start..end), "这里只能写一行，不能换行")
        .with_help("删去中间的换行，写成一行")
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
