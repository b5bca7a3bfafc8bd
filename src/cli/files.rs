//! Files as they are read: letters, and what they name.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::output::{self, in_chinese};
use super::root;
use super::step::{self, Step};
use super::stop::Stop;
use super::work::{self, unhurried};
use crate::diagnostic::Diagnostic;
use crate::letter;
use crate::source::{Source, Span, Spanned};

/// The most that a letter has, or anything that is written for one: more than this in bytes
/// is something else.
pub(super) const TEXT: u64 = 16 << 20;

/// The most that a ledger has.
pub(super) const LEDGER: u64 = 64 << 20;

/// The most that a font file has; the largest of those that clerks use have half of it.
pub(super) const FONT: u64 = 128 << 20;

/// The most that a PDF has that is to be drawn.
pub(super) const PDF: u64 = 256 << 20;

/// Reads a file as bytes, or stdin for `-`, if it has no more of them than the limit. Of a
/// device or a pipe that has no end, no more than that is read.
pub(super) fn read(path: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    let what = || format!("无法读取 {}", shown(path));
    work::at(match is_stream(path) {
        true => Step::Waiting(step::name(path)),
        false => Step::Reading(step::name(path)),
    });
    let bytes = if path == Path::new("-") {
        // A person who types takes the time to.
        match std::io::stdin().is_terminal() {
            true => unhurried(|| taken(std::io::stdin(), limit, 0)),
            false => taken(std::io::stdin(), limit, 0),
        }
    } else {
        root::check(path)?;
        std::fs::File::open(path).and_then(|file| {
            let length = file.metadata()?.len();
            taken(file, limit, length)
        })
    };
    let bytes = bytes.map_err(in_chinese).with_context(what)?;
    match bytes.len() as u64 > limit {
        true => Err(TooLong::new(path, limit).into()),
        false => Ok(bytes),
    }
}

/// What a stream has, up to one byte more than the limit.
fn taken(stream: impl Read, limit: u64, expected: u64) -> std::io::Result<Vec<u8>> {
    let room = expected.min(limit) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default());
    stream.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file has more than is read.
#[derive(Debug, thiserror::Error)]
#[error("{name} {}{} MB，{}", self.kind(), self.limit >> 20, self.refusal())]
struct TooLong {
    name: String,
    limit: u64,
    is_stream: bool,
}

impl TooLong {
    fn new(path: &Path, limit: u64) -> TooLong {
        TooLong { name: shown(path), limit, is_stream: is_stream(path) }
    }

    fn kind(&self) -> &'static str {
        if self.is_stream { "不是普通文件，读了 " } else { "超过了 " }
    }

    fn refusal(&self) -> &'static str {
        if self.is_stream { "还没有读完" } else { "这样大的文件不读" }
    }
}

/// What a file that is written is called in messages; `-` is stdout.
pub(super) fn shown_output(path: &Path) -> String {
    match path == Path::new("-") {
        true => "标准输出".to_owned(),
        false => path.display().to_string(),
    }
}

/// Whether what is read there comes once: at stdin, or out of a pipe or device.
pub(super) fn is_stream(path: &Path) -> bool {
    let is_other = |meta: std::fs::Metadata| !meta.is_file() && !meta.is_dir();
    path == Path::new("-") || path.metadata().is_ok_and(is_other)
}

/// What a letter's file is called in messages; `-` is stdin.
pub(super) fn shown(letter: &Path) -> String {
    match letter == Path::new("-") {
        true => "标准输入".to_owned(),
        false => letter.display().to_string(),
    }
}

/// A text file, or stdin for `-`, as a source.
pub(super) fn open_text(path: &Path) -> Result<Source, Stop> {
    Ok(letter::decode(&shown(path), &read(path, TEXT)?)?)
}

/// A file that is named in another one.
pub(super) fn open_named(
    name: &Spanned<String>,
    decode: fn(&str, &[u8]) -> Result<Source, Diagnostic>,
) -> Result<Source, Diagnostic> {
    let path = beside(name);
    let bytes = read(&path, TEXT).map_err(|error| not_opened(&name.span, &error))?;
    decode(&path.display().to_string(), &bytes)
}

/// A path in a file is meant from that file's folder.
pub(super) fn beside(name: &Spanned<String>) -> PathBuf {
    let file = Path::new(name.span.source.name());
    file.parent().unwrap_or(Path::new("")).join(&name.value)
}

/// Complains about the name of a file or folder that is of no use.
pub(super) fn not_opened(span: &Span, error: &anyhow::Error) -> Diagnostic {
    let (code, help) = match error.chain().count() {
        _ if error.is::<TooLong>() => {
            ("file-too-large", "检查文件名有没有写错；内容确实有这么多的，请拆开")
        }
        _ if error.is::<root::Outside>() => (
            "outside-root",
            "这次运行只许读这个文件夹里的文件；把要用的文件放进来，不要用通到外面的链接",
        ),
        // Opened, but of no use; an error of the system has a cause.
        1 => (
            "file-missing",
            "把字库文件（.ttf）放进这个文件夹，或者删去这一行、用自带的字体",
        ),
        _ => (
            "file-missing",
            "路径从写这一行的文件所在的文件夹算起；Windows 路径里的 \\ 写成 /",
        ),
    };
    Diagnostic::error(code, span.clone(), output::sentence(error)).with_help(help)
}

/// What is in a folder, by name: the folder's own order differs from machine to machine.
pub(super) fn entries(folder: &Path, called: &str) -> anyhow::Result<Vec<PathBuf>> {
    let what = || format!("无法读取{called} {}", folder.display());
    root::check(folder)?;
    let entries = std::fs::read_dir(folder).map_err(in_chinese).with_context(what)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(in_chinese).with_context(what)?;
    paths.sort();
    Ok(paths)
}
