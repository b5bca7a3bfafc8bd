//! Templates that are refused, and in which words: `templates/bad/NAME.xml` beside
//! `NAME.txt`. With `REPLY_UPDATE=1` the expected words are written anew.

use std::fs;
use std::path::{Path, PathBuf};

use reply::diagnostic::{Diagnostic, human};
use reply::letter::Letter;
use reply::source::Source;
use reply::{markup, template};

use crate::workspace::compiled;

const FOLDER: &str = "tests/templates/bad";

#[test]
fn every_mistake_in_a_template_is_told_in_the_expected_words() {
    let update = std::env::var_os("REPLY_UPDATE").is_some();
    let letter = compiled("examples/fuminhan-2023-32.toml").letter;
    let mut wrong = Vec::new();
    for path in inputs() {
        let told = told(&letter, &path);
        let expected_path = path.with_extension("txt");
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if update && told != expected {
            fs::write(&expected_path, &told).expect("the test folder can be written");
        } else if told != expected {
            wrong.push(format!("{}\n{told}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

fn inputs() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).expect("the folder is part of the project");
    let mut inputs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xml"))
        .collect();
    inputs.sort();
    assert!(inputs.len() >= 20, "the folder is where it should be");
    inputs
}

fn told(letter: &Letter, path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = fs::read_to_string(path).expect("an existing template");
    let template = Source::new(name.clone(), text);
    let rendered = template::render(letter, &template);
    let found: Vec<Diagnostic> = match rendered.and_then(|markup| markup::parse(&markup))
    {
        Ok(_) => panic!("{name} is a good template"),
        Err(found) => found,
    };
    let shown: Vec<String> =
        found.iter().map(|found| human(found, false).trim_end().to_owned()).collect();
    format!("{}\n", shown.join("\n\n"))
}
