//! `reply check`: what is questionable in letters, and mending it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::args::{Check, Deny, Findings};
use super::files;
use super::letters::letters;
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
use crate::lint::{NOT_CHECKED, RULE_FAILED, mend, nearest, rule, sarif};
use crate::source::Source;

/// More rounds than fixes can stand on each other.
const ROUNDS: usize = 12;

/// Checks every letter, and tells what was found.
pub(super) fn run(check: &Check) -> Result<Outcome, Stop> {
    let here = [PathBuf::from(".")];
    let paths = if check.paths.is_empty() { &here[..] } else { &check.paths };
    let letters = letters(paths)?;
    known_rules(check.select.iter().chain(&check.ignore))?;
    let reader =
        Reader::new(&check.proofing, &check.select, &check.ignore, Version::default())?;
    let checker = Checker { check, reader };
    let mut outcome = letters.outcome;
    let mut all = Vec::new();
    let mut told = Told::default();
    let (mut n_letters, mut n_refused) = (0, 0);
    let walked = Walk { pace: check.proofing.pace, ahead: AHEAD }.over(
        &Job::without_targets(&letters.files),
        |job, _| Ok(checker.letter(&job.file.path)?),
        |job, checked, _| {
            let Ok(checked) = checked else { return Ok(ControlFlow::Continue(())) };
            n_letters += 1;
            n_refused += usize::from(checked.is_refused);
            if let Some(mended) = &checked.mended {
                let file = &job.file.path;
                outcome = outcome.max(deliver(check, file, &checked.source, mended)?);
            }
            let is_new = |found: &Diagnostic| told.is_new(found, &checked.name);
            all.extend(checked.found.into_iter().filter(is_new));
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
    show(check, &all, outcome != Outcome::Failed)?;
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
    reader: Reader<'a>,
}

impl Checker<'_> {
    fn letter(&self, file: &Path) -> anyhow::Result<Checked> {
        let (source, defaults) = match self.reader.workspace.open(file) {
            Ok(opened) => opened,
            Err(Stop::Machine(error)) => return Err(error),
            Err(Stop::Found(found)) => {
                let (name, source) = (file.display().to_string(), String::new());
                let (is_refused, mended) = (true, None);
                return Ok(Checked { name, source, found, is_refused, mended });
            }
        };
        let mut found = self.found(&source, defaults.as_ref());
        let mut mended = source.clone();
        if self.check.diff || (self.check.fix && may_be_written(file, &source)?) {
            for _ in 0..ROUNDS {
                let Some(next) = mend(&mended, &found) else { break };
                found = self.found(&next, defaults.as_ref());
                mended = next;
            }
        }
        if matches!(self.check.format, Findings::Github | Findings::Sarif) {
            found.iter_mut().for_each(|found| in_a_file(found, &source));
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

    fn found(&self, source: &Source, defaults: Option<&Source>) -> Vec<Diagnostic> {
        match self.reader.compile(source, defaults) {
            Ok(compiled) => self.reader.found(&compiled, source),
            Err(refused) => self.reader.refused(refused, source),
        }
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
        output::complain(&format!("{name}：没有改，它不是普通文件"));
        return Ok(false);
    }
    let bytes = files::read(file, files::TEXT)?;
    let is_plain = bytes.strip_prefix(MARK).unwrap_or(&bytes) == source.text().as_bytes();
    if !is_plain {
        let name = source.name();
        let what = "没有改，文件不是 UTF-8 编码，请另存为 UTF-8 再试";
        output::complain(&format!("{name}：{what}"));
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

fn show(check: &Check, found: &[Diagnostic], is_successful: bool) -> anyhow::Result<()> {
    let colour = output::wants_colour(check.proofing.colouring.color, &std::io::stdout());
    let text = match check.format {
        Findings::Human => {
            let shown = found.iter().map(|found| diagnostic::human(found, colour));
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
        summary += &format!("；有 {n_refused} 封要先改好这些错误，才能查其余的");
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
