//! `reply check`: what is questionable in letters, and mending it.

use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

use super::args::{Check, Deny, Findings, Showing};
use super::compared::Compared;
use super::files;
use super::ledger;
use super::letters::{LetterFile, Letters};
use super::plan::Job;
use super::proofreader::Reader;
use super::step::Step;
use super::stop::Stop;
use super::tell::Told;
use super::walk::{AHEAD, Walk};
use super::{Outcome, output, work};
use crate::compile::Version;
use crate::diagnostic::{self, Diagnostic, Label, Severity};
use crate::diagnostic::{json_line, json_lines, one_line, visible};
use crate::ledger::{Ledger, Row};
use crate::lint::{self, NOT_CHECKED, RULE_FAILED, mend, nearest, rule, sarif};
use crate::source::{Source, Span};

/// More rounds than fixes can stand on each other.
const ROUNDS: usize = 12;

/// Checks every letter, and tells what was found.
pub(super) fn run(check: &Check) -> Result<Outcome, Stop> {
    let letters = letters(check)?;
    known_rules(check.select.iter().chain(&check.ignore))?;
    let reader = reader(check)?;
    let compared = Compared::new(&letters, &reader.workspace, check.proofing.pace)?;
    let checker = Checker { check, letters: &letters, reader, compared };
    let mut outcome = letters.outcome;
    let (mut all, mut of_letters) = (Vec::new(), Vec::new());
    let mut told = Told::default();
    let (mut n_letters, mut n_refused) = (0, 0);
    let walked = Walk { pace: check.proofing.pace, ahead: AHEAD }.over(
        &Job::without_targets(&letters.files),
        |job, _| Ok(checker.letter(job.file)?),
        |job, checked, _| {
            let Ok(checked) = checked else { return Ok(ControlFlow::Continue(())) };
            n_letters += 1;
            n_refused += usize::from(checked.is_refused);
            if let Some(mended) = &checked.mended {
                let file = &job.file.path;
                outcome = outcome.max(deliver(check, file, &checked.source, mended)?);
            }
            let is_new = |found: &Diagnostic| told.is_new(found, &checked.name);
            let start = all.len();
            all.extend(checked.found.into_iter().filter(is_new));
            of_letters.push((checked.name, start..all.len()));
            Ok(ControlFlow::Continue(()))
        },
    );
    outcome = outcome.max(walked?);
    if all.iter().any(|found| RULE_FAILED.is(found)) {
        outcome = Outcome::Failed;
    }
    if check.diff {
        return Ok(outcome);
    }
    work::at(Step::Telling);
    show(check, &all, &of_letters, outcome != Outcome::Failed)?;
    let [errors, warnings, _] = counts(&all);
    let is_for_people = matches!(check.format, Findings::Human | Findings::Short);
    if is_for_people && n_letters > 0 {
        summarize(n_letters, n_refused, &all);
    }
    let denies = check.deny == Some(Deny::Warnings);
    if errors > 0 || (denies && warnings > 0) {
        outcome = outcome.max(Outcome::Attention);
    }
    Ok(outcome)
}

/// The letters that are meant: this folder's, if nothing else is.
fn letters(check: &Check) -> Result<Letters, Stop> {
    if check.ledger.data.is_some() && (check.fix || check.diff) {
        let option = if check.fix { "--fix" } else { "--diff" };
        return Err(anyhow::anyhow!(
            "{option} 不能和 --data 一起用：信是照台账和模板写成的，请改台账里的那一行，或者改模板"
        )
        .into());
    }
    let here = [PathBuf::from(".")];
    let paths = if check.paths.is_empty() { &here[..] } else { &check.paths };
    let template = check.proofing.material.template.as_deref();
    let colouring = check.proofing.colouring;
    let showing = Showing { colouring, ..Showing::default() };
    let rows = ledger::rows(&check.ledger, template, showing)?;
    Ok(Letters::meant(rows, paths)?)
}

/// What the letters are read with.
fn reader(check: &Check) -> Result<Reader<'_>, Stop> {
    let (select, ignore) = (&check.select, &check.ignore);
    let mut proofing = check.proofing.clone();
    // With a ledger it is the template of its letters.
    proofing.material.template.take_if(|_| check.ledger.data.is_some());
    Reader::new(&proofing, select, ignore, Version::default())
}

/// A letter that was checked.
struct Checked {
    name: String,
    /// As it is in the file; empty if it could not be read as text.
    source: String,
    found: Vec<Diagnostic>,
    /// Whether no letter could be made of it, so that not everything was looked at.
    is_refused: bool,
    /// The text with its fixes, if that was asked for and there are any.
    mended: Option<String>,
}

/// What is asked for, and what there is to check a letter with.
struct Checker<'a> {
    check: &'a Check,
    letters: &'a Letters,
    reader: Reader<'a>,
    compared: Compared,
}

impl Checker<'_> {
    fn letter(&self, letter: &LetterFile) -> anyhow::Result<Checked> {
        let file = &letter.path;
        let (source, defaults) = match self.letters.open(letter, &self.reader.workspace) {
            Ok(opened) => opened,
            Err(Stop::Machine(error)) => return Err(error),
            Err(Stop::Found(found)) => {
                let (name, source) = (file.display().to_string(), String::new());
                let (is_refused, mended) = (true, None);
                return Ok(Checked { name, source, found, is_refused, mended });
            }
        };
        let mut found = self.found(file, &source, defaults.as_ref());
        let mut mended = source.clone();
        if self.check.diff || (self.check.fix && may_be_written(file, &source)?) {
            for _ in 0..ROUNDS {
                let Some(next) = mend(&mended, &found) else { break };
                found = self.found(file, &next, defaults.as_ref());
                mended = next;
            }
        }
        let row = self.letters.row(letter);
        let is_for_programs =
            matches!(self.check.format, Findings::Github | Findings::Sarif);
        for found in &mut found {
            match row {
                // Nobody can change a letter that is in no file.
                Some(_) => found.fix = None,
                None if is_for_programs => in_a_file(found, &source),
                None => {}
            }
            if let Some((ledger, row)) = row.filter(|_| is_for_programs) {
                in_a_row(found, ledger, row);
            }
        }
        let is_changed = mended.text() != source.text();
        Ok(Checked {
            name: source.name().to_owned(),
            mended: is_changed.then(|| mended.text().to_owned()),
            source: source.text().to_owned(),
            is_refused: found.iter().any(|found| NOT_CHECKED.is(found)),
            found,
        })
    }

    fn found(
        &self,
        file: &Path,
        source: &Source,
        defaults: Option<&Source>,
    ) -> Vec<Diagnostic> {
        let twins = self.compared.twins(file);
        let mut found = match self.reader.compile(source, defaults) {
            Ok(compiled) => self.reader.found(&compiled, source, twins),
            Err(refused) => self.reader.refused(refused, source, twins),
        };
        if let Some(twice) = self.compared.number_twice(file) {
            found.push(twice.clone());
            lint::sort(&mut found, source);
        }
        found
    }
}

/// Gives a finding a place in a file, for programs that show it there: what a template made is
/// in none, and its fault is the letter's as a whole.
fn in_a_file(found: &mut Diagnostic, letter: &Source) {
    let is_file =
        |source: &Source| source == letter || Path::new(source.name()).is_file();
    found.labels.retain(|label| is_file(&label.span.source));
    if found.labels.is_empty() {
        let (span, text) = (letter.span(0..0), String::new());
        found.labels.push(Label { span, text });
    }
}

/// Gives a finding in a letter of a ledger its row as a place, for programs that show it
/// there: the line of a sheet's text is the row. What is in a file stays there.
fn in_a_row(found: &mut Diagnostic, ledger: &Ledger, row: &Row) {
    let is_file = |span: &Span| Path::new(span.source.name()).is_file();
    if is_file(found.span()) {
        found.labels.retain(|label| is_file(&label.span));
        return;
    }
    let lines = ledger.source.text().split_inclusive('\n');
    let start = lines.take(row.number.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = &ledger.source.text()[start..];
    let end = start + rest.find('\n').unwrap_or(rest.len());
    let (span, text) = (ledger.source.span(start..end), String::new());
    found.labels = vec![Label { span, text }];
}

/// The bytes with which some editors mark UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether the text can be put back: it is in the file as it was read. In another encoding it
/// is not, and is left alone.
fn may_be_written(file: &Path, source: &Source) -> anyhow::Result<bool> {
    if file == Path::new("-") {
        return Ok(true);
    }
    if files::is_stream(file) {
        let name = source.name();
        output::complain(&format!("{name}：没有改，不是普通文件"));
        return Ok(false);
    }
    let bytes = files::read(file, files::TEXT)?;
    let is_plain = bytes.strip_prefix(MARK).unwrap_or(&bytes) == source.text().as_bytes();
    if !is_plain {
        let name = source.name();
        let why = match std::str::from_utf8(&bytes).is_ok() {
            true => "文件的各行以回车（CR）结尾，请用编辑器把换行改成 CRLF 再试",
            false => "文件不是 UTF-8 编码，请另存为 UTF-8 再试",
        };
        output::complain(&format!("{name}：没有改，{why}"));
    }
    Ok(is_plain)
}

/// Shows a letter's fixes, or writes them.
fn deliver(check: &Check, file: &Path, old: &str, new: &str) -> anyhow::Result<Outcome> {
    if check.diff {
        let name = file.display().to_string();
        let diff = similar::TextDiff::from_lines(old, new);
        let diff = diff
            .unified_diff()
            .context_radius(1)
            .header(&one_line(&name), &one_line(&name))
            .to_string();
        output::print(&visible(&diff))?;
        return Ok(Outcome::Attention);
    }
    if file == Path::new("-") {
        return output::print(new);
    }
    let is_marked = files::read(file, files::TEXT)?.starts_with(MARK);
    let mark = if is_marked { MARK } else { b"" };
    output::write(file, &[mark, new.as_bytes()].concat())?;
    Ok(Outcome::Done)
}

/// Shows all findings; `of_letters` tells whose they are.
fn show(
    check: &Check,
    found: &[Diagnostic],
    of_letters: &[(String, Range<usize>)],
    is_successful: bool,
) -> anyhow::Result<()> {
    let colour = output::wants_colour(check.proofing.colouring.color, &std::io::stdout());
    let text = match check.format {
        Findings::Human => {
            let each =
                of_letters.iter().map(|(name, own)| (&**name, &found[own.clone()]));
            let shown = lint::digest(&each.collect::<Vec<_>>()).into_iter();
            let shown = shown.map(|found| diagnostic::human(&found, colour));
            shown.map(|text| format!("{}\n\n", text.trim_end())).collect()
        }
        Findings::Short => lines(found, diagnostic::short),
        Findings::Github => lines(found, diagnostic::github),
        Findings::Json => lines(found, |found| json_line(&diagnostic::json(found))),
        Findings::Sarif => json_lines(&sarif(found, is_successful)) + "\n",
    };
    // With --fix and stdin the letter itself goes to stdout.
    if check.fix && check.paths.iter().any(|path| path == Path::new("-")) {
        output::show(text.trim_end());
        return Ok(());
    }
    output::print(&text)?;
    Ok(())
}

fn lines(found: &[Diagnostic], show: impl Fn(&Diagnostic) -> String) -> String {
    found.iter().map(|found| show(found) + "\n").collect()
}

/// How many errors, warnings and notes there are.
pub(super) fn counts(found: &[Diagnostic]) -> [usize; 3] {
    let count =
        |severity| found.iter().filter(|found| found.severity == severity).count();
    [Severity::Error, Severity::Warning, Severity::Note].map(count)
}

fn summarize(n_letters: usize, n_refused: usize, found: &[Diagnostic]) {
    let [errors, warnings, notes] = counts(found);
    let mut summary = match found.is_empty() {
        true => format!("检查了 {n_letters} 封信，没有问题"),
        false => format!(
            "检查了 {n_letters} 封信：{errors} 个错误，{warnings} 个警告，{notes} 个提示"
        ),
    };
    let n_fixes = found.iter().filter(|found| found.fix.is_some()).count();
    if n_fixes > 0 {
        summary += &format!("；其中 {n_fixes} 处可以用 --fix 自动改");
    }
    if n_refused > 0 {
        summary += &format!("；有 {n_refused} 封要先改好这些错误，才能检查其余的");
    }
    output::complain(&summary);
}

/// The names of rules that were typed have to be there.
fn known_rules<'a>(names: impl Iterator<Item = &'a String>) -> anyhow::Result<()> {
    for name in names {
        if rule(name).is_none() {
            let near =
                nearest(name).map(|near| format!("；是不是 {near}")).unwrap_or_default();
            anyhow::bail!("没有“{name}”这条规则{near}；全部规则见 reply rules");
        }
    }
    Ok(())
}
