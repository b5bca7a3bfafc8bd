//! Files as they are read: letters, and what they name.

use std::fs::Metadata;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::output::{self, in_chinese};
use super::step::{self, Step};
use super::stop::Stop;
use super::work::{self, unhurried};
use crate::diagnostic::Diagnostic;
use crate::letter;
use crate::source::{Source, Span, Spanned};

/// A text that is longer than this in bytes is something else.
const LONGEST: u64 = 16 << 20;

/// More bytes than a ledger, a face or a finished letter has.
const LARGEST: u64 = 256 << 20;

/// A file has more bytes than are read.
#[derive(Debug, thiserror::Error)]
#[error("{name} 超过了 {} MB，{why}", .most >> 20)]
struct TooLong {
    name: String,
    most: u64,
    why: &'static str,
}

/// Reads a file as bytes.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    bounded(path, LARGEST, "没有读")
}

/// What a letter's file is called in messages; `-` is stdin.
pub(super) fn shown(letter: &Path) -> String {
    match letter == Path::new("-") {
        true => "标准输入".to_owned(),
        false => letter.display().to_string(),
    }
}

/// Reads a text: the file, or stdin for `-`.
fn read_text(path: &Path) -> anyhow::Result<Vec<u8>> {
    bounded(path, LONGEST, "不会是一封信里的内容")
}

/// Reads a file, or stdin for `-`, that has at most so many bytes.
fn bounded(path: &Path, most: u64, why: &'static str) -> anyhow::Result<Vec<u8>> {
    let name = shown(path);
    let is_stdin = path == Path::new("-");
    let meta = path.metadata().ok().filter(|_| !is_stdin);
    work::at(match meta.as_ref().is_none_or(Metadata::is_file) && !is_stdin {
        true => Step::Reading(step::name(path)),
        false => Step::Waiting(step::name(path)),
    });
    let mut bytes = Vec::new();
    let too_long = meta.is_some_and(|meta| meta.len() > most);
    let done = match is_stdin {
        // A person who types takes the time to.
        true if std::io::stdin().is_terminal() => {
            unhurried(|| std::io::stdin().take(most + 1).read_to_end(&mut bytes))
        }
        true => std::io::stdin().take(most + 1).read_to_end(&mut bytes),
        false if too_long => Ok(0),
        false => std::fs::File::open(path)
            .and_then(|file| file.take(most + 1).read_to_end(&mut bytes)),
    };
    done.map_err(in_chinese).with_context(|| format!("无法读取 {name}"))?;
    if too_long || bytes.len() as u64 > most {
        return Err(TooLong { name, most, why }.into());
    }
    Ok(bytes)
}

/// A text file, or stdin for `-`, as a source.
pub(super) fn open_text(path: &Path) -> Result<Source, Stop> {
    Ok(letter::decode(&shown(path), &read_text(path)?)?)
}

/// A file that is named in another one.
pub(super) fn open_named(
    name: &Spanned<String>,
    decode: fn(&str, &[u8]) -> Result<Source, Diagnostic>,
) -> Result<Source, Diagnostic> {
    let path = beside(name);
    let bytes = read_text(&path).map_err(|error| not_opened(&name.span, &error))?;
    decode(&path.display().to_string(), &bytes)
}

/// A path in a file is meant from that file's folder.
pub(super) fn beside(name: &Spanned<String>) -> PathBuf {
    let file = Path::new(name.span.source.name());
    file.parent().unwrap_or(Path::new("")).join(&name.value)
}

/// Complains about the name of a file or folder that is of no use.
pub(super) fn not_opened(span: &Span, error: &anyhow::Error) -> Diagnostic {
    let help = match error.chain().count() {
        _ if error.is::<TooLong>() => "看看是不是写错了文件；只留信里要用的内容",
        // Opened, but of no use; an error of the system has a cause.
        1 => "把字库文件（.ttf）放进这个文件夹，或者删去这一行、用自带的字体",
        _ => "路径从写着它的这个文件所在的文件夹算起；Windows 路径里的 \\ 请写成 /",
    };
    Diagnostic::error("file-missing", span.clone(), output::sentence(error))
        .with_help(help)
}

/// What is in a folder, by name: the folder's own order differs from machine to machine.
pub(super) fn entries(folder: &Path, called: &str) -> anyhow::Result<Vec<PathBuf>> {
    let what = || format!("无法读取{called} {}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(in_chinese).with_context(what)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(in_chinese).with_context(what)?;
    paths.sort();
    Ok(paths)
}
