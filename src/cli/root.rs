//! `--root`: the folder in which everything is that may be read.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use anyhow::Context;

use super::paths::whole;
use super::reason::in_chinese;

/// The folder without links; nothing if all may be read. It holds for the whole process, so
/// that no way of reading can forget it.
static ROOT: OnceLock<PathBuf> = OnceLock::new();

/// Something is outside the folder.
#[derive(Debug, thiserror::Error)]
#[error("{path} 在 --root {root} 之外，不{verb}")]
pub(super) struct Outside {
    path: String,
    root: String,
    /// What is not done: 读 or 写.
    verb: &'static str,
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
    outside(path, "读").map_or(Ok(()), Err)
}

fn outside(path: &Path, verb: &'static str) -> Option<Outside> {
    let root = ROOT.get().filter(|_| !holds(path))?;
    let (path, root) = (path.display().to_string(), root.display().to_string());
    Some(Outside { path, root, verb })
}

/// Refuses to write through a link in the folder that leads out of it: whoever may put a link
/// there may not be who runs the program.
pub(super) fn check_written(path: &Path, real: &Path) -> Result<(), Outside> {
    let Some(root) = ROOT.get() else { return Ok(()) };
    // As it is typed, and with the links in it followed.
    let typed = std::path::absolute(path).unwrap_or_default();
    let goes_up = typed.components().any(|it| it == Component::ParentDir);
    let is_in = typed.starts_with(root) && !goes_up || whole(path).starts_with(root);
    outside(real, "写").filter(|_| is_in).map_or(Ok(()), Err)
}
