//! What may know what: dependencies between modules go one way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// For each module of `src/`, in the order data meets them, the modules it may use. None
/// uses one listed below it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("address", &[]),
    ("strength", &[]),
    ("diagnostic", &["source", "strength"]),
    ("chinese", &[]),
    ("geometry", &[]),
    ("gbt9704", &["strength", "geometry"]),
    ("settings", &["source", "gbt9704"]),
    ("reader", &["source", "address", "diagnostic", "chinese", "gbt9704"]),
    (
        "letter",
        &["source", "address", "diagnostic", "chinese", "gbt9704", "settings", "reader"],
    ),
    ("template", &["source", "address", "diagnostic", "chinese", "letter"]),
    ("ledger", &["source", "diagnostic", "chinese", "letter", "template"]),
    ("wording", &["address"]),
    ("document", &["wording"]),
    ("markup", &["source", "address", "diagnostic", "chinese", "wording", "document"]),
    ("font", &["chinese"]),
    (
        "layout",
        &["chinese", "settings", "wording", "document", "geometry", "gbt9704", "font"],
    ),
    (
        "places",
        &["source", "chinese", "letter", "wording", "document", "geometry", "layout"],
    ),
    (
        "privacy",
        &["source", "address", "diagnostic", "letter", "wording", "document", "places"],
    ),
    ("coverage", &["source", "diagnostic", "document", "font", "layout", "places"]),
    ("shortcomings", &["diagnostic", "letter", "layout", "places"]),
    ("export", &["document", "geometry", "font", "layout"]),
    ("workspace", &["source", "diagnostic", "letter", "template", "font"]),
    (
        "compile",
        &[
            "source",
            "diagnostic",
            "letter",
            "template",
            "document",
            "markup",
            "layout",
            "places",
            "privacy",
            "coverage",
            "shortcomings",
            "export",
            "workspace",
        ],
    ),
    (
        "lint",
        &[
            "source",
            "strength",
            "diagnostic",
            "chinese",
            "reader",
            "letter",
            "layout",
            "places",
            "compile",
        ],
    ),
    (
        "cli",
        &[
            "source",
            "diagnostic",
            "chinese",
            "geometry",
            "gbt9704",
            "settings",
            "letter",
            "template",
            "ledger",
            "font",
            "layout",
            "places",
            "export",
            "workspace",
            "compile",
            "lint",
        ],
    ),
];

/// The stages' modules, in their order.
const STAGES: [&str; 5] = ["letter", "template", "markup", "layout", "export"];

#[test]
fn dependencies_go_one_way() {
    for (idx, (module, may_use)) in MAY_USE.iter().enumerate() {
        let above: Vec<&str> = MAY_USE[..idx].iter().map(|(name, _)| *name).collect();
        for used in *may_use {
            assert!(above.contains(used), "{module} may use {used}, which is below it");
        }
        for path in files(module) {
            for used in used(&path) {
                let is_allowed = used == *module || may_use.contains(&used.as_str());
                assert!(is_allowed, "{} uses {used}", path.display());
            }
        }
    }
}

/// A permission that nobody needs any more is taken back.
#[test]
fn what_may_be_used_is_used() {
    for (module, may_use) in MAY_USE {
        let used: BTreeSet<String> =
            files(module).iter().flat_map(|path| used(path)).collect();
        for name in *may_use {
            assert!(used.contains(*name), "{module} does not use {name}");
        }
    }
}

#[test]
fn imports_name_one_module_a_line() {
    for (module, _) in MAY_USE {
        for path in files(module) {
            let is_list = code(&path).contains("crate::{");
            assert!(!is_list, "{} imports crate::{{…}}", path.display());
        }
    }
}

#[test]
fn the_library_lists_its_modules_as_data_meets_them() {
    let library = read(Path::new("src/lib.rs"));
    let listed: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let expected: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, expected);
}

#[test]
fn each_stage_tells_its_number_first() {
    for (idx, module) in STAGES.iter().enumerate() {
        let path = Path::new("src").join(module).join("mod.rs");
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        let start = format!("//! Stage {} of {}: ", idx + 1, STAGES.len());
        assert!(first.starts_with(&start), "{}: {first}", path.display());
        assert!(first.contains(" → ") && first.ends_with('.'), "{first}");
    }
}

#[test]
fn stages_read_no_file_and_ask_no_clock() {
    for (module, _) in MAY_USE.iter().filter(|(module, _)| *module != "cli") {
        for path in files(module) {
            for word in
                ["std::fs", "std::env::", "std::io::stdin", "SystemTime", "Utc::now"]
            {
                let asks = code(&path).contains(word);
                assert!(!asks, "{} uses {word}", path.display());
            }
        }
    }
}

/// The program that is released has no Unicode tables for its patterns: such classes end it.
/// `pattern!` writes `\d` and `\D` as digits.
#[test]
fn patterns_need_no_unicode_tables() {
    for (module, _) in MAY_USE {
        for path in files(module) {
            let code = code(&path);
            let is_plain = code.contains("Regex::new(") && !code.contains("macro_rules");
            if !is_plain && !code.contains("pattern!(") {
                continue;
            }
            let digits: &[&str] = if is_plain { &[r"\d", r"\D"] } else { &[] };
            let classes =
                ["(?i)", "(?i:", r"\s", r"\S", r"\w", r"\W", r"\b", r"\B", r"\p", r"\P"];
            for pattern in
                code.split("r\"").skip(1).filter_map(|rest| rest.split('"').next())
            {
                let found =
                    classes.iter().chain(digits).find(|it| pattern.contains(**it));
                assert_eq!(found, None, "{}: {pattern}", path.display());
            }
        }
    }
}

/// The files of a module of `src/`, be it a file or a folder.
fn files(module: &str) -> Vec<PathBuf> {
    let file = Path::new("src").join(format!("{module}.rs"));
    if file.exists() {
        return vec![file];
    }
    let mut files = Vec::new();
    let mut folders = vec![Path::new("src").join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("each module is a file or a folder") {
            let path = entry.expect("a readable folder").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    files
}

/// The modules of `src/` that a file names, from the root or by way of `super`.
fn used(path: &Path) -> BTreeSet<String> {
    let code = code(path);
    let word = |rest: &str| -> String {
        rest.chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_').collect()
    };
    let is_module = |name: &String| MAY_USE.iter().any(|(module, _)| module == name);
    let from_root = code.split("crate::").skip(1).map(word);
    // Inside of a module `super` names its own files, none of which is called like a module
    // of the root; so a module's name behind `super` is the root's.
    let from_above = code.split("super::").skip(1).map(word).filter(is_module);
    let used: BTreeSet<String> = from_root.chain(from_above).collect();
    for name in &used {
        assert!(is_module(name), "{} uses an unknown {name}", path.display());
    }
    used
}

/// A file without its comments.
fn code(path: &Path) -> String {
    let text = read(path);
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the project")
}
