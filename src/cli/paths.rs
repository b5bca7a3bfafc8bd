//! What paths say by themselves.

use std::path::Path;
use std::path::PathBuf;

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A path as it may be copied into a command: no option, and one word.
pub(super) fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    let is_odd = |ch: char| ch.is_whitespace() || "'\"\\$`&|;<>()!#~".contains(ch);
    match text.contains(is_odd) {
        true => format!("'{}'", text.replace('\'', "'\\''")),
        false => text,
    }
}

/// Whether a file has the name of the bureau's defaults.
pub(super) fn is_defaults(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("reply.toml"))
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

/// A path as one would type it from here.
pub(super) fn relative(path: &Path) -> &Path {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}
