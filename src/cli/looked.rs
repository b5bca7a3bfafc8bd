//! The places where a run looked for something besides its letters, whether or not it was
//! there: `watch` waits for what happens at them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::inputs::Inputs;
use super::paths::is_face;
use super::paths::whole;

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

    /// All files that are there.
    pub(super) fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::default();
        self.files.iter().for_each(|file| inputs.add(file));
        self.faces.iter().for_each(|folder| inputs.add_faces(folder));
        inputs
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
