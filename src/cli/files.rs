//! Files as they are read: letters, and what they name.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::output::{self, in_chinese};
use super::stop::Stop;
use crate::diagnostic::Diagnostic;
use crate::letter;
use crate::source::{Source, Span, Spanned};

/// A text that is longer than this in bytes is something else.
const LONGEST: u64 = 16 << 20;

/// Reads a file as bytes.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let what = || format!("无法读取 {}", path.display());
    std::fs::read(path).map_err(in_chinese).with_context(what)
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
    let is_stdin = path == Path::new("-");
    let name = shown(path);
    let what = || format!("无法读取 {name}");
    let mut bytes = Vec::new();
    let done = match is_stdin {
        true => std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes),
        false => std::fs::File::open(path)
            .and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)),
    };
    done.map_err(in_chinese).with_context(what)?;
    if bytes.len() as u64 > LONGEST {
        anyhow::bail!("{name} 超过了 {} MB，不会是一封信里的内容", LONGEST >> 20);
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
