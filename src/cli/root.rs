//! `--root`: the folder in which everything is that may be read.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::Context;

use super::paths::whole;
use super::reason::in_chinese;

/// The folder without links; nothing if all may be read. It holds for the whole process, so
/// that no way of reading can forget it.
static ROOT: OnceLock<PathBuf> = OnceLock::new();

/// Something is outside the folder.
#[derive(Debug, thiserror::Error)]
#[error("{path} 在 --root {root} 之外，不读")]
pub(super) struct Outside {
    path: String,
    root: String,
}

/// Sets the folder.
pub(super) fn set(folder: &Path) -> anyhow::Result<()> {
    let what = || format!("无法读取 --root 的文件夹 {}", folder.display());
    let whole = folder.canonicalize().map_err(in_chinese).with_context(what)?;
    anyhow::ensure!(whole.is_dir(), "{}：这不是文件夹", what());
    ROOT.get_or_init(|| whole);
    Ok(())
}

/// Whether a path, all its links followed, is in the folder.
pub(super) fn holds(path: &Path) -> bool {
    let real = || path.canonicalize().unwrap_or_else(|_| whole(path));
    ROOT.get().is_none_or(|root| real().starts_with(root))
}

/// Refuses what is outside, whether or not it is there.
pub(super) fn check(path: &Path) -> Result<(), Outside> {
    match ROOT.get() {
        Some(root) if !holds(path) => Err(Outside {
            path: path.display().to_string(),
            root: root.display().to_string(),
        }),
        _ => Ok(()),
    }
}

/// Refuses to write through a link in the folder that leads out of it: whoever may put a link
/// there may not be who runs the program.
pub(super) fn check_written(path: &Path, real: &Path) -> Result<(), Outside> {
    match ROOT.get() {
        Some(root) if whole(path).starts_with(root) => check(real),
        _ => Ok(()),
    }
}
