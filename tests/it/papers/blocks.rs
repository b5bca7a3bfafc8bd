//! The fenced blocks of a page, as steps in the order of the page.

use std::fs;
use std::path::Path;

/// Something to be done, as a page shows it.
#[derive(Debug)]
pub(super) enum Step {
    /// A file with this text, and what is to be known about it.
    File { name: String, text: String, mark: String },
    /// A part of a letter.
    Part(String),
    /// A file that is not shown, and where it comes from.
    Copy { name: String, from: String },
    /// Commands, and what they print.
    Console(String),
}

pub(super) fn steps(page: &Path) -> Vec<Step> {
    let text = fs::read_to_string(page).expect("a page");
    let mut lines = text.lines();
    let mut steps = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
            steps.extend(step(info, block.join("\n") + "\n"));
        }
        let file = line.strip_prefix("<!-- 文件 ").and_then(|it| it.strip_suffix(" -->"));
        if let Some(file) = file {
            let (name, from) = file.split_once('：').expect("a file and its source");
            steps.push(Step::Copy { name: name.into(), from: from.into() });
        }
    }
    steps
}

fn step(info: &str, text: String) -> Option<Step> {
    let mut words = info.split_whitespace().map(str::to_owned);
    match (words.next()?.as_str(), words.next()) {
        ("console", _) => Some(Step::Console(text)),
        (_, Some(name)) => {
            Some(Step::File { name, text, mark: words.next().unwrap_or_default() })
        }
        ("toml", None) => Some(Step::Part(text)),
        _ => None,
    }
}
