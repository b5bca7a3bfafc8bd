//! What the README and the pages of `docs/` show holds: measures, files, commands, links.
//!
//! A page is run from its top to its end in one folder, as its reader does it. Behind the
//! language of a fenced block may stand the name of a file, which is then written:
//! `toml 信.toml`. Behind that, `有错` says that the file is meant to be wrong, and `片段` that
//! it is a part of a file and only read; `样子` compares a file of JSON that a command has written
//! by its keys. A part without a name is one of a letter.
//! `<!-- 文件 台账.xlsx：tests/ledger/plain.xlsx -->` brings a file that no page shows.

mod blocks;
mod links;
mod session;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use reply::gbt9704::STANDARD;
use reply::ledger::FIELDS;

use crate::golden;
use crate::program::Reply;
use blocks::Step;
use blocks::steps;

/// The README and the pages of `docs/`.
fn pages() -> Vec<PathBuf> {
    let mut pages = golden::files("docs", ".md", 8);
    pages.push("README.md".into());
    pages
}

#[test]
fn the_commands_and_files_shown_are_good() {
    std::thread::scope(|scope| {
        for page in pages() {
            scope.spawn(move || session::run(&page));
        }
    });
}

#[test]
fn the_readme_is_short() {
    let length = fs::metadata("README.md").expect("the README").len();
    assert!(length <= 7 << 10, "{length} bytes");
}

#[test]
fn the_two_commands_stand_first() {
    let steps = steps(Path::new("README.md"));
    let Some(Step::Console(first)) = steps.first() else { panic!("{steps:?}") };
    let commands: Vec<&str> = first.lines().collect();
    let build = "$ cargo run --release -- build examples/fuminhan-2023-32.toml";
    assert_eq!(commands, [build, "$ cargo test"]);
}

#[test]
fn the_page_of_keys_is_the_programs() {
    let page = Reply::new().args(["schema", "--format", "markdown"]).run().status(0);
    golden::check([("docs/键名参考.md".into(), page.text())]);
}

/// What the built-in template tells at its head, its page tells too.
#[test]
fn the_page_of_templates_tells_all_that_they_may_use() {
    let template = Reply::new().args(["template", "show"]).run().status(0).text();
    let page = fs::read_to_string("docs/模板.md").expect("the page");
    let (head, _) = template.split_once("#}").expect("the end of a comment");
    let is_in_name = |ch: char| ch.is_ascii_lowercase() || "_-".contains(ch);
    for name in head.split(|ch| !is_in_name(ch)) {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn the_page_of_ledgers_tells_all_headings() {
    let page = fs::read_to_string("docs/台账和成批.md").expect("the page");
    for field in FIELDS {
        let weak = match field.weak {
            [] => String::new(),
            weak => format!("（{}）", weak.join("、")),
        };
        let sure = field.headings.join("、");
        let row = format!(" | {sure}{weak} | `{}` |", field.key);
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn links_lead_to_files_and_headings() {
    let mut pages = pages();
    let others = ["CHANGELOG.md", "examples/README.md", "fonts/README.md"];
    pages.extend(others.map(PathBuf::from));
    let dead: Vec<String> = pages.iter().flat_map(|page| links::dead(page)).collect();
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_measures_shown_are_those_of_the_layout() {
    let page = fs::read_to_string("docs/版式依据.md").expect("the page");
    let pitch = format!("行距 {:.4}", STANDARD.rows(21).to_mm() / 21.0);
    let cell = format!("156/28 = {:.3}", STANDARD.cells(1).to_mm());
    let shown = [
        pitch,
        cell,
        format!(
            "标志下 {}；长 {}",
            short(STANDARD.rule_below_letterhead),
            short(STANDARD.rule_length)
        ),
        format!("线下 {:.2}", STANDARD.seven_eighths.to_mm()),
        format!("上距 {:.2}", (STANDARD.line * 2).to_mm()),
        format!("标题下 {:.2}", STANDARD.line.to_mm()),
        format!("不小于 {:.2}", STANDARD.least_pitch.to_mm()),
        format!("外沿距纸底 {}", short(STANDARD.rule_above_foot)),
        format!("留出 {} 的印章", short(STANDARD.seal_diameter)),
        format!("版心下 {}", short(STANDARD.folio_below)),
    ];
    for measure in shown {
        assert!(page.contains(&measure), "{measure}");
    }
}

fn short(length: reply::geometry::Length) -> String {
    format!("{:.0}", length.to_mm())
}

#[test]
fn the_examples_are_shown_with_their_first_pages() {
    let readme = fs::read_to_string("examples/README.md").expect("the README");
    for path in golden::files("examples", ".toml", 1) {
        let name = path.file_stem().expect("a name").to_str().expect("a plain name");
        assert!(readme.contains(&format!("({name}.toml)")), "{name}");
        let page = format!("pages/{name}-1.png");
        assert!(readme.contains(&page), "{page}");
    }
    let shown: Vec<&str> = readme.split('"').filter(|it| it.ends_with(".png")).collect();
    assert_eq!(golden::files("examples/pages", ".png", 1).len(), shown.len());
    for page in shown {
        let page = format!("examples/{page}");
        assert!(fs::exists(&page).expect("a readable folder"), "{page}");
    }
}
