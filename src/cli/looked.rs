//! The places where a run looked for something besides its letters, whether or not it was
//! there: `watch` waits for what happens at them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::output::folder_of;

/// Files and folders by their whole paths.
#[derive(Default)]
pub(super) struct Looked {
    files: BTreeSet<PathBuf>,
    /// Folders with faces.
    faces: BTreeSet<PathBuf>,
}

impl Looked {
    /// Adds a file.
    pub(super) fn add(&mut self, file: &Path) {
        self.files.insert(whole(file));
    }

    /// Adds a folder whose faces are used.
    pub(super) fn add_faces(&mut self, folder: &Path) {
        self.faces.insert(whole(folder));
    }

    /// Adds all places of another run.
    pub(super) fn extend(&mut self, other: Looked) {
        self.files.extend(other.files);
        self.faces.extend(other.faces);
    }

    /// Whether one of the places is, or is in, what changed.
    pub(super) fn is_touched(&self, changed: &Path) -> bool {
        let is_at = |place: &PathBuf| place.starts_with(changed);
        let is_face = |folder: &PathBuf| is_face(changed) && changed.starts_with(folder);
        self.files.iter().chain(&self.faces).any(is_at) || self.faces.iter().any(is_face)
    }

    /// The folders in which the places are; the nearest of those that are there.
    pub(super) fn folders(&self) -> BTreeSet<&Path> {
        let files = self.files.iter().filter_map(|file| file.parent());
        let places = files.chain(self.faces.iter().map(PathBuf::as_path));
        places.filter_map(|place| place.ancestors().find(|it| it.is_dir())).collect()
    }
}

/// Whether a file has a name of a font.
pub(super) fn is_face(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["ttf", "otf", "ttc"].iter().any(|it| ending == *it)
}

/// The path from the root, without links in the folders that are there, so that paths can be
/// compared.
pub(super) fn whole(path: &Path) -> PathBuf {
    let Some(name) = path.file_name() else {
        return path.canonicalize().unwrap_or_else(|_| path.to_owned());
    };
    let folder = folder_of(path);
    folder.canonicalize().unwrap_or_else(|_| whole(folder)).join(name)
}
