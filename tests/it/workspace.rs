//! Letters of the project, built with the embedded templates and faces unless they name
//! their own.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use reply::compile::{Compiled, Version, compile, meta};
use reply::diagnostic::Diagnostic;
use reply::export::{Conformance, pdf};
use reply::font::Fonts;
use reply::letter::decode;
use reply::source::Source;
use reply::workspace::InMemory;

/// The files beside a letter, by the names that it calls them by.
pub(crate) fn beside(letter: &str) -> InMemory {
    let folder = Path::new(letter).parent().expect("a folder");
    if folder == Path::new("") {
        return InMemory::default();
    }
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension() != Some(OsStr::new("toml")) && path.is_file())
        .fold(InMemory::default(), |files, path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            files.with_file(name, fs::read(&path).expect("an existing file"))
        })
}

/// A letter through every stage.
pub(crate) fn compiled(path: &str) -> Compiled {
    compiled_as(Version::default(), path)
}

/// One of its versions.
pub(crate) fn compiled_as(version: Version, path: &str) -> Compiled {
    let bytes = fs::read(path).expect("an existing letter");
    let source = decode(path, &bytes).expect("a text");
    compile(&source, defaults(path).as_ref(), version, &beside(path))
        .unwrap_or_else(|found| panic!("{found:#?}"))
}

/// The defaults that a letter has in the folder of its name.
fn defaults(letter: &str) -> Option<Source> {
    let path = Path::new(letter).with_extension("").join("reply.toml");
    let text = fs::read_to_string(&path).ok()?;
    Some(Source::new(path.display().to_string(), text))
}

/// A letter that stands in the test, through every stage.
pub(crate) fn compiled_text(text: &str) -> Result<Compiled, Vec<Diagnostic>> {
    compiled_text_as(Version::default(), text)
}

/// One of its versions.
pub(crate) fn compiled_text_as(
    version: Version,
    text: &str,
) -> Result<Compiled, Vec<Diagnostic>> {
    compile(&Source::new("信.toml", text), None, version, &InMemory::default())
}

/// A letter's PDF.
pub(crate) fn build(path: &str) -> Vec<u8> {
    exported(&compiled(path))
}

/// The PDF of a letter that went through every stage.
pub(crate) fn exported(compiled: &Compiled) -> Vec<u8> {
    let meta = meta(compiled, None);
    pdf(&compiled.pages, &meta, Fonts::builtin(), Conformance::A2a).expect("a PDF")
}
