//! Expected texts in files, compared to the letter. With `REPLY_UPDATE=1` they are written
//! anew; read the difference before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

/// Compares each text with what its file holds.
pub(crate) fn check(texts: impl IntoIterator<Item = (PathBuf, String)>) {
    let update = std::env::var_os("REPLY_UPDATE").is_some();
    let mut wrong = Vec::new();
    for (path, text) in texts {
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if update && text != expected {
            let folder = path.parent().expect("a file in a folder");
            fs::create_dir_all(folder).expect("the folder can be made");
            fs::write(&path, &text).expect("the folder can be written");
        } else if text != expected {
            wrong.push(differences(&path, &expected, &text));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

/// The files of a folder that end so, in order; `least` of them at the least.
pub(crate) fn files(folder: &str, ending: &str, least: usize) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is part of the project");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    assert!(files.len() >= least, "{folder} is where it should be");
    files
}

/// The lines that differ, as far as they stand in the same places.
fn differences(path: &Path, expected: &str, text: &str) -> String {
    let n_lines = expected.lines().count().max(text.lines().count());
    let line = |text: &str, at| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    let different = (0..n_lines)
        .map(|at| (at + 1, line(expected, at), line(text, at)))
        .filter(|(_, expected, actual)| expected != actual)
        .map(|(at, expected, actual)| format!("{at}: - {expected}\n{at}: + {actual}\n"));
    format!("{}\n{}", path.display(), different.take(5).collect::<String>())
}
