//! Where what is made of a letter goes.

use std::path::{Path, PathBuf};

use super::kind::OutputKind;
use super::letters::LetterFile;
use super::pattern::{Ending, Pattern, Said};
use crate::diagnostic::Diagnostic;
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

/// The files that a letter may be made to.
#[derive(Default)]
pub(super) struct Target {
    /// Its file; nowhere is stdout.
    pub(super) path: Option<PathBuf>,
    /// Its file as a draft, if that is another one.
    pub(super) draft: Option<PathBuf>,
    /// Why no name can be made for it.
    pub(super) nameless: Option<Diagnostic>,
}

impl From<Option<PathBuf>> for Target {
    fn from(path: Option<PathBuf>) -> Target {
        Target { path, ..Target::default() }
    }
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

    /// Where one letter goes. What it says is needed only for names made of that.
    pub(super) fn target(
        &self,
        file: &LetterFile,
        letter: Option<&Letter>,
        ending: Ending,
    ) -> Target {
        let beside = |letter: &Path| {
            let (path, draft) =
                (ending.behind(&file.stem), ending.behind_draft(&file.stem));
            Target {
                path: Some(letter.with_file_name(&path)),
                draft: Some(letter.with_file_name(&draft)).filter(|_| draft != path),
                nameless: None,
            }
        };
        match self {
            Place::Stdout => Target::default(),
            Place::Beside if file.is_stdin() => Target::default(),
            Place::Beside => beside(&file.path),
            Place::File(path) => Some(path.clone()).into(),
            Place::Folder(folder) => beside(&folder.join(&file.below).join(&file.stem)),
            Place::Pattern(pattern) => match letter {
                Some(letter) => named(pattern, file, letter, ending),
                None => Target::default(),
            },
        }
    }
}

/// A file that is named after what a letter says.
fn named(
    pattern: &Pattern,
    file: &LetterFile,
    letter: &Letter,
    ending: Ending,
) -> Target {
    let said = Said::new(file, letter);
    if let Some(field) = pattern.lacks(&said) {
        return Target { nameless: Some(nameless(field, letter)), ..Target::default() };
    }
    let path = match letter.is_draft() {
        true => pattern.path(&said, |stem| ending.behind_draft(stem)),
        false => pattern.path(&said, |stem| ending.behind(stem)),
    };
    Some(path).into()
}

/// Why a draft gets no name: a field of `-o` is not known yet.
fn nameless(field: &str, letter: &Letter) -> Diagnostic {
    let (what, place) = match field {
        "date" => ("成文日期", letter.date.span.clone()),
        _ => ("发文字号", letter.number.span().clone()),
    };
    let message = format!("-o 里有 {{{field}}}，这封信的{what}没有写全，定不了文件名");
    Diagnostic::error("draft-nameless", place, message).with_help(format!(
        "写全{what}；或者把 -o 里的 {{{field}}} 换成 {{proposal}}（案号）一类内容"
    ))
}
