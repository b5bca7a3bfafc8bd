//! Which file needs which: each name is followed to the file that defines it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::module::Import;
use super::module::Module;
use super::words::words;

/// The modules of a crate, by their paths from the root: `crate::layout::page`.
#[derive(Default)]
pub(super) struct Graph {
    modules: BTreeMap<String, Module>,
    /// The file each module stands in.
    files: BTreeMap<String, String>,
}

/// What a name leads to.
enum Place {
    /// A module.
    Module(String),
    /// Something that is defined in this file.
    File(String),
    /// Something of another crate.
    Outside,
}

/// The names that were asked for, where imports go round.
type Seen = BTreeSet<(String, String, bool)>;

impl Graph {
    /// Reads files by their paths in `src/`, such as `layout/mod.rs`.
    pub(super) fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Graph {
        let mut graph = Graph::default();
        for (file, text) in files {
            let name = file.trim_end_matches(".rs").trim_end_matches("/mod");
            let path = match name {
                "lib" => "crate".to_owned(),
                name => format!("crate::{}", name.replace('/', "::")),
            };
            graph.add(path, file, Module::read(&words(text)));
        }
        graph
    }

    fn add(&mut self, path: String, file: &str, mut module: Module) {
        for (name, inner) in std::mem::take(&mut module.inner) {
            module.has_code |= inner.has_code;
            module.declared.insert(name.clone());
            self.add(format!("{path}::{name}"), file, inner);
        }
        self.files.insert(path.clone(), file.to_owned());
        self.modules.insert(path, module);
    }

    /// For each file with code, the other files with code that it needs. A file that only
    /// declares and re-exports is none: what it re-exports leads past it.
    pub(super) fn needs(&self) -> BTreeMap<&str, BTreeSet<String>> {
        let with_code = self.modules.iter().filter(|(_, module)| module.has_code);
        let mut needs: BTreeMap<&str, BTreeSet<String>> =
            with_code.map(|(path, _)| (&*self.files[path], BTreeSet::new())).collect();
        let nodes: BTreeSet<String> = needs.keys().map(|&file| file.to_owned()).collect();
        for path in self.modules.keys() {
            let file = &*self.files[path];
            let Some(needed) = needs.get_mut(file) else { continue };
            needed.extend(self.needed(path));
            needed.retain(|other| other != file && nodes.contains(other));
        }
        needs
    }

    /// The files that a module needs.
    fn needed(&self, module: &str) -> BTreeSet<String> {
        let Module { imports, paths, bare, .. } = &self.modules[module];
        let mut places = self.declared_by_macros(module);
        for Import { path, name } in imports {
            let is_all = name == "*";
            match self.find(module, path, is_all, &mut Seen::new()) {
                Place::Module(from) if is_all => {
                    let named = |name| self.named(&from, name, false, &mut Seen::new());
                    places.extend(bare.iter().filter_map(|name| named(name)));
                }
                place => places.push(place),
            }
        }
        let found = paths.iter();
        places.extend(found.map(|it| self.find(module, it, false, &mut Seen::new())));
        let files = places.into_iter().filter_map(|place| match place {
            Place::File(file) => Some(file),
            // A module that is only named; what is used of it is a path of its own.
            Place::Module(_) | Place::Outside => None,
        });
        files.collect()
    }

    /// The modules of which no declaration is seen: a macro made it, and uses them.
    fn declared_by_macros(&self, module: &str) -> Vec<Place> {
        let children = self.modules.keys().filter(|path| parent(path) == module);
        let is_declared = |path: &str| {
            let name = path.rsplit("::").next().unwrap_or_default();
            self.modules[module].declared.contains(name)
        };
        let made = children.filter(|path| *path != module && !is_declared(path));
        made.map(|path| Place::File(self.files[path].clone())).collect()
    }

    /// What a path leads to that is written in a module.
    fn find(
        &self,
        module: &str,
        path: &[String],
        is_module: bool,
        seen: &mut Seen,
    ) -> Place {
        let mut place = Place::Module(module.to_owned());
        for (idx, name) in path.iter().enumerate() {
            // A variant or a function of a type is where the type is.
            let Place::Module(module) = &place else { return place };
            let is_module = is_module || idx + 1 < path.len();
            place = match name.as_str() {
                "crate" => Place::Module("crate".to_owned()),
                "self" => continue,
                "super" => Place::Module(parent(module).to_owned()),
                name => match self.named(module, name, is_module, seen) {
                    Some(place) => place,
                    None if idx == 0 => Place::Outside,
                    // Macros define names too.
                    None => Place::File(self.files[module].clone()),
                },
            };
        }
        place
    }

    /// What a name leads to in a module. One name can be a module and a function; where more
    /// of a path follows, it is the module.
    fn named(
        &self,
        module: &str,
        name: &str,
        is_module: bool,
        seen: &mut Seen,
    ) -> Option<Place> {
        if !seen.insert((module.to_owned(), name.to_owned(), is_module)) {
            return None;
        }
        let child = format!("{module}::{name}");
        let child = self.modules.contains_key(&child).then_some(Place::Module(child));
        let is_defined = self.modules[module].defined.contains(name);
        let defined = is_defined.then(|| Place::File(self.files[module].clone()));
        match is_module {
            true => child.or(defined).or_else(|| self.imported(module, name, true, seen)),
            false => {
                defined.or_else(|| self.imported(module, name, false, seen)).or(child)
            }
        }
    }

    fn imported(
        &self,
        module: &str,
        name: &str,
        is_module: bool,
        seen: &mut Seen,
    ) -> Option<Place> {
        let imports = &self.modules[module].imports;
        let by_name = imports.iter().find(|import| import.name == name);
        if let Some(import) = by_name {
            return Some(self.find(module, &import.path, is_module, seen));
        }
        let of_all = imports.iter().filter(|import| import.name == "*");
        of_all.into_iter().find_map(|import| {
            match self.find(module, &import.path, true, seen) {
                Place::Module(from) => self.named(&from, name, is_module, seen),
                Place::File(_) | Place::Outside => None,
            }
        })
    }
}

/// The module that a module is in.
fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("crate", |(parent, _)| parent)
}
