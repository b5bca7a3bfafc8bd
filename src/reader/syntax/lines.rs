//! The lines of a text.

use std::ops::Range;

/// The line around an offset, without its ending.
pub(in crate::reader) fn line(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    start..end
}

/// The end of the line around an offset, before its ending.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    offset + text[offset..end].trim_end_matches('\r').len()
}

/// The start of the next line, if `end` is the end of this one.
pub(super) fn after_line(text: &str, end: usize) -> usize {
    text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}

/// Whether this is a blank, or the byte order mark of some files.
pub(super) fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || ch == '\u{FEFF}'
}
