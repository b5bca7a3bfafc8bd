//! A terminal is not written to by strangers: what would act on it is shown as an escape, in
//! every format.

use crate::program::LETTER;
use crate::program::Ran;
use crate::program::Reply;

/// One of each kind: escape sequences, C1, direction, no width, separators of lines, tags.
const HOSTILE: &str = "\u{1b}[31m\u{9b}2J\u{7}\u{202e}\u{2066}\u{200e}\u{61c}\u{200b}\u{2028}\u{feff}\u{e0041}";

/// Whether a character would act on what shows it.
fn acts(ch: char) -> bool {
    let is_line = matches!(ch, '\n' | '\t');
    (ch.is_control() && !is_line) || HOSTILE.contains(ch) && !"[31m2J".contains(ch)
}

/// Checks all that a run put out, its files included, and that it spoke of what was hostile.
#[track_caller]
fn is_harmless(ran: &Ran, what: &str) {
    let mut all = vec![ran.stderr.clone(), ran.text()];
    for file in ran.all_files() {
        let is_ours = ["index.html", "报告.json", "印章.json"].iter();
        if is_ours.clone().any(|name| file.ends_with(name)) {
            all.push(String::from_utf8_lossy(&ran.read(&file)).into_owned());
        }
    }
    for text in &all {
        let bad: Vec<char> = text.chars().filter(|ch| acts(*ch)).collect();
        assert!(bad.is_empty(), "{what}: {bad:?} in:\n{text}");
    }
    let escapes = ["\\u{1b}", "\\u001b", "%1B"];
    let is_told = |text: &String| escapes.iter().any(|escape| text.contains(escape));
    assert!(all.iter().any(is_told), "{what}: nothing was told\n{}", ran.stderr);
}

/// Ways to be told of a letter.
const WAYS: [&[&str]; 12] = [
    &["build"],
    &["build", "--format", "short"],
    &["build", "--report", "报告.json", "--seals", "印章.json"],
    &["check"],
    &["check", "--format", "short"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--fix"],
    &["check", "--diff"],
    &["preview", "-o", "图"],
    &["preview", "--html", "图"],
];

/// A letter with an unknown key and an unknown word of this text.
fn letter_with(text: &str) -> String {
    let mut quoted = String::new();
    for ch in text.chars() {
        quoted += &format!("\\U{:08X}", u32::from(ch));
    }
    format!("{LETTER}\n\"{quoted}\" = 1\n")
        .replace("\"提案\"", &format!("\"提案{quoted}\""))
}

#[test]
fn keys_and_words_are_shown_as_escapes() {
    for way in WAYS.iter().filter(|way| !way.contains(&"--diff")) {
        let ran = Reply::new()
            .file("信.toml", letter_with(HOSTILE))
            .args(way.iter().copied())
            .args(["信.toml"])
            .run();
        is_harmless(&ran, &way.join(" "));
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_as_escapes() {
    let name = format!("甲{HOSTILE}\n::error::x.toml");
    for way in WAYS {
        let wrong = LETTER.replace("提案\"", "议\"").replace("7号", "007号");
        let ran =
            Reply::new().file(&name, wrong).args(way.iter().copied()).args(["."]).run();
        if way.contains(&"--diff") {
            continue;
        }
        is_harmless(&ran, &way.join(" "));
        let forged =
            ran.stderr.lines().chain(std::str::from_utf8(&ran.stdout).unwrap().lines());
        let forged =
            forged.filter(|line| line.starts_with("::") && !line.contains("file="));
        assert_eq!(forged.count(), 0, "{}", way.join(" "));
    }
}

#[test]
fn what_is_typed_is_shown_as_escapes() {
    for args in [
        &[HOSTILE][..],
        &["build", HOSTILE],
        &["explain", HOSTILE],
        &["check", "--select", HOSTILE],
        &["build", "--color", HOSTILE, "信.toml"],
        &["template", "show", HOSTILE],
        &["new", "--from", HOSTILE],
        &["fonts", "--font-dir", HOSTILE],
        &["layout", "show", HOSTILE],
        &["preview", HOSTILE],
        &["completions", HOSTILE],
    ] {
        let ran = Reply::new().file("信.toml", LETTER).args(args.iter().copied()).run();
        let ran = ran.status(2);
        is_harmless(&ran, args[0]);
    }
}

#[test]
fn cells_and_templates_are_shown_as_escapes() {
    let ledger = format!("案号,案由,提案人,交办日期\n7,关于路灯的建议,郁文,{HOSTILE}\n");
    let ran =
        Reply::new().file("台账.csv", ledger).args(["new", "--from", "台账.csv"]).run();
    let bad = ran.stderr.chars().filter(|ch| acts(*ch)).count();
    assert_eq!(bad, 0, "{}", ran.stderr);
    let ran = Reply::new()
        .file("信.toml", LETTER)
        .file("模板.xml", format!("<标题>{HOSTILE}</标题>"))
        .args(["build", "信.toml", "--template", "模板.xml"])
        .run();
    let bad = ran.stderr.chars().filter(|ch| acts(*ch)).count();
    assert_eq!(bad, 0, "{}", ran.stderr);
}

#[test]
fn a_fix_is_shown_without_what_acts() {
    let letter = LETTER
        .replace("7号", "007号")
        .replace("安装完毕", &format!("安装{}完毕", "\u{202e}"));
    let letter = letter.replace("number = \"云", "# \u{1b}[31m\nnumber = \"云");
    let ran =
        Reply::new().file("信.toml", letter).args(["check", "信.toml", "--diff"]).run();
    let bad = ran.text().chars().filter(|ch| acts(*ch)).count();
    assert_eq!(bad, 0, "{}", ran.text());
}

/// Where the program writes to a terminal: everything else goes by `output::complain`, which
/// leaves nothing in it that acts.
#[test]
fn few_files_write_to_a_terminal() {
    let using = |words: &str| {
        let files = crate::program::sources("src/cli").into_iter();
        let files = files.filter(|(_, text)| text.contains(words));
        files.map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(using("writeln!(std::io::stderr()"), ["output.rs", "watchdog.rs"]);
    // Of several lines: findings, whose parts are made visible one by one, and help.
    let several = ["check.rs", "complaint.rs", "mod.rs", "tell.rs"];
    assert_eq!(using("output::show("), several);
}

#[test]
fn programs_read_what_was_there() {
    let ran = Reply::new()
        .file("信.toml", letter_with("\u{202e}"))
        .args(["check", "信.toml", "--format", "json"])
        .run();
    let text = ran.text();
    let mut quoted = text.lines().map(|line| {
        let found: serde_json::Value = serde_json::from_str(line).expect("JSON");
        found["message"].as_str().expect("a message").to_owned()
    });
    assert!(quoted.any(|message| message.contains("\\u{202e}")), "{text}");
}
