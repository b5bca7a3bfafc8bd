//! Where a letter's other files come from: its template, the rows of its tables, its faces.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::font::Fonts;
use crate::letter::Letter;
use crate::letter::decode;
use crate::letter::decode_csv;
use crate::source::Source;
use crate::source::Spanned;
use crate::template;

/// Fetches what a letter names.
pub trait Workspace {
    /// The template that the letter names, or else the built-in one.
    ///
    /// # Errors
    ///
    /// The file is missing, or is no text.
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic>;

    /// The CSV file with the rows of a table.
    ///
    /// # Errors
    ///
    /// The file is missing, or is no text.
    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic>;

    /// The faces that the letter asks for, or else the embedded ones.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or has no face that is of use.
    fn fonts(&self, letter: &Letter) -> Result<&Fonts, Diagnostic>;

    /// Hears which part of the work on a letter begins, for those who watch how long it takes.
    fn begins(&self, _: Part) {}
}

/// A part of the work on a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text of the letter is taken in.
    Parsing,
    /// This template is filled.
    Filling(Source),
    /// The document is laid out.
    LayingOut,
}

/// A [`Workspace`] of files in memory, with the embedded faces.
///
/// ```
/// use reply::workspace::InMemory;
///
/// let files = InMemory::default().with_file("情况.csv", "街道,户数\n沙头,320\n");
/// ```
#[derive(Default)]
pub struct InMemory {
    files: BTreeMap<String, Vec<u8>>,
}

impl InMemory {
    /// Adds a file under the name that letters call it by.
    pub fn with_file(
        mut self,
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> InMemory {
        self.files.insert(name.into(), bytes.into());
        self
    }

    fn file(&self, name: &Spanned<String>) -> Result<&[u8], Diagnostic> {
        self.files.get(&name.value).map(Vec::as_slice).ok_or_else(|| {
            let message = format!("没有“{}”这个文件", name.value);
            Diagnostic::error("file-missing", name.span.clone(), message)
        })
    }
}

impl Workspace for InMemory {
    fn template(&self, letter: &Letter) -> Result<Source, Diagnostic> {
        match &letter.template {
            Some(name) => decode(&name.value, self.file(name)?),
            None => Ok(template::builtin(letter)),
        }
    }

    fn csv(&self, name: &Spanned<String>) -> Result<Source, Diagnostic> {
        decode_csv(&name.value, self.file(name)?)
    }

    fn fonts(&self, _: &Letter) -> Result<&Fonts, Diagnostic> {
        Ok(Fonts::builtin())
    }
}
