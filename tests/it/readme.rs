//! What the README shows holds.

use std::fs;

use reply::gbt9704::STANDARD;
use reply::letter::{self, decode, parse};

use crate::golden;
use crate::program::LETTER;
use crate::program::Reply;

/// The blocks of one language, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("the README");
    let fence = format!("```{language}\n");
    let block = |rest: &str| rest[..rest.find("```").expect("an end")].to_string();
    readme.split(&fence).skip(1).map(block).collect()
}

#[test]
fn the_letter_and_the_defaults_shown_are_good() {
    let blocks = blocks("toml");
    let [letter, layout, elements, defaults, ledger, allowed] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    let source = |text: &str| decode("信.toml", text.as_bytes()).expect("a text");
    let told = parse(&source(&format!("{letter}{layout}")), None);
    assert!(told.is_ok(), "{told:#?}");

    let whole = letter.replacen("[[section]]", &format!("{elements}\n[[section]]"), 1);
    let told = parse(&source(&whole), None);
    assert!(told.is_ok(), "{told:#?}");

    let told = letter::ledger(&source(ledger));
    assert!(told.is_ok(), "{told:#?}");

    let told = parse(&source(&format!("{letter}{allowed}")), None);
    assert!(told.is_ok(), "{told:#?}");

    let bureau = letter.find("[bureau]").expect("the bureau's table");
    let after = letter.find("[letter]").expect("the letter's table");
    let without = format!("{}{}", &letter[..bureau], &letter[after..]);
    let defaults = format!("{defaults}{ledger}");
    let told = parse(&source(&without), Some(&source(&defaults)));
    assert!(told.is_ok(), "{told:#?}");
}

#[test]
fn the_two_commands_stand_first() {
    let first = &blocks("console")[0];
    let commands: Vec<&str> = first.lines().collect();
    let build = "$ cargo run --release -- build examples/fuminhan-2023-32.toml";
    assert_eq!(commands, [build, "$ cargo test"]);
}

#[test]
fn the_measures_shown_are_those_of_the_layout() {
    let readme = fs::read_to_string("README.md").expect("the README");
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
        assert!(readme.contains(&measure), "{measure}");
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

/// Every command of the section for scripts does what stands beside it.
#[test]
fn the_commands_for_scripts_run() {
    let blocks = blocks("console");
    let commands = blocks.iter().find(|block| block.contains("--report")).expect("them");
    for line in commands.lines() {
        let command = line.strip_prefix("$ reply ").expect("a command of ours");
        let command = command.split('#').next().expect("what is before the comment");
        let (command, to_file) = match command.split_once('>') {
            Some((command, file)) => (command, Some(file.trim())),
            None => (command, None),
        };
        let args: Vec<&str> =
            command.split_whitespace().map(|word| word.trim_matches('\'')).collect();
        let example = |name: &str| fs::read(format!("examples/ledger/{name}"));
        let given =
            ["信/甲.toml", "信/内/乙.toml", "台账.csv", "信.toml.tera", "reply.toml"];
        let [one, other, ledger, template, defaults] = given;
        let ran = Reply::new()
            .file(one, LETTER)
            .file(other, LETTER.replace("7号", "8号").replace("郁文", "王芳"))
            .file(ledger, example("台账.csv").expect("a ledger"))
            .file(template, example("letter.toml.tera").expect("a template"))
            .file(defaults, example("reply.toml").expect("defaults"))
            .args(args)
            .run();
        assert_eq!(ran.status, 0, "{command}: {}", ran.stderr);
        let is_new =
            |name: &String| !name.starts_with("信/") && !given.contains(&name.as_str());
        let made: Vec<String> = ran.all_files().into_iter().filter(is_new).collect();
        match () {
            () if command.contains("{number}") => assert_eq!(
                made,
                ["发出/云城函〔2025〕7号-郁文.pdf", "发出/云城函〔2025〕8号-王芳.pdf"]
            ),
            () if command.contains("--data") => assert_eq!(made.len(), 3, "{made:?}"),
            () if command.contains("--html") => assert_eq!(made, ["预览/index.html"]),
            () if command.contains("-o 发出/") => {
                assert_eq!(made, ["发出/内/乙.pdf", "发出/甲.pdf"]);
            }
            () if command.contains("--report") => assert_eq!(made, ["报告.json"]),
            () => assert!(made.is_empty(), "{made:?}"),
        }
        assert_eq!(to_file.is_some(), ran.stdout.starts_with(b"%PDF-"), "{command}");
    }
}
