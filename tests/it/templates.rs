//! Templates that are refused, and in which words: `templates/bad/NAME.xml` beside
//! `NAME.txt`.

use std::fs;
use std::path::Path;

use reply::diagnostic::human;
use reply::letter::Letter;
use reply::places::Texts;
use reply::source::Source;
use reply::{markup, template};

use crate::golden;
use crate::workspace::compiled;

#[test]
fn every_mistake_in_a_template_is_told_in_the_expected_words() {
    let letter = compiled("examples/fuminhan-2023-32.toml").letter;
    let inputs = golden::files("tests/templates/bad", ".xml", 20);
    golden::check(
        inputs.iter().map(|path| (path.with_extension("txt"), told(&letter, path))),
    );
}

fn told(letter: &Letter, path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = fs::read_to_string(path).expect("an existing template");
    let template = Source::new(name.clone(), text);
    let parsed = template::render(letter, &template).and_then(|markup| {
        let texts = Texts::new(letter, &markup);
        markup::parse(&markup, &|address| texts.has(address))
    });
    let Err(found) = parsed else { panic!("{name} is a good template") };
    let shown: Vec<String> =
        found.iter().map(|found| human(found, false).trim_end().to_owned()).collect();
    format!("{}\n", shown.join("\n\n"))
}
