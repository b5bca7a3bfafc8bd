//! Decodes the bytes of a file.

use encoding_rs::GB18030;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Decodes a file in UTF-8, in GB 18030 as office programs of the country save text, or in
/// UTF-16 as old editors do.
///
/// Other encodings are not guessed: a wrong 汉字 in a letter is worse than none.
///
/// # Errors
///
/// The complaint about a file in another encoding or format.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, Diagnostic> {
    if let Some(format) = FORMATS.iter().find(|format| bytes.starts_with(format.magic)) {
        return Err(other_format(name, format));
    }
    let Some(text) = utf16(bytes).or_else(|| utf8(bytes)).or_else(|| gb18030(bytes))
    else {
        return Err(other_encoding(name, bytes));
    };
    let source = Source::new(name, line_feeds(text));
    if source.text().trim().is_empty() {
        return Err(empty_file(&source));
    }
    Ok(source)
}

/// The complaint about a file without content.
pub(super) fn empty_file(source: &Source) -> Diagnostic {
    Diagnostic::error("file-empty", source.span(0..0), "文件是空的").with_help(
        "信件用 reply new 生成一份可以直接修改的样稿；模板用 reply template show 取出自带的",
    )
}

/// Turns carriage returns, by which old machines ended lines, into line feeds.
fn line_feeds(text: String) -> String {
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(without_mark(bytes)).ok().map(str::to_owned)
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The text, if all these bytes are GB 18030 and they are not UTF-8 with a few bytes lost,
/// most of which could be GB 18030 as well.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, had_errors) = GB18030.decode_without_bom_handling(bytes);
    let is_damaged = || {
        let utf8 = String::from_utf8_lossy(bytes);
        let n_lost = utf8.chars().filter(|ch| *ch == char::REPLACEMENT_CHARACTER).count();
        // Three bytes of UTF-8 in a row are seldom met in GB 18030.
        let n_kept = utf8.chars().filter(|ch| ch.len_utf8() == 3).count() - n_lost;
        n_kept > n_lost
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    (!had_errors && !is_damaged()).then(|| text.to_owned())
}

/// The text, if these bytes are UTF-16, which a byte order mark or NUL in every other
/// byte shows.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (units, is_big) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, false),
        [0xFE, 0xFF, rest @ ..] => (rest, true),
        bytes => (bytes, unmarked_utf16_is_big(bytes)?),
    };
    let unit = |pair: &[u8]| match is_big {
        true => u16::from_be_bytes([pair[0], pair[1]]),
        false => u16::from_le_bytes([pair[0], pair[1]]),
    };
    let units: Vec<u16> = units.chunks_exact(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units))
}

fn unmarked_utf16_is_big(bytes: &[u8]) -> Option<bool> {
    let n_nuls =
        |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    // The full-width blank has a NUL too, on the other side.
    let many = bytes.len() / 16 + 1;
    let outweighs = |more: usize, fewer: usize| more >= many && fewer < more / 8 + 1;
    match (n_nuls(0), n_nuls(1)) {
        (even, odd) if outweighs(odd, even) => Some(false),
        (even, odd) if outweighs(even, odd) => Some(true),
        _ => None,
    }
}

/// A file format that is not text.
struct Format {
    magic: &'static [u8],
    called: &'static str,
}

const FORMATS: &[Format] = &[
    Format { magic: b"PK\x03\x04", called: " Word 文档（.docx）或压缩包" },
    Format { magic: b"PK\x05\x06", called: "压缩包" },
    Format { magic: b"%PDF", called: " PDF" },
    Format {
        magic: b"\xD0\xCF\x11\xE0", called: "旧版 Word 或 WPS 文档（.doc、.wps）"
    },
    Format { magic: b"{\\rtf", called: " RTF 文档" },
];

fn other_format(name: &str, format: &Format) -> Diagnostic {
    let span = Source::new(name, "").span(0..0);
    let message = format!("这个文件是{}，reply 只读纯文本文件", format.called);
    Diagnostic::error("not-text", span, message)
        .with_help("把文字复制出来，粘贴到 reply new 生成的 .toml 样稿里")
}

fn other_encoding(name: &str, bytes: &[u8]) -> Diagnostic {
    let bytes = without_mark(bytes);
    let first_bad =
        std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    // Nothing before the first bad byte changes, so its place is the same in this text.
    let source = Source::new(name, String::from_utf8_lossy(bytes).into_owned());
    let span = source.span(first_bad..first_bad + char::REPLACEMENT_CHARACTER.len_utf8());
    let ending = if name.ends_with(".toml") {
        "再把扩展名改回 .toml"
    } else {
        "扩展名不变"
    };
    let message = "文件不是 UTF-8，也不是 GB 18030（GBK）编码的文字，从这里起读不出来";
    Diagnostic::error("encoding", span, message).with_help(format!(
        "另存为 UTF-8：\n\
         记事本：文件 → 另存为 → 下方“编码”选 UTF-8 → 保存\n\
         WPS：文件 → 另存为 → 类型选“文本文件(*.txt)” → 编码选 Unicode(UTF-8)，{ending}",
    ))
}
