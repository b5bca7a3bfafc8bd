//! `reply new --from`: a letter for each row of a ledger.

use std::collections::BTreeMap;
use std::path::Path;

use super::Outcome;
use super::args::New;
use super::args::Showing;
use super::ledger;
use super::ledger::accounts;
use super::names;
use super::output;
use super::paths::typed;
use super::step::Step;
use super::stop::Stop;
use super::tell::Teller;
use super::tell::Telling;
use super::work;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::one_line;
use crate::ledger::Form;
use crate::ledger::Ledger;
use crate::ledger::Row;
use crate::ledger::stem;
use crate::source::Source;

/// Writes one letter a row; files that are there already are left alone.
pub(super) fn run(new: &New, from: &Path) -> anyhow::Result<Outcome> {
    let folder = new.output.clone().unwrap_or_else(|| ledger::folder(from));
    if folder.exists() && !folder.is_dir() {
        anyhow::bail!("{} 已经有了，不是文件夹；请用 -o 换一个", folder.display());
    }
    let mut teller = Teller::new(Showing::default(), Telling::Many);
    let refused = |teller: &mut Teller, found: &[Diagnostic]| {
        teller.tell(from, found);
        output::complain(&format!("有 {} 处要改，没有写信", found.len()));
        Ok(Outcome::Attention)
    };
    let (ledger, form) = match ledger::open(from, new.template.as_deref(), &folder) {
        Ok(opened) => opened,
        Err(Stop::Found(found)) => return refused(&mut teller, &found),
        Err(Stop::Machine(error)) => return Err(error),
    };
    teller.tell(from, &ledger.notes);
    match form.fit(&ledger) {
        Ok(notes) => teller.tell(from, &notes),
        Err(found) => return refused(&mut teller, &found),
    }
    let mut counts = Counts::default();
    // What is wrong is told before anything is written.
    let letters = letters(&ledger, &form, &mut counts, &mut teller);
    if !letters.is_empty() {
        output::make_folder(&folder)?;
    }
    for (name, letter) in &letters {
        let written = output::create(&folder.join(name), letter.text().as_bytes());
        if written.is_err() {
            counts.tell(&ledger, &folder);
        }
        match written? {
            true => counts.written += 1,
            false => counts.there += 1,
        }
    }
    counts.tell(&ledger, &folder);
    Ok(if counts.refused > 0 { Outcome::Attention } else { Outcome::Done })
}

/// The letters that can be written, with the names of their files; what keeps the others
/// from it is told.
fn letters(
    ledger: &Ledger,
    form: &Form,
    counts: &mut Counts,
    teller: &mut Teller,
) -> Vec<(String, Source)> {
    let mut rows: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    let name = |row| names::file_name(&format!("{}.toml", stem(ledger, row)));
    for row in &ledger.rows {
        rows.entry(names::key(&name(row))).or_default().push(row);
    }
    let mut letters = Vec::new();
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
        let _in_work = work::begin(ledger.title(row).as_ref());
        work::at(Step::Filling(one_line(form.template()).into_owned(), form.is_own()));
        match form.letter(ledger, row) {
            Ok(letter) => letters.push((name, letter)),
            Err(found) => {
                counts.refused += 1;
                teller.tell(ledger.title(row).as_ref(), &found);
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

/// What became of the rows.
#[derive(Default)]
struct Counts {
    written: usize,
    there: usize,
    refused: usize,
}

impl Counts {
    /// Tells of all rows.
    fn tell(&self, ledger: &Ledger, folder: &Path) {
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
        let (name, shown) = (ledger.source.name(), folder.display());
        let done = parts.join("；");
        output::complain(&format!(
            "{name} 共 {n_rows} 行{beside}：{done}。文件夹：{shown}"
        ));
        if *written > 0 {
            // A shell fills in `*` only outside of quotes; the program knows folders.
            let pattern = match typed(folder) {
                quoted if quoted.starts_with('\'') => quoted,
                plain => Path::new(&plain).join("*.toml").display().to_string(),
            };
            output::complain(&format!("填好正文以后运行：reply build {pattern}"));
        }
    }
}
