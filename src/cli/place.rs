//! Where what is made of a letter goes.

use std::path::{Path, PathBuf};

use super::kind::OutputKind;
use super::letters::LetterFile;
use super::pattern::{Ending, Pattern, Said};
use crate::letter::Letter;

/// Where the letters of a run go.
pub(super) enum Place {
    /// To stdout.
    Stdout,
    /// Beside each letter.
    Beside,
    /// To this file.
    File(PathBuf),
    /// Into this folder, under the letters' names.
    Folder(PathBuf),
    /// To files that are named after what the letters say.
    Pattern(Pattern),
}

impl Place {
    /// Reads `-o`. A file can only be meant where there is one letter.
    pub(super) fn parse(
        output: Option<&Path>,
        are_many: bool,
        kind: OutputKind,
        ending: Ending,
    ) -> anyhow::Result<Place> {
        let Some(output) = output else {
            return Ok(if kind.is_document() { Place::Beside } else { Place::Stdout });
        };
        let text = output.to_string_lossy();
        if output == Path::new("-") {
            anyhow::ensure!(
                !(are_many && kind.is_document()),
                "几封信的 {} 不能都写到标准输出；-o 请写文件夹",
                kind.name()
            );
            return Ok(Place::Stdout);
        }
        if output.is_dir() || text.ends_with(std::path::is_separator) {
            return Ok(Place::Folder(output.to_owned()));
        }
        if text.contains(['{', '}']) {
            return Ok(Place::Pattern(Pattern::parse(&text, ending)?));
        }
        let has_extension = output.extension().is_some_and(|own| own == ending.extension);
        match are_many {
            true if has_extension || output.exists() => anyhow::bail!(
                "有几封信时，-o 须是文件夹，或者带有 {{number}} 一类内容的文件名，如 \
                 {}",
                output
                    .with_file_name(format!("{{number}}.{}", ending.extension))
                    .display()
            ),
            true => Ok(Place::Folder(output.to_owned())),
            false => Ok(Place::File(output.to_owned())),
        }
    }

    /// Whether names depend on what the letters say.
    pub(super) fn asks_letters(&self) -> bool {
        matches!(self, Place::Pattern(_))
    }

    /// Whether the program makes the names of files, and the folders that they are in.
    pub(super) fn makes_names(&self) -> bool {
        matches!(self, Place::Folder(_) | Place::Pattern(_))
    }

    /// Where one letter goes; nowhere is stdout.
    pub(super) fn target(
        &self,
        file: &LetterFile,
        letter: Option<&Letter>,
        ending: Ending,
    ) -> Option<PathBuf> {
        match self {
            Place::Stdout => None,
            Place::Beside if file.is_stdin() => None,
            Place::Beside => Some(file.path.with_file_name(ending.behind(&file.stem))),
            Place::File(path) => Some(path.clone()),
            Place::Folder(folder) => {
                Some(folder.join(&file.below).join(ending.behind(&file.stem)))
            }
            Place::Pattern(pattern) => {
                Some(pattern.path(&Said::new(file, letter?), ending))
            }
        }
    }
}
