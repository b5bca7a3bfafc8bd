//! What is refused, and in which words: `letters/bad/NAME.toml` beside `NAME.txt`.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use proptest::prelude::*;
use reply::diagnostic::Diagnostic;
use reply::diagnostic::human;
use reply::diagnostic::short;
use reply::letter;
use reply::source::Source;
use reply::source::Span;

use crate::golden;

const FOLDER: &str = "tests/letters/bad";

#[test]
fn every_mistake_is_told_in_the_expected_words() {
    golden::check(inputs().iter().map(|path| (path.with_extension("txt"), told(path))));
}

#[test]
fn no_english_sentence_reaches_the_writer() {
    for path in inputs() {
        for found in found(&path) {
            let is_chinese = found.message.chars().any(|ch| ch > '\u{2E80}');
            assert!(is_chinese, "{}: {}", path.display(), found.message);
            assert!(!found.message.contains("expected"), "{}", found.message);
        }
    }
}

#[test]
fn list_of_too_many_texts_is_refused() {
    let names = vec!["\"张三\""; 1001].join(", ");
    let text = format!("[letter]\npersons = [{names}]\n");
    let told = letter::parse(&Source::new("信.toml", text), None).expect_err("too many");
    let long = told.iter().find(|found| found.code == "list-too-long").expect("it");
    assert_eq!(long.message, "人名（persons）有 1001 项，最多写 1000 项");
}

/// Deeper than the parser goes, wherever it stands; without a place, or by the stack's end,
/// nobody could mend it.
#[test]
fn what_is_too_deep_is_told_at_its_place() {
    let keys = vec!["a"; 100_000].join(".");
    let (lists, tables) = ("[".repeat(100_000), "{a=".repeat(100_000));
    let (lists_end, tables_end) = ("]".repeat(100_000), "}".repeat(100_000));
    for (line, words) in [
        (format!("{keys} = 1"), "键名由点连起来的部分太多"),
        (format!("[{keys}]"), "键名由点连起来的部分太多"),
        (format!("[[{keys}]]"), "键名由点连起来的部分太多"),
        (format!("contact = {{ {keys} = 1 }}"), "键名由点连起来的部分太多"),
        (format!("copies = {lists}{lists_end}"), "括号一层套一层，层数太多"),
        (format!("copies = {lists}"), "括号一层套一层，层数太多"),
        (format!("contact = {tables}1{tables_end}"), "括号一层套一层，层数太多"),
    ] {
        let source = Source::new("信.toml", format!("[letter]\n{line}\n"));
        let told = letter::parse(&source, None).expect_err("a mistake");
        let deep = told.iter().find(|found| found.message == words);
        let deep = deep.unwrap_or_else(|| panic!("{words}: {:?}", told[0].message));
        assert_eq!(deep.span().line(), 2);
    }
}

/// A remedy that is what stands there already only tells that the program is puzzled.
#[test]
fn no_remedy_is_the_line_itself() {
    let visible = |line: &str| line.split_whitespace().collect::<String>();
    for path in inputs() {
        for found in found(&path) {
            let span = found.span();
            let (line, _) = span.source.line_column(span.range.start);
            let line = span.source.text().lines().nth(line - 1).unwrap_or_default();
            let help = found.help.clone().unwrap_or_default();
            let remedy = help.rsplit("写作").next().unwrap_or_default();
            assert_ne!(visible(remedy), visible(line), "{}", path.display());
        }
    }
}

/// Who copies the line that is shown has no other mistake there, but for gaps to fill in.
#[test]
fn remedies_help() {
    let more = ["gap-left", "key-missing", "table-missing"];
    for path in inputs() {
        for told in found(&path) {
            let Some((number, source)) = mended(&told) else { continue };
            let left = letter::parse(&source, None).err().unwrap_or_default();
            let here = left.iter().find(|left| {
                let start = left.span().range.start;
                source.line_column(start).0 == number && !more.contains(&left.code)
            });
            assert_eq!(here, None, "{}: {:?}", path.display(), told.help);
        }
    }
}

/// The letter with the line of a finding replaced by the one that is shown, if one is.
fn mended(told: &Diagnostic) -> Option<(usize, Source)> {
    let remedy = told.help.as_deref()?.strip_prefix("写作 ")?;
    let Span { source, range } = told.span();
    let is_line = remedy.contains(" = ") || remedy.starts_with('[');
    // What is in a table of one line is shown without that line.
    let is_inner = remedy.starts_with("phone") || remedy.starts_with("name");
    if !is_line || is_inner || remedy.contains('\n') || source.name() == "reply.toml" {
        return None;
    }
    let (number, _) = source.line_column(range.start);
    let mut lines: Vec<&str> = source.text().lines().collect();
    lines[number - 1] = remedy;
    Some((number, Source::new(source.name(), lines.join("\n"))))
}

/// What is to be filled in is left open: an example that looks real would be copied.
#[test]
fn no_remedy_has_words_of_another_letter() {
    for path in inputs() {
        for found in found(&path) {
            let help = found.help.clone().unwrap_or_default();
            let text = found.span().source.text();
            for word in ["福田", "云岭", "陈孝悦", "曾佳雯", "张三", "2023-", "2024-"]
            {
                let is_own = !help.contains(word) || text.contains(word);
                // A date is shown again in the one form it has.
                let is_date = help.contains("date = 202");
                assert!(is_own || is_date, "{}: {help}", path.display());
            }
        }
    }
}

fn inputs() -> Vec<PathBuf> {
    let mut inputs = golden::files(FOLDER, ".toml", 30);
    inputs.retain(|path| !path.to_string_lossy().ends_with(".defaults.toml"));
    inputs
}

fn told(path: &Path) -> String {
    let shown: Vec<String> = found(path)
        .iter()
        .map(|found| human(found, false).trim_end().to_owned())
        .collect();
    format!("{}\n", shown.join("\n\n"))
}

/// What is wrong with a letter; `NAME.defaults.toml` beside it has the bureau's defaults.
fn found(path: &Path) -> Vec<Diagnostic> {
    let read = |path: &Path, name: &str| {
        letter::decode(name, &fs::read(path).expect("an existing file"))
    };
    let defaults_path = path.with_extension("defaults.toml");
    let defaults = defaults_path
        .exists()
        .then(|| read(&defaults_path, "reply.toml").expect("defaults in UTF-8"));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let source = match read(path, &name) {
        Ok(source) => source,
        Err(found) => return vec![found],
    };
    match letter::parse(&source, defaults.as_ref()) {
        Ok(_) => panic!("{name} is a good letter"),
        Err(found) => found,
    }
}

#[test]
fn a_finding_on_one_line() {
    let path = Path::new(FOLDER).join("number-unquoted.toml");
    let expected = "number-unquoted.toml:4:10: 错误[kind-wrong]: \
        案号（number）应写加引号的文字，这里写的是没有引号的数字";
    assert_eq!(short(&found(&path)[0]), expected);
}

/// Also where the name that it quotes is broken over lines.
#[test]
fn a_finding_on_one_line_is_one_line() {
    let broken = Source::new("信.toml", "[let ter\nnumber = \"1\"\n\n[[section\n");
    let found = letter::parse(&broken, None).expect_err("a broken file");
    let others = inputs().into_iter().flat_map(|path| self::found(&path));
    for found in found.into_iter().chain(others) {
        assert!(!short(&found).contains('\n'), "{}", short(&found));
    }
}

/// What slips into a file at any place of it.
const SLIPS: &[&str] = &[
    "",
    "\"",
    "“",
    "”",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    "＝",
    "：",
    "，",
    "\n",
    "\r",
    "\\",
    "#",
    "＃",
    "汉",
    ".",
    ",",
    "\u{0}",
    "\u{7}",
    "\u{FEFF}",
    "\u{3000}",
    "\u{A0}",
    "\u{200B}",
    "->",
    "（",
    "、",
    "：\"",
    "  # ",
    "[[section]]\n",
    "[[section.part.part]]\n",
    "contact = { 姓名 = \"王\" }\n",
    "number = 1\n",
    "[letter]\n",
    "[section]\n",
    "[[section.part]]\n",
    "\n\"\"\"\n",
    "date = 2023-02-30\n",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever slips in: the reader ends, tells at least one place, and that can be shown.
    #[test]
    fn no_slip_makes_the_reader_stumble(
        slips in prop::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(SLIPS), 0..4_usize),
            1..5,
        ),
    ) {
        let mut text = fs::read_to_string(Path::new(FOLDER).join("date-number.toml"))
            .expect("a text");
        for (place, slip, n_lost) in slips {
            let chars: Vec<char> = text.chars().collect();
            let at = place.index(chars.len());
            let after = (at + n_lost).min(chars.len());
            text = chars[..at].iter().collect::<String>()
                + slip
                + &chars[after..].iter().collect::<String>();
        }
        if let Err(found) = letter::parse(&Source::new("letter.toml", text), None) {
            prop_assert!(!found.is_empty());
            for found in &found {
                let shown = human(found, true);
                prop_assert!(shown.contains(found.code) && !shown.contains(":::"));
            }
        }
    }
}
