//! `reply init`: the bureau's defaults, as the letters and ledgers of a folder have them.

mod filled;
mod folder;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::Init;
use super::defaults;
use super::new::DEFAULTS;
use super::paths::is_defaults;
use super::{Outcome, files, output};
use crate::diagnostic::one_line;
use crate::ledger::{FIELDS, Ledger};
use crate::letter::{self, Common, Placed};
use filled::filled;
use folder::Found;

/// Writes the defaults of a folder, unless there are some already.
pub(super) fn run(init: &Init) -> anyhow::Result<Outcome> {
    let folder = init.folder.as_deref().unwrap_or(Path::new("."));
    if !folder.is_dir() {
        let what =
            if folder.exists() { "不是文件夹" } else { "没有这个文件夹" };
        anyhow::bail!("无法读取 {}：{what}", folder.display());
    }
    nothing_there(folder)?;
    let found = Found::look(folder)?;
    let letters: Vec<Placed> =
        found.letters.iter().map(|(letter, folder)| Placed { letter, folder }).collect();
    let common = letter::common(&letters);
    let n_letters = letters.len();
    let columns = columns(&found.ledgers, &shown(folder));
    let text = filled(DEFAULTS, &common, n_letters, &columns);
    let path = shown(folder).join("reply.toml");
    if !output::create(&path, text.as_bytes())? {
        anyhow::bail!("{} 已经有了，没有动", path.display());
    }
    output::complain(&told(&path, &found, &common));
    Ok(Outcome::Done)
}

/// A folder as one would type it before the name of a file.
fn shown(folder: &Path) -> PathBuf {
    folder.strip_prefix(".").unwrap_or(folder).to_owned()
}

/// Refuses where the letters have defaults: what those say would no longer hold.
fn nothing_there(folder: &Path) -> anyhow::Result<()> {
    // However it is written on this system.
    let here = files::entries(folder, "文件夹")?;
    if let Some(path) = here.iter().find(|path| is_defaults(path)) {
        anyhow::bail!(
            "{} 已经有了，没有动；要重新写一份，先移走原来的",
            shown(path).display()
        );
    }
    let above = defaults::places(folder);
    if let Some(path) = above.iter().find(|path| path.is_file()) {
        anyhow::bail!(
            "上级文件夹里已经有 {}，这里的信件用的就是它；各封信都一样的内容写在那里",
            path.display()
        );
    }
    Ok(())
}

/// What is said of the ledgers' columns, as lines of the defaults.
fn columns(ledgers: &[Ledger], folder: &Path) -> Vec<String> {
    let mut lines: Vec<String> =
        ledgers.iter().map(|ledger| about(ledger, folder)).collect();
    let mut seen = BTreeSet::new();
    let unknown = ledgers.iter().flat_map(unknown_columns);
    let unknown = unknown.filter(|heading| seen.insert(*heading));
    let unknown: Vec<String> =
        unknown.map(|it| toml::Value::String(it.to_owned()).to_string()).collect();
    if !unknown.is_empty() {
        let pairs = unknown.iter().map(|it| format!("{it} = \"……\""));
        let pairs = pairs.collect::<Vec<_>>().join(", ");
        lines.push(TO_FILL.to_owned());
        lines.push(format!("# columns = {{ {pairs} }}"));
        lines.push(format!("# ignore = [{}]", unknown.join(", ")));
    }
    // A comment has nothing in it that acts.
    lines.iter().map(|line| one_line(line).into_owned()).collect()
}

/// How to say what the columns are.
const TO_FILL: &str = "# 有用的，把“……”换成 案号、案由、提案人 一类的列名，其余的删去；用不着的写进 ignore：";

/// Which columns of a ledger are not known.
fn about(ledger: &Ledger, folder: &Path) -> String {
    let path = Path::new(ledger.source.name());
    let name = path.strip_prefix(folder).unwrap_or(path).display();
    let (unknown, missing) = (unknown_columns(ledger), missing(ledger));
    match (unknown.is_empty(), missing.is_empty()) {
        (true, _) => format!("# {name} 的各列都认得。"),
        (false, true) => format!("# {name} 里不认得的列：{}。", unknown.join("、")),
        (false, false) => format!(
            "# {name} 里不认得的列：{}；还没有找到：{}。",
            unknown.join("、"),
            missing.join("、")
        ),
    }
}

/// The headings of which the program makes nothing.
fn unknown_columns(ledger: &Ledger) -> Vec<&str> {
    let columns = ledger.columns.iter();
    let unknown = columns.filter(|it| it.field.is_none() && !it.is_ignored);
    unknown.map(|column| column.heading.as_str()).collect()
}

/// What every letter needs and no column is.
fn missing(ledger: &Ledger) -> Vec<&'static str> {
    let has = |key: &str| {
        ledger.columns.iter().any(|it| it.field.is_some_and(|it| it.key == key))
    };
    let missing = FIELDS.iter().filter(|field| field.is_required && !has(field.key));
    missing.map(|field| field.name()).collect()
}

/// What was found, and of how many letters.
fn told(path: &Path, found: &Found, common: &[Common]) -> String {
    let n_letters = found.letters.len();
    let names = |is_meant: &dyn Fn(&Common) -> bool| -> Vec<&str> {
        common.iter().filter(|it| is_meant(it)).map(|it| &*it.called).collect()
    };
    let all = names(&|it| it.n_letters == n_letters);
    let some = names(&|it| it.n_letters < n_letters);
    let shown = path.display();
    let mut told = match (n_letters, all.len()) {
        (0, _) => format!("写好了 {shown}：这里没有信件，各项都空着"),
        (_, 0) => format!("写好了 {shown}：{n_letters} 封信里没有都一样的内容"),
        (1, n) => {
            format!("写好了 {shown}：照这里的 1 封信写了 {n} 项（{}）", all.join("、"))
        }
        (_, n) => format!(
            "写好了 {shown}：{n_letters} 封信都一样的有 {n} 项（{}），已经写在里面",
            all.join("、")
        ),
    };
    if !some.is_empty() {
        let some = some.join("、");
        told += &format!("；只有一部分信这样写的（{some}），前面加了 #");
    }
    let n_unknown: usize = found.ledgers.iter().map(|it| unknown_columns(it).len()).sum();
    let n_ledgers = found.ledgers.len();
    match (n_ledgers, n_unknown) {
        (0, _) => {}
        (n, 0) => told += &format!("；{n} 份台账的各列都认得"),
        (n, unknown) => {
            told += &format!("；{n} 份台账里有 {unknown} 列不认得，列在 [ledger] 里");
        }
    }
    let which = if n_letters == 0 { "" } else { "其余的，" };
    format!("{told}。{which}需要哪一项就填好，删去它前面的 #")
}
