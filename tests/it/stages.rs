//! Letters, each taken through every stage: `letters/NAME.toml` and the examples beside
//! `letters/NAME/STAGE.txt`.
//!
//! With `REPLY_UPDATE=1` the expected texts are written anew; read the difference.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use reply::compile::Compiled;
use reply::compile::Stage;
use reply::compile::Version;
use reply::document::Role;
use reply::gbt9704::STANDARD;
use reply::layout::Line;

use crate::golden;
use crate::workspace;

const FOLDER: &str = "tests/letters";

#[test]
fn every_stage_of_every_letter_is_as_expected() {
    golden::check(letters().iter().flat_map(|path| {
        let compiled = compiled(path);
        Stage::ALL.map(|stage| {
            (golden(path).join(format!("{}.txt", stage.name())), compiled.stage(stage))
        })
    }));
}

/// The letter that shows what is left out for the web.
const PUBLIC: &str = "examples/public.toml";

#[test]
fn every_stage_of_a_public_version_is_as_expected() {
    let version = Version { is_public: true, ..Version::default() };
    let compiled = workspace::compiled_as(version, PUBLIC);
    golden::check(Stage::ALL.map(|stage| {
        (public_golden().join(format!("{}.txt", stage.name())), compiled.stage(stage))
    }));
    let all = Stage::ALL.map(|stage| compiled.stage(stage)).concat();
    for private in ["王海宁", "67005678", "赵某", "502", "黄敏", "13800138000"] {
        assert!(!all.contains(private), "{private}");
    }
}

#[test]
fn every_expected_text_belongs_to_a_letter() {
    let mut known: Vec<PathBuf> = letters().iter().map(|path| golden(path)).collect();
    known.push(public_golden());
    let entries = fs::read_dir(FOLDER).expect("the folder is part of the project");
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        let is_left_over = path.is_dir() && !path.ends_with("bad");
        assert!(
            !is_left_over || known.contains(&path),
            "{} is left over",
            path.display()
        );
    }
}

#[test]
fn the_first_letter_has_the_lines_and_pages_of_its_original() {
    let path = Path::new("examples/fuminhan-2023-32.toml");
    let expected_path = golden(path).join("expected-lines.txt");
    let expected = fs::read_to_string(&expected_path).expect("the original's lines");
    let mut shown = Vec::new();
    for (idx, page) in compiled(path).pages.pages.iter().enumerate() {
        let lines = page.lines.iter().filter(|line| line.role != Role::Folio);
        let lines: Vec<&Line> = lines.collect();
        shown.push(format!("# page {}", idx + 1));
        for (at, line) in lines.iter().enumerate() {
            let is_indented =
                matches!(line.role, Role::Paragraph | Role::Heading(_) | Role::Remark);
            let goes_on = match at {
                0 => line_starts_at_the_margin(line),
                _ => lines[at - 1].block == line.block,
            };
            let indent = if is_indented && !goes_on { "　　" } else { "" };
            shown.push(format!("{indent}{}", line.text()));
        }
        shown.push(String::new());
    }
    golden::same(shown.join("\n").trim_end(), expected.trim_end());
}

fn line_starts_at_the_margin(line: &Line) -> bool {
    line.runs[0].glyphs[0].x < STANDARD.gutter + STANDARD.cells(1)
}

/// Letters of the tests and examples, by name.
pub(crate) fn letters() -> Vec<PathBuf> {
    [golden::files(FOLDER, ".toml", 11), golden::files("examples", ".toml", 15)].concat()
}

/// Where a letter's expected texts lie.
fn golden(path: &Path) -> PathBuf {
    Path::new(FOLDER).join(path.file_stem().expect("a letter has a name"))
}

fn public_golden() -> PathBuf {
    Path::new(FOLDER).join("public-web")
}

/// A letter through every stage.
pub(crate) fn compiled(path: &Path) -> Compiled {
    workspace::compiled(path.to_str().expect("a plain name"))
}
