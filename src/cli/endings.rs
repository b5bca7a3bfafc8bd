//! The names of letters and of the bureau's defaults, and what is probably one of them under
//! another name.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::output;
use super::paths::relative;
use super::root;

/// The name of the bureau's defaults.
const DEFAULTS: &str = "reply.toml";

/// More files of one kind than this are told with their number only.
const FEW: usize = 3;

/// Whether a file is TOML by its name. Windows does not tell .TOML from .toml.
pub(super) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Whether a file is the bureau's defaults, or is probably meant to be: Reply.toml,
/// reply.toml.txt.
pub(super) fn is_like_defaults(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.to_ascii_lowercase().starts_with(DEFAULTS)
}

/// The letter that is meant by a path of which only the ending is missing: 信 for 信.toml.
pub(super) fn meant(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push(".toml");
    let meant = path.with_file_name(name);
    (!path.exists() && meant.is_file()).then_some(meant)
}

/// What files that are made of a letter are called after: 信 for 信.toml and 信.toml.txt.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = intended(&name).map_or(path.to_path_buf(), PathBuf::from);
    name.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name that a file should have which got another ending behind .toml: from a program that
/// adds its own, which Windows does not show, or from a browser that has the file already.
pub(super) fn intended(name: &str) -> Option<String> {
    let at = name.to_ascii_lowercase().find(".toml")?;
    let (stem, rest) = name.split_at(at);
    let (ending, more) = rest.split_at(".toml".len());
    let text = [".txt", ".text", ".toml"];
    let more = more.to_ascii_lowercase();
    let more = text.iter().find_map(|it| more.strip_suffix(it)).unwrap_or(&more);
    let copy = more.trim_start().trim_start_matches(['(', '（']);
    let copy = copy.trim_end_matches([')', '）']);
    let is_marked = !copy.is_empty() && copy.len() < more.trim_start().len();
    let is_copy = is_marked && copy.bytes().all(|it| it.is_ascii_digit());
    match more {
        "" if rest.len() > ending.len() => Some(format!("{stem}{ending}")),
        more if is_copy => Some(format!("{stem}{more}{ending}")),
        _ => None,
    }
}

/// Whether a text file has the table that every letter begins with.
fn has_letter(path: &Path) -> bool {
    const BEGINNING: u64 = 4096;
    let is_text = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("txt"));
    // A pipe would wait for whoever writes to it.
    let is_file = || path.metadata().is_ok_and(|meta| meta.is_file());
    let mut bytes = Vec::new();
    let is_read = is_text
        && is_file()
        && root::holds(path)
        && File::open(path)
            .is_ok_and(|file| file.take(BEGINNING).read_to_end(&mut bytes).is_ok());
    is_read && bytes.split(|it| *it == b'\n').any(|it| it.trim_ascii() == b"[proposal]")
}

/// Files that are probably letters, and are no letters by their names; each with the name that
/// it should have.
#[derive(Default)]
pub(super) struct Passed(Vec<(PathBuf, String)>);

impl Passed {
    /// Notes a file, if it is such a one.
    pub(super) fn add(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let as_toml = || {
            let right = path.with_extension("toml");
            // A copy in a text file beside its letter is none that is missed.
            let is_missed = has_letter(path) && !right.exists();
            is_missed.then(|| format!("{}.toml", stem(path)))
        };
        if let Some(right) = intended(&name).or_else(as_toml)
            && !is_like_defaults(path)
        {
            self.0.push((path.to_owned(), right));
        }
    }

    /// Tells what they are and how to rename them, each once.
    pub(super) fn tell(&self) {
        let shown = self.0.iter().take(FEW);
        shown.for_each(|(path, right)| tell(path, right, "信件"));
        if let Some(n_more @ 1..) = self.0.len().checked_sub(FEW) {
            once(format!("像这样名字的文件还有 {n_more} 个，都没有当作信件"));
        }
    }
}

/// Tells of a file in these places that is probably the bureau's defaults and is not read.
/// The places are those of `reply.toml`, the nearest first.
pub(super) fn tell_defaults(places: &[PathBuf]) {
    for place in places.iter().take_while(|place| !place.exists()) {
        // A file system that does not tell large letters from small ones has found it.
        for name in
            ["reply.toml.txt", "Reply.toml", "REPLY.TOML", "reply.TOML", "Reply.TOML"]
        {
            let path = place.with_file_name(name);
            if path.is_file() {
                tell(&path, DEFAULTS, "各封信的默认内容");
            }
        }
    }
}

/// Says how to rename a file that is not taken for what it probably is.
fn tell(path: &Path, right: &str, what: &str) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let cure = match name.strip_prefix(right) {
        _ if path.with_file_name(right).exists() => format!("旁边已经有 {right}"),
        Some(ending) if ending.starts_with('.') => format!("把扩展名 {ending} 去掉"),
        _ => format!("把文件名改成 {right}"),
    };
    let shown = relative(path.strip_prefix(".").unwrap_or(path));
    once(format!("{} 没有当作{what}：{cure}", shown.display()));
}

/// What was told.
static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Tells something, once in a run: a folder that is watched is gone through again and again.
fn once(text: String) {
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if !told.contains(&text) {
        output::complain(&text);
        told.insert(text);
    }
}
