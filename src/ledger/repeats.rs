//! How much the repeated rows and cells of an .ods come to, found out before memory is
//! reserved for them.
//!
//! A cell may say that it is there ten thousand times, and its row a million times; the
//! workbook reader then makes as many copies of its text.

use super::refusal::Refusal;
use super::room::Room;

/// The last row and column that the workbook reader makes copies for.
const LAST: [usize; 2] = [1 << 20, 1 << 14];

/// Checks the XML of a sheet file.
pub(super) fn check(xml: &[u8]) -> Result<(), Refusal> {
    let mut room = Room::new();
    let mut row = Row::default();
    let mut rest = xml;
    while let Some(start) = rest.iter().position(|&byte| byte == b'<') {
        row.text(start);
        rest = &rest[start..];
        let end = tag_end(rest).ok_or(Refusal::Broken)?;
        let tag = &rest[..end];
        rest = &rest[end..];
        if tag.starts_with(b"<!DOCTYPE") {
            return Err(Refusal::Broken);
        }
        match name(tag) {
            b"<table:table-row" => {
                row = Row::new(repeated(tag, b"table:number-rows-repeated"))
            }
            b"</table:table-row" => row.end(&mut room)?,
            b"<table:table-cell" | b"<table:covered-table-cell" => {
                row.cell(repeated(tag, b"table:number-columns-repeated"), tag);
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a row has until now.
#[derive(Default)]
struct Row {
    n_times: usize,
    n_cells: usize,
    /// Of text, and of tags with a text in them that is repeated.
    n_bytes: usize,
    /// Of other tags.
    n_tag_bytes: usize,
    /// How often the last cell is there, if it is not empty.
    n_last: usize,
}

impl Row {
    fn new(n_times: usize) -> Row {
        Row { n_times: n_times.min(LAST[0]), ..Row::default() }
    }

    fn cell(&mut self, n_times: usize, tag: &[u8]) {
        let has = |word: &[u8]| tag.windows(word.len()).any(|it| it == word);
        let is_empty = tag.ends_with(b"/>") && !has(b"office:") && !has(b"formula");
        self.n_last = if is_empty { 0 } else { n_times.min(LAST[1]) };
        self.n_cells = self.n_cells.saturating_add(self.n_last);
        match self.n_last {
            0 | 1 => self.n_tag_bytes += tag.len(),
            _ => self.text(tag.len()),
        }
    }

    fn text(&mut self, n_bytes: usize) {
        self.n_bytes = self.n_bytes.saturating_add(self.n_last.saturating_mul(n_bytes));
    }

    fn end(&self, room: &mut Room) -> Result<(), Refusal> {
        room.cells(self.n_cells.saturating_mul(self.n_times))?;
        let n_tag_bytes = if self.n_times > 1 { self.n_tag_bytes } else { 0 };
        room.text(self.n_bytes.saturating_add(n_tag_bytes).saturating_mul(self.n_times))
    }
}

/// Where a tag, a comment or the like ends.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let behind = |sign: &[u8]| {
        let at = tag.windows(sign.len()).position(|it| it == sign)?;
        Some(at + sign.len())
    };
    match tag {
        [b'<', b'!', b'-', b'-', ..] => behind(b"-->"),
        [b'<', b'!', b'[', ..] => behind(b"]]>"),
        [b'<', b'?', ..] => behind(b"?>"),
        _ => {
            let mut quote = None;
            let end = tag.iter().position(|&byte| {
                match (quote, byte) {
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), byte) if open == byte => quote = None,
                    _ => {}
                }
                quote.is_none() && byte == b'>'
            })?;
            Some(end + 1)
        }
    }
}

/// The name of a tag, with the sign before it.
fn name(tag: &[u8]) -> &[u8] {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>' || *byte == b'/';
    let end = tag.iter().skip(2).position(ends).map_or(tag.len(), |at| at + 2);
    &tag[..end]
}

/// The number of an attribute, or 1.
fn repeated(tag: &[u8], attribute: &[u8]) -> usize {
    let Some(at) = tag.windows(attribute.len()).position(|it| it == attribute) else {
        return 1;
    };
    let digits = tag[at + attribute.len()..]
        .iter()
        .skip_while(|byte| !byte.is_ascii_digit())
        .take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |n: usize, digit| {
        n.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
    })
}
