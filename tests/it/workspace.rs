//! Letters of the project, built with the embedded templates and faces unless they name
//! their own.

use std::fs;
use std::path::Path;

use reply::compile::{Compiled, Version, Workspace, compile_as, meta};
use reply::diagnostic::Diagnostic;
use reply::export::{Conformance, pdf};
use reply::font::Fonts;
use reply::letter::{Letter, decode, decode_csv};
use reply::source::{Source, Spanned};
use reply::template;

/// What a letter names from beside it, and what every letter has that names nothing.
struct Embedded;

impl Workspace for Embedded {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        match &letter.template {
            Some(name) => decode(&name.value, &beside(name)),
            None => Ok(template::builtin(letter)),
        }
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        decode_csv(&name.value, &beside(name))
    }

    fn fonts(&self, _: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(Fonts::builtin())
    }
}

/// What is in a file that a letter names.
fn beside(name: &Spanned<String>) -> Vec<u8> {
    let folder = Path::new(name.span.source.name()).parent().expect("a folder");
    fs::read(folder.join(&name.value)).expect("an existing file")
}

/// A letter through every stage.
pub(crate) fn compiled(path: &str) -> Compiled {
    compiled_as(Version::default(), path)
}

/// One of its versions.
pub(crate) fn compiled_as(version: Version, path: &str) -> Compiled {
    let bytes = fs::read(path).expect("an existing letter");
    let source = decode(path, &bytes).expect("a text");
    compile_as(version, &source, None, &Embedded)
        .unwrap_or_else(|refused| panic!("{:#?}", refused.complaints))
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
    Ok(compile_as(version, &Source::new("信.toml", text), None, &Embedded)?)
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
