//! What goes out: data on stdout or whole files, everything else on stderr.

use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use super::Outcome;

/// Prints data; a reader that has gone away is no fault.
pub(super) fn print(text: &str) -> anyhow::Result<Outcome> {
    print_bytes(text.as_bytes())
}

/// The same with bytes.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<Outcome> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(in_chinese(error)).context("无法写到标准输出")
        }
        _ => Ok(Outcome::Done),
    }
}

/// Tells the user something; if nobody listens any more, there is nobody to tell.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_by(path, |file| file.write_all(bytes))
}

/// The same with something that writes bit by bit, since it is too much to hold at once.
pub(super) fn write_by(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let what = || format!("无法写入 {}", path.display());
    let is_special = path.metadata().is_ok_and(|meta| !meta.is_file());
    if path.is_dir() {
        anyhow::bail!("无法写入 {}：这是一个文件夹", path.display());
    }
    if is_special {
        let file = std::fs::OpenOptions::new().write(true).open(path);
        return file
            .and_then(|mut file| fill(&mut file))
            .map_err(in_chinese)
            .with_context(what);
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut beside = tempfile(folder).map_err(in_chinese).with_context(what)?;
    fill(&mut beside).map_err(in_chinese).with_context(what)?;
    beside.persist(path).map_err(|error| in_chinese(error.error)).with_context(what)?;
    Ok(())
}

fn tempfile(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".reply-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes a folder, unless it is there.
pub(super) fn make_folder(path: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => anyhow::anyhow!("已有同名的文件"),
            _ => in_chinese(error),
        })
        .with_context(|| format!("无法建立文件夹 {}", path.display()))
}

/// An error with its causes, as one line.
pub(super) fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("：")
}

/// The system's reason, in Chinese where it is a common one.
pub(super) fn in_chinese(error: std::io::Error) -> anyhow::Error {
    let reason = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::IsADirectory => "这是一个文件夹",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::InvalidFilename => "文件名不合要求",
        _ => return anyhow::anyhow!("系统报告：{error}"),
    };
    anyhow::anyhow!(reason)
}
