//! Texts as PDF writes them outside pages.

/// A text string: a byte order mark, then UTF-16BE.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}
