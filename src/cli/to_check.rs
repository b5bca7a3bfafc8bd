//! How to check what was built: a command that can be copied.

use std::path::Path;

use super::args::Build;
use super::paths::typed;

/// The command that checks the letters of a build; nothing for those that came in at stdin.
pub(super) fn command(build: &Build) -> Option<String> {
    let data = build.ledger.data.as_deref();
    let files = build.files.iter().map(|path| path.as_path());
    if files.clone().chain(data).any(|path| path == Path::new("-")) {
        return None;
    }
    let material = &build.making.material;
    let mut words = vec!["reply check".to_owned()];
    words.extend(files.map(typed));
    let mut option = |name: &str, value: Option<&Path>| {
        words.extend(value.map(|value| format!("{name} {}", typed(value))));
    };
    option("--data", data);
    for condition in &build.ledger.filters {
        option("--where", Some(Path::new(&condition.to_string())));
    }
    option("--sheet", build.ledger.sheet.as_deref().map(Path::new));
    option("--template", material.template.as_deref());
    option("--font-dir", material.font_dir.as_deref());
    option("--root", material.root.as_deref());
    Some(words.join(" "))
}
