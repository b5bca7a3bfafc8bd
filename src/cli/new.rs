//! `reply new`: a commented letter to start from.

use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use super::Outcome;
use super::output::{self, in_chinese};

const STARTER: &str = include_str!("../../templates/starter.toml");

/// Writes the starter letter; a file that is there already is left alone.
pub(super) fn run(path: &Path) -> anyhow::Result<Outcome> {
    if path == Path::new("-") {
        return output::print(STARTER);
    }
    let shown = path.display();
    let file = std::fs::File::options().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            anyhow::bail!("{shown} 已经有了；换一个文件名，或先把它移走")
        }
        other => {
            other.map_err(in_chinese).with_context(|| format!("无法写入 {shown}"))?
        }
    };
    file.write_all(STARTER.as_bytes())
        .map_err(in_chinese)
        .with_context(|| format!("无法写入 {shown}"))?;
    output::complain(&format!("写好了 {shown}。改完以后运行：reply build {shown}"));
    Ok(Outcome::Done)
}
