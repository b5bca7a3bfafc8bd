//! `reply new --from`: a letter for each row of a ledger.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use super::Outcome;
use super::args::Colour;
use super::args::New;
use super::ledger;
use super::ledger::accounts;
use super::names;
use super::output;
use super::output::in_chinese;
use super::wants_colour;
use crate::diagnostic;
use crate::diagnostic::Diagnostic;
use crate::ledger::Ledger;
use crate::ledger::Row;
use crate::ledger::stem;
use crate::source::Source;

/// Writes one letter a row; files that are there already are left alone.
pub(super) fn run(new: &New, from: &Path) -> anyhow::Result<Outcome> {
    let folder = new.output.clone().unwrap_or_else(|| ledger::folder(from));
    let (ledger, form) = match opened(new, from, &folder)? {
        Ok(opened) => opened,
        Err(found) => return Ok(refused(&found)),
    };
    tell(&ledger.notes);
    match form.fit(&ledger) {
        Ok(notes) => tell(&notes),
        Err(found) => return Ok(refused(&found)),
    }
    let mut counts = Counts::default();
    // What is wrong is told before anything is written.
    let letters = letters(&ledger, &form, &mut counts);
    if !letters.is_empty() {
        std::fs::create_dir_all(&folder)
            .map_err(in_chinese)
            .with_context(|| format!("无法建立文件夹 {}", folder.display()))?;
    }
    for (name, letter) in &letters {
        let written = write(&folder.join(name), letter.text());
        if written.is_err() {
            output::complain(&counts.sentence(&ledger, &folder));
        }
        match written? {
            true => counts.written += 1,
            false => counts.there += 1,
        }
    }
    output::complain(&counts.sentence(&ledger, &folder));
    Ok(if counts.refused > 0 { Outcome::Attention } else { Outcome::Done })
}

type Opened = Result<(Ledger, crate::ledger::Form), Vec<Diagnostic>>;

fn opened(new: &New, from: &Path, folder: &Path) -> anyhow::Result<Opened> {
    if folder.exists() && !folder.is_dir() {
        anyhow::bail!("{} 已经有了，不是文件夹；请用 -o 换一个", folder.display());
    }
    let defaults = match ledger::defaults(folder)? {
        Ok(defaults) => defaults,
        Err(found) => return Ok(Err(vec![found])),
    };
    let ledger = ledger::open(from, defaults.as_ref())?;
    let form = ledger::form(new.template.as_deref(), defaults.as_ref())?;
    Ok(match (ledger, form) {
        (Ok(ledger), Ok(form)) => Ok((ledger, form)),
        (ledger, form) => {
            let found = [ledger.err(), form.err()];
            Err(found.into_iter().flatten().flatten().collect())
        }
    })
}

/// The letters that can be written, with the names of their files; what keeps the others
/// from it is told.
fn letters(
    ledger: &Ledger,
    form: &crate::ledger::Form,
    counts: &mut Counts,
) -> Vec<(String, Source)> {
    let mut rows: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    let name = |row| names::file_name(&format!("{}.toml", stem(ledger, row)));
    for row in &ledger.rows {
        rows.entry(names::key(&name(row))).or_default().push(row);
    }
    let mut letters = Vec::new();
    let mut told = std::collections::BTreeSet::new();
    for row in &ledger.rows {
        let name = name(row);
        let alike = &rows[&names::key(&name)];
        if alike.len() > 1 {
            counts.refused += 1;
            if alike[0].number == row.number {
                output::complain(&format!("错误：{}", same_name(ledger, alike, &name)));
            }
            continue;
        }
        match form.letter(ledger, row) {
            Ok(letter) => letters.push((name, letter)),
            Err(found) => {
                counts.refused += 1;
                // A mistake in the template is every row's.
                let is_new = |it: &Diagnostic| told.insert(diagnostic::short(it));
                tell(&found.into_iter().filter(is_new).collect::<Vec<_>>());
            }
        }
    }
    letters
}

fn same_name(ledger: &Ledger, rows: &[&Row], name: &str) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| row.number.to_string()).collect();
    let numbers = numbers.join("、");
    let ledger = ledger.source.name();
    format!("{ledger} 第 {numbers} 行都会写到 {name}，都没有写；改了案号或提案人再来")
}

/// Whether the file was written; one that is there already is left alone.
fn write(path: &Path, text: &str) -> anyhow::Result<bool> {
    let what = || format!("无法写入 {}", path.display());
    let file = std::fs::File::options().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        other => other.map_err(in_chinese).with_context(what)?,
    };
    file.write_all(text.as_bytes()).map_err(in_chinese).with_context(what)?;
    Ok(true)
}

fn refused(found: &[Diagnostic]) -> Outcome {
    tell(found);
    output::complain(&format!("有 {} 处要改，没有写信", found.len()));
    Outcome::Attention
}

fn tell(found: &[Diagnostic]) {
    let colour = wants_colour(Colour::Auto, &std::io::stderr() as &dyn IsTerminal);
    for diagnostic in found {
        let text = diagnostic::human(diagnostic, colour);
        output::complain(&format!("{}\n", text.trim_end()));
    }
}

/// What became of the rows.
#[derive(Default)]
struct Counts {
    written: usize,
    there: usize,
    refused: usize,
}

impl Counts {
    /// All rows, accounted for.
    fn sentence(&self, ledger: &Ledger, folder: &Path) -> String {
        let Counts { written, there, refused } = self;
        let n_rows = ledger.rows.len();
        let mut parts = vec![format!("写好 {written} 封")];
        if *there > 0 {
            parts.push(format!("已有 {there} 封，没有动"));
        }
        if *refused > 0 {
            parts.push(format!("有 {refused} 行要改，没有写"));
        }
        let left = n_rows - written - there - refused;
        if left > 0 {
            parts.push(format!("还有 {left} 行没有写到"));
        }
        let beside = match accounts(ledger) {
            told if told.is_empty() => String::new(),
            told => format!("（另有{told}，不算）"),
        };
        let (name, folder) = (ledger.source.name(), folder.display());
        let done = parts.join("；");
        let mut sentence =
            format!("{name} 共 {n_rows} 行{beside}：{done}。文件夹：{folder}");
        if *written > 0 {
            sentence += "\n填好正文以后运行：reply build ";
            sentence += &std::path::Path::new(&folder.to_string())
                .join("*.toml")
                .display()
                .to_string();
        }
        sentence
    }
}
