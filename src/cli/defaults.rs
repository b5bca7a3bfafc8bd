//! Finds and opens the bureau's defaults.

use std::path::{Path, PathBuf};

use super::endings;
use super::files::open_text;
use super::paths::relative;
use super::root;
use super::stop::Stop;
use crate::source::Source;

/// The defaults nearest to a folder, if there are any.
pub(super) fn defaults(folder: &Path) -> Result<Option<Source>, Stop> {
    let places = places(folder);
    endings::tell_defaults(&places);
    first(&places)
}

/// Where the `reply.toml` of a folder may be, the nearest first.
pub(super) fn places(folder: &Path) -> Vec<PathBuf> {
    // A bare file name is in the folder of the empty name, which has no absolute path.
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let folder = std::path::absolute(folder).unwrap_or_default();
    let above = folder.ancestors().take_while(|up| root::holds(up));
    above.map(|up| up.join("reply.toml")).collect()
}

/// Opens the first of these that is there; a bureau may have nothing to say in it yet.
pub(super) fn first(places: &[PathBuf]) -> Result<Option<Source>, Stop> {
    let Some(path) = places.iter().find(|path| path.exists() && !path.is_dir()) else {
        return Ok(None);
    };
    match open_text(relative(path)) {
        Err(Stop::Found(found)) if found[0].code == "file-empty" => Ok(None),
        opened => opened.map(Some),
    }
}
