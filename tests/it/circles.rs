//! No two files of `src/` need each other, be it by way of others.
//!
//! A `mod.rs` that only declares and re-exports is no such file: who imports from it needs the
//! file where the name is defined. One that defines something is, and then it needs whatever it
//! re-exports too; so it stands at the top of its folder, or holds nothing.

mod graph;
mod module;
mod words;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use graph::Graph;

/// Files that all need each other.
type Circle = BTreeSet<String>;

/// `cargo test --test it circles -- --nocapture` prints how many there are.
#[test]
#[expect(clippy::print_stdout, reason = "the numbers are what one asks for")]
fn no_file_needs_itself_by_way_of_others() {
    let files = files(Path::new("src"));
    let graph = Graph::new(files.iter().map(|(path, text)| (&**path, &**text)));
    let needs = graph.needs();
    let n_imports: usize = needs.values().map(BTreeSet::len).sum();
    let circles = circles(&needs);
    println!("{} files of code need others {n_imports} times", needs.len());
    println!("circles:\n{}", shown(&circles));
    assert!(circles.is_empty(), "these files need each other:\n{}", shown(&circles));
}

/// Each circle on a line: how many files, and which.
fn shown(circles: &BTreeSet<Circle>) -> String {
    let line = |circle: &Circle| {
        let files: Vec<&str> = circle.iter().map(|file| &**file).collect();
        format!("{}: {}", files.len(), files.join(", "))
    };
    circles.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The largest sets of files that need each other.
fn circles(needs: &BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<Circle> {
    let reach = |file: &str| {
        let mut reached = BTreeSet::new();
        let mut open = vec![file.to_owned()];
        while let Some(file) = open.pop() {
            open.extend(needs[&*file].difference(&reached).cloned());
            reached.extend(needs[&*file].iter().cloned());
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<String>> =
        needs.keys().map(|file| (*file, reach(file))).collect();
    let circle = |file: &str| -> Circle {
        let others = reached[file].iter();
        others.filter(|other| reached[&***other].contains(file)).cloned().collect()
    };
    let circles = needs.keys().map(|file| circle(file));
    circles.filter(|circle| !circle.is_empty()).collect()
}

/// The files of the library below a folder but for tests, with their texts.
pub(crate) fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|it| it == "rs")
            && !path.ends_with("tests.rs")
            && path != Path::new("src/main.rs")
        {
            let text = fs::read_to_string(&path).expect("a file of the project");
            let path = path.strip_prefix("src").expect("a file below it");
            let parts = path.iter().map(|part| part.to_string_lossy());
            files.push((parts.collect::<Vec<_>>().join("/"), text));
        }
    }
    files
}

/// The circles of made-up files, each with its files.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&[&str]]) {
    let graph = Graph::new(files.iter().copied().chain([("lib.rs", "")]));
    let expected = expected
        .iter()
        .map(|circle| circle.iter().map(|&file| file.to_owned()).collect::<Circle>());
    assert_eq!(circles(&graph.needs()), expected.collect());
}

#[test]
fn a_circle_through_a_re_export_is_found() {
    let above = ("a/mod.rs", "mod b;\nmod c;\npub use c::Thing as Other;");
    let user = ("a/b.rs", "use super::Other;\npub fn f() {}");
    let back = ("a/c.rs", "pub struct Thing;\nfn g() { super::b::f() }");
    check(&[above, user, back], &[&["a/b.rs", "a/c.rs"]]);
    let no_way_back = ("a/c.rs", "pub struct Thing; // super::b::f()");
    check(&[above, user, no_way_back], &[]);
}

#[test]
fn a_file_that_only_re_exports_is_passed_by() {
    let above = ("a/mod.rs", "//! Why.\nmod b;\nmod c;\npub use {b::f, c::*};");
    let user = ("a/b.rs", "use super::Thing;\npub fn f(_: Thing) {}");
    check(&[above, user, ("a/c.rs", "pub struct Thing;")], &[]);
}

#[test]
fn a_type_beside_what_uses_it_below_is_a_circle() {
    let user = ("a/b.rs", "use crate::a::Thing;\npub fn f(_: Thing) {}");
    let uses = ("a.rs", "mod b;\npub struct Thing;\nfn g() { b::f(Thing) }");
    check(&[uses, user], &[&["a.rs", "a/b.rs"]]);
    let tests =
        ("a.rs", "mod b;\npub struct Thing;\n#[cfg(test)]\nmod t { use super::b::f; }");
    check(&[tests, user], &[]);
}

#[test]
fn a_glob_leads_to_what_is_named_of_it() {
    let all = (
        "a/mod.rs",
        "mod b;\nmod c;\nmod d;\nmod all { pub use super::c::*; pub use super::d::*; }",
    );
    let user = ("a/b.rs", "use super::all::*;\npub fn f() { c() }");
    let back = "pub fn NAME() { crate::a::b::f() }";
    let (c, d) = (back.replace("NAME", "c"), back.replace("NAME", "d"));
    check(&[all, user, ("a/c.rs", &c), ("a/d.rs", &d)], &[&["a/b.rs", "a/c.rs"]]);
}

#[test]
fn a_macro_is_followed_by_its_path() {
    let pattern =
        "macro_rules! pattern { () => { super::b::f() } }\npub(super) use pattern;";
    let user = ("a/b.rs", "use super::pattern::pattern;\npub fn f() { pattern!() }");
    let above = ("a/mod.rs", "mod b;\nmod pattern;");
    check(&[above, user, ("a/pattern.rs", pattern)], &[&["a/b.rs", "a/pattern.rs"]]);
}

#[test]
fn what_looks_like_a_path_in_a_text_is_none() {
    let text = r##"pub fn g<'a>() -> &'a str { let _ = ('"', '\'', "\"crate::b::f"); r#""crate::b::f"# }"##;
    let user = ("b.rs", "use crate::c::{self, g};\npub fn f() { c::g(); g() }");
    check(&[("c.rs", text), user], &[]);
}
