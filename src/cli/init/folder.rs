//! The letters and ledgers of a folder.

use std::path::{Path, PathBuf};

use super::super::files::{self, open_text};
use super::super::ledger;
use super::super::output;
use super::super::paths::is_defaults;
use super::super::stop::Stop;
use super::super::work;
use crate::ledger::{Choice, Ledger};
use crate::letter;
use crate::source::Source;

/// What is in a folder, and in those in it.
#[derive(Default)]
pub(super) struct Found {
    /// The letters, each with its folder from the first one.
    pub(super) letters: Vec<(Source, PathBuf)>,
    /// The ledgers.
    pub(super) ledgers: Vec<Ledger>,
}

/// What ledgers are called.
const LEDGERS: [&str; 4] = ["xlsx", "xls", "ods", "csv"];

impl Found {
    /// Looks for them; what cannot be read is told, and left out.
    pub(super) fn look(folder: &Path) -> anyhow::Result<Found> {
        let mut found = Found::default();
        found.folder(folder, Path::new(""))?;
        Ok(found)
    }

    fn folder(&mut self, folder: &Path, below: &Path) -> anyhow::Result<()> {
        let entries = files::entries(folder, "文件夹")?;
        if entries.iter().any(|path| is_defaults(path) && path.is_file()) {
            output::complain(&format!(
                "{} 里另有 reply.toml，那里的信件没有计入",
                folder.display()
            ));
            return Ok(());
        }
        for entry in entries {
            let Some(name) = entry.file_name().map(|name| name.to_string_lossy()) else {
                continue;
            };
            // What is hidden is the business of tools, and `~$` are the locks of Office.
            if name.starts_with('.') || name.starts_with("~$") {
                continue;
            }
            // A link may lead back to where it is.
            match entry.is_dir() {
                true if entry.is_symlink() => {}
                true => {
                    let inner = self.folder(&entry, &below.join(&*name));
                    inner.unwrap_or_else(|error| left_out(&error));
                }
                false => self.file(entry.strip_prefix(".").unwrap_or(&entry), below),
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, below: &Path) {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let _in_work = work::begin(path);
        if ending == "toml" {
            self.letter(path, below);
        } else if LEDGERS.iter().any(|it| ending == *it) {
            self.ledger(path, ending == "csv");
        }
    }

    fn letter(&mut self, path: &Path, below: &Path) {
        let read = match open_text(path) {
            Ok(letter) => Ok((letter::is_letter(letter.text()), letter)),
            Err(stop) => Err(stop),
        };
        match read {
            Ok((Some(true), letter)) => self.letters.push((letter, below.to_owned())),
            // The settings of another program.
            Ok((Some(false), _)) => {}
            Err(Stop::Machine(error)) => left_out(&error),
            Ok((None, _)) | Err(Stop::Found(_)) => {
                let path = path.display();
                output::complain(&format!(
                    "{path} 没有计入：写法有错；运行 reply check 看错在哪里"
                ));
            }
        }
    }

    /// Takes a ledger in; a CSV may as well be the table of a letter.
    fn ledger(&mut self, path: &Path, is_csv: bool) {
        let folder = path.parent().unwrap_or(Path::new(""));
        match ledger::open(path, &Choice::default(), None, folder) {
            Ok((ledger, _)) if is_csv && !is_of_proposals(&ledger) => {}
            Ok((ledger, _)) => self.ledgers.push(ledger),
            Err(Stop::Machine(error)) => left_out(&error),
            Err(Stop::Found(_)) if is_csv => {}
            Err(Stop::Found(found)) => {
                let why = found.first().map_or("", |found| &found.message);
                output::complain(&format!("{} 没有计入：{why}", path.display()));
            }
        }
    }
}

/// Whether there is a column that no other table has: 名称 may be of anything.
fn is_of_proposals(ledger: &Ledger) -> bool {
    let mut fields = ledger.columns.iter().filter_map(|column| column.field);
    fields.any(|field| ["proposal.number", "proposal.proposers"].contains(&field.key))
}

fn left_out(error: &anyhow::Error) {
    output::complain(&format!("没有计入：{}", output::sentence(error)));
}
