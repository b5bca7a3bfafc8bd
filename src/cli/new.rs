//! `reply new`: a commented letter to start from.

use std::path::Path;

use super::Outcome;
use super::args::New;
use super::new_from;
use super::output;
use super::paths::typed;

const STARTER: &str = include_str!("../../templates/starter.toml");

/// Writes what is asked for: the starter letter, or a ledger's letters.
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
        (None, path) => starter(path.as_deref().expect("one of the two is written")),
    }
}

/// Writes the starter letter; a file that is there already is left alone.
fn starter(path: &Path) -> anyhow::Result<Outcome> {
    if path == Path::new("-") {
        return output::print(STARTER);
    }
    let shown = path.display();
    output::make_folder_of(path)?;
    if !output::create(path, STARTER.as_bytes())? {
        anyhow::bail!("{shown} 已经有了；换一个文件名，或先把它移走")
    }
    output::complain(&format!(
        "写好了 {shown}。改完以后运行：reply build {}",
        typed(path)
    ));
    Ok(Outcome::Done)
}
