//! `reply new`: a commented letter, or the bureau's defaults, to start from.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::New;
use super::new_from;
use super::output;
use super::paths::{folder_of, is_defaults, typed};

const STARTER: &str = include_str!("../../templates/starter.toml");

/// The bureau's defaults, in which nothing is said yet.
pub(super) const DEFAULTS: &str = include_str!("../../templates/reply.toml");

/// Writes what is asked for: the starter letter, the defaults, or a ledger's letters.
pub(super) fn run(new: &New) -> anyhow::Result<Outcome> {
    // clap takes the two for a conflict with --from, and says nothing.
    if new.from.is_none() && (new.output.is_some() || new.template.is_some()) {
        anyhow::bail!("-o 和 --template 要和 --from <台账> 一起写");
    }
    if new.from.is_none() && !(new.filters.is_empty() && new.sheet.is_none()) {
        anyhow::bail!("--where 和 --sheet 要和 --from <台账> 一起写");
    }
    match (&new.from, &new.path) {
        (Some(from), _) => new_from::run(new, from),
        (None, path) => start(path.as_deref().expect("one of the two is written")),
    }
}

/// Writes the starter letter or the defaults; a file that is there already is left alone.
fn start(path: &Path) -> anyhow::Result<Outcome> {
    if path == Path::new("-") {
        return output::print(STARTER);
    }
    let is_defaults = is_defaults(path);
    named_well(path)?;
    output::make_folder_of(path)?;
    let shown = path.display();
    let text = if is_defaults { DEFAULTS } else { STARTER };
    if !output::create(path, text.as_bytes())? {
        anyhow::bail!("{shown} 已经有了；换一个文件名，或先移走原来的")
    }
    output::complain(&match is_defaults {
        true => format!(
            "写好了 {shown}：各封信都一样的内容写在这里。需要哪一项，就填好，删去它前面的 #"
        ),
        false => {
            format!("写好了 {shown}。改完以后运行：reply build {}", typed(path))
        }
    });
    Ok(Outcome::Done)
}

/// Refuses a name that no letter has: what is in it would be taken for something else.
fn named_well(path: &Path) -> anyhow::Result<()> {
    if path.is_dir() {
        let right = typed(&path.join("信.toml"));
        anyhow::bail!("{} 是文件夹；写成 reply new {right}", path.display());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, ending.to_lowercase()),
        None => (&*name, String::new()),
    };
    let shown = path.display();
    if is_defaults(path) && name != "reply.toml" {
        let right = typed(&path.with_file_name("reply.toml"));
        anyhow::bail!(
            "{shown} 不会当作各封信的默认内容，文件名要全用小写；写成 reply new {right}"
        );
    }
    match &*ending {
        "toml" if !stem.is_empty() => Ok(()),
        ending if LEDGERS.contains(&ending) => anyhow::bail!(
            "{shown} 是台账的名字；照台账写信，用 reply new --from {}",
            typed(path)
        ),
        ending => {
            let stem = if OTHERS.contains(&ending) { stem } else { &name };
            let right = typed(&letter(path, stem));
            anyhow::bail!("信件的扩展名是 .toml；写成 reply new {right}")
        }
    }
}

/// How ledgers are called, and old ones of WPS, which it saves as .xlsx.
const LEDGERS: [&str; 5] = ["xlsx", "xls", "ods", "csv", "et"];

/// Endings of what people make of letters, or write them with.
const OTHERS: [&str; 12] =
    ["pdf", "doc", "docx", "wps", "txt", "odt", "ofd", "rtf", "md", "tml", "tera", "tom"];

/// The name that is meant: 信.toml for 信.docx, 信.toml.txt, and for no name at all.
fn letter(path: &Path, stem: &str) -> PathBuf {
    let name = match Path::new(stem).extension() {
        _ if stem.trim_start_matches('.').is_empty() || stem == ".toml" => {
            "信.toml".to_owned()
        }
        Some(ending) if ending.eq_ignore_ascii_case("toml") => stem.to_owned(),
        _ => format!("{stem}.toml"),
    };
    match path.parent() == Some(Path::new("")) {
        true => name.into(),
        false => folder_of(path).join(name),
    }
}
