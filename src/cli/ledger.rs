//! Opens ledgers, and the templates of letters that are made of their rows.
//!
//! The name of a letter's source is the ledger's path with the row behind it, so what a letter
//! names is looked for beside the ledger.

use std::panic;
use std::path::{Path, PathBuf};

use super::args::{Data, Showing};
use super::defaults::defaults;
use super::files::{self, open_text, read, shown};
use super::letters::Rows;
use super::output;
use super::step::{Step, name};
use super::stop::{Stop, both};
use super::tell::{Teller, Telling};
use super::work;
use crate::diagnostic::Diagnostic;
use crate::ledger;
use crate::ledger::Choice;
use crate::ledger::Form;
use crate::ledger::Ledger;
use crate::ledger::Why;
use crate::letter;
use crate::source::Source;

/// Opens a ledger and the template of its letters, by the defaults nearest to a folder; all
/// that is wrong with either.
pub(super) fn open(
    path: &Path,
    choice: &Choice,
    template: Option<&Path>,
    folder: &Path,
) -> Result<(Ledger, Form), Stop> {
    let defaults = defaults(folder)?;
    both(sheet(path, choice, defaults.as_ref()), form(template, defaults.as_ref()))
}

/// Opens the ledger that letters are made of on the fly, and tells what there is to say of
/// it as a whole.
pub(super) fn rows(
    data: &Data,
    template: Option<&Path>,
    showing: Showing,
) -> Result<Option<Rows>, Stop> {
    let Some(path) = data.data.as_deref() else { return Ok(None) };
    let mut teller = Teller::new(showing, Telling::Many);
    let folder = path.parent().unwrap_or(Path::new(""));
    let (ledger, form) = open(path, &data.choice(), template, folder)?;
    let notes = form.fit(&ledger)?;
    teller.tell(path, &ledger.notes);
    teller.tell(path, &notes);
    teller.tell(path, &doubts(&ledger, &form));
    let others = accounts(&ledger);
    if !others.is_empty() {
        output::complain(&format!("{}：另有{others}，没有信", shown(path)));
    }
    Ok(Some(Rows { ledger, form }))
}

/// Opens a ledger by what the bureau's defaults say of its columns.
fn sheet(
    path: &Path,
    choice: &Choice,
    defaults: Option<&Source>,
) -> Result<Ledger, Stop> {
    let bytes = read(path, files::LEDGER)?;
    work::at(Step::Ledger(name(path)));
    let settings = defaults.map(letter::ledger).transpose()?.unwrap_or_default();
    // Where the reader of workbooks falls over a broken one, that is told as a complaint.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let ledger = ledger::read(&shown(path), &bytes, &settings, choice);
    panic::set_hook(hook);
    Ok(ledger?)
}

/// Opens the template of letters, or the built-in one.
fn form(template: Option<&Path>, defaults: Option<&Source>) -> Result<Form, Stop> {
    match template {
        Some(path) => Ok(Form::new(&open_text(path)?)?),
        None => Ok(Form::builtin(defaults)),
    }
}

/// What is not certain in the rows that become letters.
pub(super) fn doubts(ledger: &Ledger, form: &Form) -> Vec<Diagnostic> {
    let rows = ledger.rows.iter().filter(|row| row.faults.is_empty());
    rows.flat_map(|row| form.doubts(ledger, row)).collect()
}

/// Where a ledger's letters go: beside it, in a folder of its name.
pub(super) fn folder(ledger: &Path) -> PathBuf {
    match ledger.extension() {
        _ if ledger == Path::new("-") => shown(ledger).into(),
        Some(_) => ledger.with_extension(""),
        None => ledger.with_added_extension("信"),
    }
}

/// What is below the heading of a ledger beside its proposals: 空行 2 行、合计 1 行.
pub(super) fn accounts(ledger: &Ledger) -> String {
    let kinds = Why::ALL;
    let told = kinds.into_iter().filter_map(|why| {
        let n = ledger.n_skipped(why);
        (n > 0).then(|| format!("{} {n} 行", why.name()))
    });
    told.collect::<Vec<_>>().join("、")
}
