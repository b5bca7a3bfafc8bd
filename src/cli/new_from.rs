//! `reply new --from`: a letter for each row of a ledger.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use super::Outcome;
use super::args::New;
use super::args::Showing;
use super::defaults::defaults;
use super::ledger;
use super::ledger::accounts;
use super::names;
use super::output;
use super::paths::folder_of;
use super::paths::typed;
use super::pattern::Ending;
use super::pattern::Pattern;
use super::pattern::Said;
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
use crate::letter;
use crate::source::Source;

/// How letters' files are called.
const ENDING: Ending = Ending { suffix: "", extension: "toml" };

/// Writes one letter a row; files that are there already are left alone.
pub(super) fn run(new: &New, from: &Path) -> anyhow::Result<Outcome> {
    let home = Home::new(new.output.as_deref(), from)?;
    let folder = home.folder();
    let mut teller = Teller::new(Showing::default(), Telling::Many);
    let refused = |teller: &mut Teller, found: &[Diagnostic]| {
        teller.tell(from, found);
        output::complain(&format!("有 {} 处要改，没有写信", found.len()));
        Ok(Outcome::Attention)
    };
    let template = new.template.as_deref();
    let (ledger, form) = match ledger::open(from, &new.choice(), template, folder) {
        Ok(opened) => opened,
        Err(Stop::Found(found)) => return refused(&mut teller, &found),
        Err(Stop::Machine(error)) => return Err(error),
    };
    teller.tell(from, &ledger.notes);
    match form.fit(&ledger) {
        Ok(notes) => teller.tell(from, &notes),
        Err(found) => return refused(&mut teller, &found),
    }
    teller.tell(from, &ledger::doubts(&ledger, &form));
    let mut counts = Counts::default();
    // What is wrong is told before anything is written.
    let letters = Letters { ledger: &ledger, form: &form, home: &home };
    let letters = letters.written(&mut counts, &mut teller);
    for (path, letter) in &letters {
        let made = output::make_folder(folder_of(path));
        let written = made.and_then(|()| output::create(path, letter.text().as_bytes()));
        if written.is_err() {
            counts.tell(&ledger, &home);
        }
        match written? {
            true => counts.written += 1,
            false => counts.there += 1,
        }
    }
    counts.tell(&ledger, &home);
    Ok(if counts.refused > 0 { Outcome::Attention } else { Outcome::Done })
}

/// Where the letters go.
enum Home {
    /// Into this folder, called 案号-提案人.
    Folder(PathBuf),
    /// To files that are named after what the letters say.
    Pattern(Pattern),
}

impl Home {
    /// Reads `-o`.
    fn new(output: Option<&Path>, from: &Path) -> anyhow::Result<Home> {
        let folder = output.map_or_else(|| ledger::folder(from), Path::to_owned);
        let text = folder.to_string_lossy();
        if text.contains(['{', '}']) && !folder.is_dir() {
            return Ok(Home::Pattern(Pattern::parse(&text, ENDING)?));
        }
        let shown = folder.display();
        if folder.exists() && !folder.is_dir() {
            anyhow::bail!("{shown} 已经有了，不是文件夹；请用 -o 换一个");
        }
        let is_file = folder.extension().is_some_and(|it| it == ENDING.extension);
        if output.is_some() && is_file && !folder.is_dir() {
            anyhow::bail!(
                "一行写一封，-o 须是文件夹，或者带有 {{案号}} 一类内容的文件名，如 {}",
                folder.with_file_name("{案号}.toml").display()
            );
        }
        Ok(Home::Folder(folder))
    }

    /// The folder of all of them.
    fn folder(&self) -> &Path {
        match self {
            Home::Folder(folder) => folder,
            Home::Pattern(pattern) => pattern.folder(),
        }
    }

    /// Whether there may be further folders in it.
    fn has_folders(&self) -> bool {
        matches!(self, Home::Pattern(pattern) if pattern.has_folders())
    }
}

/// What two files are alike by, on any system.
fn key(path: &Path) -> String {
    names::key(&path.to_string_lossy())
}

/// What letters are made of, and where they go.
struct Letters<'a> {
    ledger: &'a Ledger,
    form: &'a Form,
    home: &'a Home,
}

impl Letters<'_> {
    /// The letters that can be written, with their files; what keeps the others from it is
    /// told.
    fn written(
        &self,
        counts: &mut Counts,
        teller: &mut Teller,
    ) -> Vec<(PathBuf, Source)> {
        let defaults = match self.home {
            Home::Folder(_) => None,
            Home::Pattern(pattern) => defaults(pattern.folder()).ok().flatten(),
        };
        let mut numbers = self.form.numbers_twice(self.ledger);
        let mut letters = Vec::new();
        let mut rows: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for (idx, row) in self.ledger.rows.iter().enumerate() {
            let made = self.letter(row);
            let path = self.path(row, made.as_ref().ok(), defaults.as_ref());
            let mut found: Vec<Diagnostic> = numbers.remove(&idx).into_iter().collect();
            match path {
                Ok(Some(path)) => {
                    rows.entry(key(&path)).or_default().push(row);
                    letters.push((row, path, made));
                }
                Ok(None) => found.extend(made.err().into_iter().flatten()),
                Err(complaints) => found.extend(complaints),
            }
            if !found.is_empty() {
                letters.pop_if(|(last, _, _)| last.number == row.number);
                self.refuse(row, &found, counts, teller);
            }
        }
        let mut written = Vec::new();
        for (row, path, made) in letters {
            let alike = &rows[&key(&path)];
            match made {
                _ if alike.len() > 1 => {
                    counts.refused += 1;
                    if counts.names.insert(key(&path)) {
                        output::complain(&format!(
                            "错误：{}",
                            self.same_name(alike, &path)
                        ));
                    }
                }
                Ok(letter) => written.push((path, letter)),
                Err(found) => self.refuse(row, &found, counts, teller),
            }
        }
        written
    }

    /// Tells why a row becomes no letter.
    fn refuse(
        &self,
        row: &Row,
        found: &[Diagnostic],
        counts: &mut Counts,
        teller: &mut Teller,
    ) {
        counts.refused += 1;
        teller.tell(self.ledger.title(row).as_ref(), found);
    }

    /// The letter of a row.
    fn letter(&self, row: &Row) -> Result<Source, Vec<Diagnostic>> {
        let Letters { ledger, form, .. } = self;
        let _in_work = work::begin(ledger.title(row).as_ref());
        work::at(Step::Filling(one_line(form.template()).into_owned(), form.is_own()));
        form.letter(ledger, row)
    }

    /// The file of a row's letter; none if its name needs a letter that could not be made.
    fn path(
        &self,
        row: &Row,
        letter: Option<&Source>,
        defaults: Option<&Source>,
    ) -> Result<Option<PathBuf>, Vec<Diagnostic>> {
        let stem = stem(self.ledger, row);
        let pattern = match self.home {
            Home::Folder(folder) => {
                let name = names::file_name(&format!("{stem}.toml"));
                return Ok(Some(folder.join(name)));
            }
            Home::Pattern(pattern) => pattern,
        };
        let Some(letter) = letter else { return Ok(None) };
        let said = Said::of_draft(&stem, letter, defaults);
        // Why it is no TOML is told by whoever reads it.
        let said = said
            .ok_or_else(|| letter::parse(letter, defaults).err().unwrap_or_default())?;
        Ok(Some(pattern.path(&said, |stem| ENDING.behind(stem))))
    }

    fn same_name(&self, rows: &[&Row], path: &Path) -> String {
        let numbers: Vec<String> =
            rows.iter().map(|row| row.number.to_string()).collect();
        let numbers = numbers.join("、");
        let ledger = self.ledger.source.name();
        let (name, cure) = match self.home {
            Home::Folder(_) => {
                (path.file_name().map(Path::new), "改正案号或提案人，再重新运行")
            }
            Home::Pattern(_) => (None, "在 -o 里加上能区分各封信的内容，如 {案号}"),
        };
        let name = name.unwrap_or(path).display();
        format!("{ledger} 第 {numbers} 行都会写到 {name}，都没有写；{cure}")
    }
}

/// What became of the rows.
#[derive(Default)]
struct Counts {
    written: usize,
    there: usize,
    refused: usize,
    /// The files to which several rows would go.
    names: BTreeSet<String>,
}

impl Counts {
    /// Tells of all rows.
    fn tell(&self, ledger: &Ledger, home: &Home) {
        let folder = home.folder();
        let Counts { written, there, refused, .. } = self;
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
        let here = if folder == Path::new("") { Path::new(".") } else { folder };
        let (name, shown) = (ledger.source.name(), here.display());
        let done = parts.join("；");
        output::complain(&format!(
            "{name} 共 {n_rows} 行{beside}：{done}。文件夹：{shown}"
        ));
        if *written > 0 {
            // A shell fills in `*` only outside of quotes; the program knows folders.
            let pattern = match typed(folder) {
                _ if home.has_folders() => typed(here),
                quoted if quoted.starts_with('\'') => quoted,
                plain => Path::new(&plain).join("*.toml").display().to_string(),
            };
            output::complain(&format!("填好正文以后运行：reply build {pattern}"));
        }
    }
}
