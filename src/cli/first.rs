//! The first word: a command, or a letter that is to be built.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::error::ErrorKind;
use clap::{CommandFactory, Error, Parser};

use super::args::Args;
use super::endings;

/// Reads what was typed. Where no command stands first but a letter, `build` is meant.
pub(super) fn read(typed: Vec<OsString>) -> Result<Args, Error> {
    let read = Args::try_parse_from(&typed);
    match read {
        Err(error) if is_about_first(error.kind()) && means_build(&typed) => {
            let mut meant = typed;
            meant.insert(1, "build".into());
            Args::try_parse_from(meant)
        }
        read => read,
    }
}

/// Whether it may be the first word that was not understood.
fn is_about_first(kind: ErrorKind) -> bool {
    use ErrorKind::*;
    matches!(kind, InvalidSubcommand | UnknownArgument | InvalidUtf8)
}

fn means_build(typed: &[OsString]) -> bool {
    let words = typed.get(1..).unwrap_or_default();
    let command = Args::command();
    let is_command = |word: &OsString| command.find_subcommand(word).is_some();
    match words.first() {
        // Options may stand before the letters.
        Some(first) if first.as_encoded_bytes().starts_with(b"-") => {
            words.iter().any(|word| is_letter(word)) && !words.iter().any(is_command)
        }
        Some(first) => is_letter(first) && !is_command(first),
        None => false,
    }
}

/// Whether a word is a letter, a folder, or a pattern that a shell left to the program; one
/// that is called like a letter and is not there is told by `build`.
fn is_letter(word: &OsStr) -> bool {
    let path = Path::new(word);
    let is_called_so = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
    is_called_so
        || path.exists()
        || endings::meant(path).is_some()
        || word.as_encoded_bytes().contains(&b'*')
}
