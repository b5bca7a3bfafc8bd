//! Letters of the project, built with the embedded template and faces.

use std::fs;
use std::path::Path;

use reply::compile::{Compiled, Workspace, compile, meta};
use reply::diagnostic::Diagnostic;
use reply::export::{Conformance, pdf};
use reply::font::Fonts;
use reply::letter::{Letter, decode, decode_csv};
use reply::source::{Source, Spanned};
use reply::template;

/// What every letter has that names nothing else.
struct Embedded;

impl Workspace for Embedded {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        Ok(template::builtin(letter))
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        let folder = Path::new(name.span.source.name()).parent().expect("a folder");
        let bytes = fs::read(folder.join(&name.value)).expect("an existing table");
        decode_csv(&name.value, &bytes)
    }

    fn fonts(&self, _: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(Fonts::builtin())
    }
}

/// A letter through every stage.
pub(crate) fn compiled(path: &str) -> Compiled {
    let bytes = fs::read(path).expect("an existing letter");
    let source = decode(path, &bytes).expect("a text");
    compile(&source, None, &Embedded).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// A letter that stands in the test, through every stage.
pub(crate) fn compiled_text(text: &str) -> Result<Compiled, Vec<Diagnostic>> {
    compile(&Source::new("信.toml", text), None, &Embedded)
}

/// A letter's PDF.
pub(crate) fn build(path: &str) -> Vec<u8> {
    let compiled = compiled(path);
    let meta = meta(&compiled, None);
    pdf(&compiled.pages, &meta, Fonts::builtin(), Conformance::A2a).expect("a PDF")
}
