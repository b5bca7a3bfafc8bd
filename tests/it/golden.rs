//! Expected texts in files, compared to the letter. With `REPLY_UPDATE=1` they are written
//! anew; read the difference before you keep it.

use std::fs;
use std::path::PathBuf;

use similar::TextDiff;

/// The most lines of one text's difference that are shown.
const MOST_LINES: usize = 60;

/// Asserts that each text is what its file holds, and shows the lines that are not.
#[track_caller]
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
            wrong.push(difference(&path.display().to_string(), &expected, &text));
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

/// Asserts that a long text is the expected one, and shows the lines that are not.
#[track_caller]
pub(crate) fn same(text: &str, expected: &str) {
    let is_same = text == expected;
    assert!(is_same, "not as expected:\n{}", difference("expected", expected, text));
}

/// A unified diff from the expected text to the one that there is, cut where it gets long.
fn difference(name: &str, expected: &str, text: &str) -> String {
    let diff = TextDiff::from_lines(expected, text);
    let diff = diff.unified_diff().header(name, "actual").to_string();
    let n_lines = diff.lines().count();
    let mut shown: String = diff.split_inclusive('\n').take(MOST_LINES).collect();
    if n_lines > MOST_LINES {
        shown += &format!("… {} more lines\n", n_lines - MOST_LINES);
    }
    shown
}
