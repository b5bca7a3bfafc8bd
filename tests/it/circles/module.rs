//! One module: what it defines, what it imports, and which paths are written in it.

use std::collections::BTreeSet;

use super::words::depth_change;
use super::words::is_name;

/// What is written in a module.
#[derive(Default)]
pub(super) struct Module {
    /// The names of its functions, types, constants and macros.
    pub(super) defined: BTreeSet<String>,
    /// The modules it declares, each in a file of its own.
    pub(super) declared: BTreeSet<String>,
    /// The modules written inside of it.
    pub(super) inner: Vec<(String, Module)>,
    /// Its imports, re-exports among them.
    pub(super) imports: Vec<Import>,
    /// The paths in its code, such as `super::name`.
    pub(super) paths: Vec<Vec<String>>,
    /// The names that stand alone, which may be there by `use …::*`.
    pub(super) bare: BTreeSet<String>,
    /// Whether there is more in it than declarations and imports.
    pub(super) has_code: bool,
}

/// One name of a `use`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// Where it comes from; for `…::*` without the star.
    pub(super) path: Vec<String>,
    /// What it is called here; `*` for all names.
    pub(super) name: String,
}

/// The keywords that a name which is defined stands behind.
const DEFINING: [&str; 8] =
    ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

impl Module {
    /// Reads the words of a module.
    pub(super) fn read(mut words: &[&str]) -> Module {
        let mut module = Module::default();
        let mut depth = 0;
        while let Some((word, rest)) = words.split_first() {
            depth += depth_change(word);
            let n_taken = match words {
                ["use", name, ..] if *name != "<" => module.take_use(rest),
                ["mod", name, ";", ..] => {
                    module.declared.insert((*name).to_owned());
                    3
                }
                ["mod", name, "{", ..] => module.take_inner(name, &words[3..]),
                [_, "::", ..] if is_name(word) => module.take_path(words),
                _ => module.take_word(words, depth == 0),
            };
            words = &words[n_taken..];
        }
        module
    }

    /// Takes an import, and tells how many words it has with `use`.
    fn take_use(&mut self, words: &[&str]) -> usize {
        let end = words.iter().position(|word| *word == ";").unwrap_or(words.len());
        self.imports.extend(imports(&words[..end], &[]));
        end + 2
    }

    fn take_inner(&mut self, name: &str, words: &[&str]) -> usize {
        let mut depth = 1;
        let end = words.iter().position(|word| {
            depth += depth_change(word);
            depth == 0
        });
        let end = end.expect("each brace is closed");
        self.inner.push((name.to_owned(), Module::read(&words[..end])));
        end + 4
    }

    fn take_path(&mut self, words: &[&str]) -> usize {
        let more = words[1..].chunks_exact(2);
        let more = more.take_while(|pair| pair[0] == "::" && is_name(pair[1]));
        let path: Vec<String> =
            words[..1].iter().chain(more.map(|pair| &pair[1])).map(owned).collect();
        let n_taken = path.len() * 2 - 1;
        self.paths.push(path);
        n_taken
    }

    fn take_word(&mut self, words: &[&str], is_outside: bool) -> usize {
        match words {
            // What is behind a dot is of a value, and leads nowhere.
            [".", name, ..] if is_name(name) => return 2,
            ["#", "!", ..] => return 2,
            ["macro_rules", "!", name, ..] => {
                self.has_code = true;
                self.defined.insert((*name).to_owned());
            }
            [word, name, ..] if is_outside && DEFINING.contains(word) => {
                self.has_code = true;
                self.defined.insert((*name).to_owned());
            }
            ["impl" | "!", ..] if is_outside => self.has_code = true,
            [word, ..] if is_name(word) => {
                self.bare.insert((*word).to_owned());
            }
            _ => {}
        }
        1
    }
}

/// The names in the tree of a `use`, such as `a::{self, b as c, d::*}`.
pub(super) fn imports(words: &[&str], stem: &[String]) -> Vec<Import> {
    let mut found = Vec::new();
    for branch in branches(words) {
        let brace = branch.iter().position(|word| *word == "{");
        let (own, inner) = branch.split_at(brace.unwrap_or(branch.len()));
        let own = own.iter().filter(|word| **word != "::").map(owned);
        let path: Vec<String> = stem.iter().cloned().chain(own).collect();
        match inner {
            ["{", inner @ .., "}"] => found.extend(imports(inner, &path)),
            _ => found.extend(import(path)),
        }
    }
    found
}

/// What commas outside of braces part.
fn branches<'a, 'b>(words: &'a [&'b str]) -> impl Iterator<Item = &'a [&'b str]> {
    let mut depth = 0;
    words.split(move |word| {
        depth += depth_change(word);
        depth == 0 && *word == ","
    })
}

/// The import of a path that may end with `self`, `*` or `as name`.
fn import(mut path: Vec<String>) -> Option<Import> {
    let mut name = path.last()?.clone();
    if let [.., word, _] = &path[..]
        && word == "as"
    {
        path.truncate(path.len() - 2);
    }
    if path.len() > 1 && ["self", "*"].contains(&path.last()?.as_str()) {
        path.pop();
    }
    if name == "self" {
        name.clone_from(path.last()?);
    }
    Some(Import { path, name })
}

fn owned(word: &&str) -> String {
    (*word).to_owned()
}
