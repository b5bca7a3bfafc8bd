//! Opens ledgers, and the templates of letters that are made of their rows.
//!
//! The name of a letter's source is the ledger's path with the row behind it, so what a letter
//! names is looked for beside the ledger.

use std::panic;
use std::path::{Path, PathBuf};

use super::workspace;
use crate::diagnostic::Diagnostic;
use crate::ledger;
use crate::ledger::Form;
use crate::ledger::Ledger;
use crate::ledger::Why;
use crate::letter;
use crate::letter::LedgerSettings;
use crate::source::Source;

/// Opens a ledger and the template of its letters, by the defaults nearest to a folder; all
/// that is wrong with either.
pub(super) fn open(
    path: &Path,
    template: Option<&Path>,
    folder: &Path,
) -> anyhow::Result<Result<(Ledger, Form), Vec<Diagnostic>>> {
    let defaults = match workspace::defaults(folder)? {
        Ok(defaults) => defaults,
        Err(found) => return Ok(Err(vec![found])),
    };
    let ledger = sheet(path, defaults.as_ref())?;
    let form = form(template, defaults.as_ref())?;
    Ok(match (ledger, form) {
        (Ok(ledger), Ok(form)) => Ok((ledger, form)),
        (ledger, form) => {
            Err(ledger.err().into_iter().chain(form.err()).flatten().collect())
        }
    })
}

/// Opens a ledger by what the bureau's defaults say of its columns.
fn sheet(
    path: &Path,
    defaults: Option<&Source>,
) -> anyhow::Result<Result<Ledger, Vec<Diagnostic>>> {
    let bytes = workspace::read(path)?;
    let settings = match defaults.map(letter::ledger) {
        Some(Err(found)) => return Ok(Err(found)),
        Some(Ok(settings)) => settings,
        None => LedgerSettings::default(),
    };
    // Where the reader of workbooks falls over a broken one, that is told as a complaint.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let ledger = ledger::read(&path.display().to_string(), &bytes, &settings);
    panic::set_hook(hook);
    Ok(ledger)
}

/// Opens the template of letters, or the built-in one.
fn form(
    template: Option<&Path>,
    defaults: Option<&Source>,
) -> anyhow::Result<Result<Form, Vec<Diagnostic>>> {
    let Some(path) = template else { return Ok(Ok(Form::builtin(defaults))) };
    Ok(match workspace::open_text(path)? {
        Ok(template) => Form::new(&template),
        Err(found) => Err(vec![found]),
    })
}

/// Where a ledger's letters go: beside it, in a folder of its name.
pub(super) fn folder(ledger: &Path) -> PathBuf {
    match ledger.extension() {
        Some(_) => ledger.with_extension(""),
        None => ledger.with_added_extension("信"),
    }
}

/// What is below the heading of a ledger beside its proposals: 空行 2 行、合计 1 行.
pub(super) fn accounts(ledger: &Ledger) -> String {
    let kinds = [Why::Blank, Why::Total, Why::Remark, Why::Heading];
    let told = kinds.into_iter().filter_map(|why| {
        let n = ledger.n_skipped(why);
        (n > 0).then(|| format!("{} {n} 行", why.name()))
    });
    told.collect::<Vec<_>>().join("、")
}
