//! The files that a run reads: none of them is written over.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::files;
use super::paths::is_face;

/// Files by what they are, whatever they are called: links and other spellings count.
#[derive(Default)]
pub(super) struct Inputs(BTreeMap<Identity, PathBuf>);

/// Device and file on it.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// The whole path.
#[cfg(not(unix))]
pub(super) type Identity = PathBuf;

impl Inputs {
    /// Adds a file, if it is there; `-` is what stdin is redirected to.
    pub(super) fn add(&mut self, path: &Path) {
        if let Some(identity) = identity(path, Path::new("/dev/stdin")) {
            self.0.entry(identity).or_insert_with(|| path.to_owned());
        }
    }

    /// Adds the faces of a folder.
    pub(super) fn add_faces(&mut self, folder: &Path) {
        let faces = files::entries(folder, "").unwrap_or_default();
        faces.iter().filter(|path| is_face(path)).for_each(|path| self.add(path));
    }

    /// Whether a file is one of them.
    pub(super) fn has(&self, path: &Path) -> bool {
        identity(path, Path::new("")).is_some_and(|it| self.0.contains_key(&it))
    }

    /// Refuses to write one of them.
    pub(super) fn refuse(&self, target: &Path) -> anyhow::Result<()> {
        let identity = identity(target, Path::new("/dev/stdout"));
        let Some(input) = identity.and_then(|it| self.0.get(&it)) else {
            return Ok(());
        };
        let (shown, input) = (files::shown_output(target), files::shown(input));
        let what = match shown == input {
            true => "这是这次要读的文件".to_owned(),
            false => format!("和这次要读的 {input} 是同一个文件"),
        };
        anyhow::bail!("无法写入 {shown}：{what}；请换一个文件名")
    }
}

/// What file is at a path, if it is one.
fn identity(path: &Path, standard: &Path) -> Option<Identity> {
    let path = if path == Path::new("-") { standard } else { path };
    let meta = path.metadata().ok().filter(Metadata::is_file)?;
    identity_of(path, &meta)
}

/// What tells a file or folder from others.
#[cfg(unix)]
pub(super) fn identity_of(_: &Path, meta: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

/// What tells a file or folder from others.
#[cfg(not(unix))]
pub(super) fn identity_of(path: &Path, _: &Metadata) -> Option<Identity> {
    path.canonicalize().ok()
}

/// How the files begin that the program makes, and no template, table, list or font does.
const OWN: [&[u8]; 6] =
    [b"%PDF-", b"\x89PNG", b"<svg", b"<!doctype html", b"{\n  \"", b"[\n  {\n    \""];

/// Whether a file is there that may be something a letter names: to know that, all letters
/// have to be read.
pub(super) fn may_be_named(target: &Path) -> bool {
    let mut head = Vec::new();
    let is_read = target.metadata().is_ok_and(|meta| meta.is_file())
        && std::fs::File::open(target)
            .is_ok_and(|file| file.take(16).read_to_end(&mut head).is_ok());
    is_read && !OWN.iter().any(|own| head.starts_with(own))
}
