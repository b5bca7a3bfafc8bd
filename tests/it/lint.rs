//! The rules: their pages, and the letters with and without faults.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use chrono::NaiveDate;
use reply::compile::Compiled;
use reply::compile::Version;
use reply::compile::compile;
use reply::diagnostic::Diagnostic;
use reply::diagnostic::Severity;
use reply::letter;
use reply::lint::Lists;
use reply::lint::OwnLists;
use reply::lint::RULES;
use reply::lint::Rule;
use reply::lint::Selection;
use reply::lint::lint;
use reply::lint::mend;
use reply::source::Source;

use crate::generated;
use crate::golden;
use crate::workspace::beside;

/// What is found in a letter on the day these tests take for today.
fn found(source: &Source) -> Vec<Diagnostic> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let own = OwnLists {
        banned: vec![Source::new("禁用语.tsv", "大力推进\t推进\n")],
        ..OwnLists::default()
    };
    let lists = Lists::new(&own).expect("good lists");
    match compiled(source) {
        Ok(compiled) => lint(&compiled, source, today, &lists, &Selection::default()),
        Err(found) => found,
    }
}

/// A letter with the files beside it.
fn compiled(source: &Source) -> Result<Compiled, Vec<Diagnostic>> {
    compile(source, None, Version::default(), &beside(source.name()))
}

fn file(path: &Path) -> Source {
    let bytes = fs::read(path).expect("a letter");
    letter::decode(&path.display().to_string(), &bytes).expect("a text")
}

fn letters(folder: &str) -> Vec<Source> {
    golden::files(folder, ".toml", 1).iter().map(|path| file(path)).collect()
}

fn is_serious(found: &Diagnostic) -> bool {
    found.severity != Severity::Note
}

// The pages of the rules.

/// Rules that no short letter can show; see
/// [`pages_that_are_not_as_they_should_be_are_told`].
const NOT_SHOWN: [&str; 8] = [
    "stranded-heading",
    "page-short",
    "signature-without-text",
    "line-loose",
    "line-ragged",
    "word-broken",
    "table-small",
    "copies-alone",
];

/// Rules about several letters, which no single one can show; see `twice.rs`.
const OF_SEVERAL: [&str; 1] = ["answered-twice"];

/// Rules about a bureau's own template; see `notes.rs`.
const OF_TEMPLATES: [&str; 1] = ["note-not-printed"];

/// An example of a page as a letter, and where something is to be found in it.
struct Example {
    letter: Source,
    expected: Vec<String>,
}

/// The letter that examples change something in.
const TABLES: [(&str, &str); 4] = [
    (
        "proposal",
        "kind = \"提案\"\nsession = \"福田区政协六届三次会议\"\nnumber = \"2023179\"\n\
         title = \"关于增设社区食堂的建议\"\nproposers = [\"陈孝悦\"]",
    ),
    ("bureau", "letterhead = \"福田区民政局\"\nsignature = \"福田区民政局\""),
    ("letter", "number = \"福民函〔2023〕32号\"\ndate = 2023-08-01"),
    ("[section]", "body = \"我局已经研究办理。\""),
];

/// Adds to an example's lines what a letter has to have besides.
fn completed(lines: &str) -> String {
    let mut letter = String::new();
    let mut tables: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
    for line in lines.lines() {
        // Behind a header a comment may say what is wrong with the table.
        let header = line.split("  #").next().unwrap_or_default();
        match header.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(table) => tables.push((table, Vec::new())),
            None => tables.last_mut().expect("the first").1.push(line),
        }
    }
    for (table, _) in TABLES {
        if !tables.iter().any(|(name, _)| *name == table) {
            let at = tables.iter().position(|(name, _)| name.starts_with("[attachment"));
            tables.insert(at.unwrap_or(tables.len()), (table, Vec::new()));
        }
    }
    for (table, lines) in tables {
        if !table.is_empty() {
            letter += &format!("[{table}]\n");
        }
        letter.extend(lines.iter().map(|line| format!("{line}\n")));
        let usual = TABLES.iter().find(|(name, _)| *name == table);
        for line in usual.into_iter().flat_map(|(_, lines)| lines.lines()) {
            let key = line.split(' ').next().expect("a key");
            if !lines.iter().any(|own| own.starts_with(key)) {
                letter += &format!("{line}\n");
            }
        }
    }
    letter
}

/// A letter whose text is the words of an example.
fn with_text(place: &str, text: &str) -> String {
    let quoted = format!("{text:?}");
    completed(&match place {
        "" => {
            let paragraphs = text.split(" / ").collect::<Vec<_>>().join("\n");
            format!("[[section]]\nbody = '''\n{paragraphs}\n'''\n")
        }
        "小标题" => {
            format!("[[section]]\nheading = {quoted}\nbody = \"我局已经研究办理。\"\n")
        }
        "标题" => format!("[letter]\ntitle = [{quoted}]\n"),
        "开头" => format!("[letter]\nopening = {quoted}\n"),
        other => panic!("no place called {other}"),
    })
}

/// The examples of a page: lines of words, `错：` with what is to be found between 〖 and 〗
/// or `对：` with nothing, and blocks of TOML with comments `# 错：what`.
fn examples(rule: &Rule) -> Vec<Example> {
    let mut examples = Vec::new();
    let name = rule.name;
    for line in rule.page.lines() {
        let Some((label, text)) = line.split_once('：') else { continue };
        let place = label.trim_start_matches(['错', '对']).trim_matches(['（', '）']);
        if !label.starts_with(['错', '对']) || label.chars().count() > 6 {
            continue;
        }
        let marked: Vec<String> = text
            .split('〖')
            .skip(1)
            .map(|rest| rest.split('〗').next().expect("the end").to_owned())
            .collect();
        assert_eq!(label.starts_with('对'), marked.is_empty(), "{name}: {line}");
        let text = text.replace(['〖', '〗'], "");
        let letter = Source::new("信.toml", with_text(place, &text));
        examples.push(Example { letter, expected: marked });
    }
    for block in rule.page.split("```toml\n").skip(1) {
        let lines = block.split("```").next().expect("the end of a block");
        let marks = lines.lines().filter_map(|line| line.split_once("错："));
        let expected = marks.map(|(_, text)| text.to_owned()).collect();
        let letter = Source::new("信.toml", completed(lines));
        examples.push(Example { letter, expected });
    }
    examples
}

#[test]
fn every_page_says_what_its_rule_does() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut wrong = Vec::new();
    for rule in RULES {
        let name = rule.name;
        let (heading, _) = rule.page.split_once('\n').expect("a page");
        assert_eq!(heading, format!("# {name}"));
        assert!(!rule.summary().is_empty(), "{name}");
        let examples = examples(rule);
        let (mut n_firing, mut n_silent) = (0, 0);
        for example in &examples {
            let all = found(&example.letter);
            let is_refused = |found: &&Diagnostic| {
                !names.contains(&found.code) && found.severity == Severity::Error
            };
            wrong.extend(
                all.iter().find(is_refused).map(|found| format!("{name}: {found:?}")),
            );
            let here = all.iter().filter(|found| found.code == name);
            let here: Vec<&str> = here.map(|found| found.span().text()).collect();
            if here != example.expected {
                let Example { letter, expected } = example;
                let text = letter.text();
                wrong.push(format!("{name}: {here:?} and not {expected:?} in\n{text}"));
            }
            n_firing += usize::from(!example.expected.is_empty());
            n_silent += usize::from(example.expected.is_empty());
        }
        let elsewhere = [&NOT_SHOWN[..], &OF_SEVERAL, &OF_TEMPLATES].concat();
        let is_shown = !elsewhere.contains(&name);
        if is_shown != (n_firing > 0) || is_shown != (n_silent > 0) {
            wrong.push(format!("{name}: {n_firing} examples fire, {n_silent} do not"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_has_its_fix_where_it_says_so() {
    for rule in RULES {
        let name = rule.name;
        let findings = examples(rule).into_iter().flat_map(|it| found(&it.letter));
        let mut here = findings.filter(|found| found.code == name).peekable();
        if here.peek().is_some() {
            let has_fix = here.any(|found| found.fix.is_some());
            assert_eq!(has_fix, rule.has_fix, "{name}");
        }
    }
}

/// What a page gives as right behind a wrong line is what the fix makes of that.
#[test]
fn fixes_write_what_the_pages_say() {
    let (mut n_fixes, mut wrong) = (0, Vec::new());
    for rule in RULES.iter().filter(|it| it.has_fix) {
        let examples = examples(rule);
        for pair in examples.windows(2) {
            let [bad, good] = pair else { continue };
            let is_words = !bad.letter.text().contains("# 错")
                && !good.letter.text().contains("# 错");
            if bad.expected.is_empty() || !good.expected.is_empty() || !is_words {
                continue;
            }
            let own: Vec<Diagnostic> = found(&bad.letter)
                .into_iter()
                .filter(|found| found.code == rule.name)
                .collect();
            let Some(mended) = mend(&bad.letter, &own) else { continue };
            n_fixes += 1;
            if mended.text() != good.letter.text() {
                wrong.push(format!("{}: {}", rule.name, mended.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(n_fixes > 25, "{n_fixes} fixes shown");
}

#[test]
fn what_is_only_recommended_is_no_error() {
    use reply::strength::Strength;
    for rule in RULES {
        let is_soft = matches!(rule.strength, Strength::Usual | Strength::Recommended);
        assert!(!is_soft || rule.level != Severity::Error, "{}", rule.name);
    }
    assert!(RULES.len() >= 60);
}

#[test]
fn names_of_rules_are_unique() {
    let mut names: Vec<&str> = RULES.iter().map(|it| it.name).collect();
    names.sort_unstable();
    let n_all = names.len();
    names.dedup();
    assert_eq!(names.len(), n_all);
}

// The letters.

#[test]
fn the_real_letter_has_just_these_warnings() {
    let all = found(&file(Path::new("examples/fuminhan-2023-32.toml")));
    let serious = all.iter().filter(|found| is_serious(found));
    let serious: Vec<(&str, &str)> =
        serious.map(|found| (found.code, found.span().text())).collect();
    let expected = [
        ("range-hyphen", "1月-6月"),
        ("until-confused", "截止"),
        ("series-nested", "一是"),
        ("unit-two-names", "区住房建设局"),
        ("series-nested", "一是"),
    ];
    assert_eq!(serious, expected);
    let notes = all.iter().filter(|found| !is_serious(found));
    let notes: Vec<(&str, &str)> =
        notes.map(|found| (found.code, found.span().text())).collect();
    let count = |code: &str| notes.iter().filter(|(name, _)| *name == code).count();
    let expected = [
        ("signature-shortened", 1),
        ("disclosure-missing", 1),
        ("outcome-missing", 1),
        ("time-vague", 1),
        ("sentence-long", 3),
        ("lone-character", 2),
        ("stranded-heading", 1),
    ];
    for (code, n) in expected {
        assert_eq!(count(code), n, "{code}");
    }
    assert_eq!(notes.len(), 10);
    assert!(notes.contains(&("lone-character", "时。")));
    assert!(notes.contains(&("stranded-heading", "进一步打造高质量社工人才队伍")));
}

#[test]
fn the_other_examples_have_no_fault() {
    for letter in letters("examples") {
        let all = found(&letter);
        let serious = all.iter().filter(|found| is_serious(found));
        let codes: Vec<&str> = serious.map(|found| found.code).collect();
        match letter.name() {
            "examples/fuminhan-2023-32.toml" => {}
            // It shows what --public takes out.
            "examples/public.toml" => assert_eq!(codes, ["personal-number-public"]),
            "examples/draft.toml" => assert_eq!(codes, ["draft"]),
            name => assert!(codes.is_empty(), "{name}: {codes:?}"),
        }
    }
}

/// A letter in which all the pages are told of that can be: long tables, many names.
#[test]
fn pages_that_are_not_as_they_should_be_are_told() {
    let told = |text: &str| -> Vec<&'static str> {
        let letter = Source::new("信.toml", text);
        let all = found(&letter);
        let inside = |found: &Diagnostic| {
            found.span().source == letter && !found.span().range.is_empty()
        };
        assert!(all.iter().all(inside), "{all:?}");
        all.iter().map(|found| found.code).collect()
    };
    let mut left: Vec<&str> = NOT_SHOWN.to_vec();
    for letter in generated::LETTERS.iter().take(40) {
        let told = told(&letter.text);
        left.retain(|rule| !told.contains(rule));
    }
    let lines = |n: usize| "第一段正文。\n".repeat(n);
    let real = fs::read_to_string("examples/fuminhan-2023-32.toml").expect("a letter");
    // A word longer than a line; more attachments than there is room for beside the
    // signature.
    let word = format!("[[section]]\nbody = \"详见{}。\"\n", "a1b2c3d4e5".repeat(12));
    let attachment = "[[attachment]]\ntitle = \"社区食堂一览表\"\nbody = \"见公告。\"\n";
    let attachments =
        format!("[[section]]\nbody = '''\n{}'''\n{}", lines(9), attachment.repeat(14));
    for text in [real, completed(&word), completed(&attachments)] {
        let told = told(&text);
        left.retain(|rule| !told.contains(rule));
    }
    assert!(left.is_empty(), "not told: {left:?}");
}

/// A fault that was planted: its rule, and where.
struct Planted {
    rule: String,
    place: Range<usize>,
}

/// The faults that are listed beside a letter: rule, text, and which one of those in the
/// file.
fn planted(letter: &Source) -> Vec<Planted> {
    let list = Path::new(letter.name()).with_extension("tsv");
    let read = |line: &str| {
        let [rule, text, nth] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{}: {line}", list.display())
        };
        let nth: usize = nth.parse().expect("a number");
        let at = letter.text().match_indices(text).nth(nth - 1);
        let (at, _) = at.unwrap_or_else(|| panic!("{}: {line}", list.display()));
        Planted { rule: rule.to_owned(), place: at..at + text.len() }
    };
    let list = fs::read_to_string(&list).expect("a list beside the letter");
    list.lines().map(read).collect()
}

/// How often a rule was right and wrong.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    strange: usize,
}

/// Every planted fault is found where it is, and nothing else; the numbers for each rule are
/// a page of the documentation. `cargo test --test it planted -- --nocapture` prints it.
#[test]
#[expect(clippy::print_stdout, reason = "the numbers are what one asks for")]
fn planted_faults_are_found_and_nothing_else() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for letter in letters("tests/corpus/faulty") {
        let all = found(&letter);
        let mut used = vec![false; all.len()];
        for Planted { rule, place } in planted(&letter) {
            let is_it =
                |found: &Diagnostic| found.code == rule && found.span().range == place;
            let idx = all.iter().position(is_it);
            let score = scores.entry(rule.clone()).or_default();
            score.planted += 1;
            match idx {
                Some(idx) => {
                    used[idx] = true;
                    score.found += 1;
                }
                None => wrong.push(format!(
                    "{}: {rule} not found at {:?}",
                    letter.name(),
                    &letter.text()[place]
                )),
            }
        }
        // The lists do not name every note.
        let others =
            all.iter().zip(used).filter(|(found, used)| is_serious(found) && !used);
        for (found, _) in others {
            scores.entry(found.code.to_owned()).or_default().strange += 1;
            wrong.push(format!("{:?}: {} is strange", found.span(), found.code));
        }
    }
    let mut n_clean_warnings = 0;
    for letter in letters("tests/corpus/clean") {
        for found in found(&letter) {
            let is_error = found.severity == Severity::Error;
            assert!(!is_error, "{:?}: {}", found.span(), found.message);
            if is_serious(&found) {
                n_clean_warnings += 1;
                scores.entry(found.code.to_owned()).or_default().strange += 1;
            }
        }
    }
    let page = page(&scores, n_clean_warnings);
    println!("{page}");
    assert!(n_clean_warnings <= 4, "more than one warning in ten good letters");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let path = Path::new("docs/corpus.md").to_path_buf();
    golden::check([(path, page)]);
}

fn page(scores: &BTreeMap<String, Score>, n_clean_warnings: usize) -> String {
    let mut page = format!(
        "\
# 检查的准确程度

`tests/corpus/` 里有 40 封写对的信和 40 封埋了错的信（每处错列在旁边的 `.tsv` 里）。写信的人没有看过
规则的代码；规则后来按它们的结果改过，所以下面是对这 80 封信的，不是对没见过的信的。改之前，第一次运行
在能读的 36 封里找到了 234 处中的 214 处，写对的 40 封里有 2 个警告。后来另有人用自己写的四百来行试过，
找出的误报都改了；没见过的写法里仍会有误报和遗漏。

这张表由 `cargo test --test it planted -- --nocapture` 得出。找到：位置一字不差。误报：错误和警告。
写对的 40 封信里有 {n_clean_warnings} 个警告，没有错误。

| 规则 | 埋下 | 找到 | 误报 | 召回率 | 准确率 |
|---|---|---|---|---|---|
"
    );
    let mut sum = Score::default();
    for (rule, score) in scores {
        page += &row(rule, score);
        sum.planted += score.planted;
        sum.found += score.found;
        sum.strange += score.strange;
    }
    page + &row("合计", &sum)
}

/// A line of the table; a share of nothing is not given.
fn row(rule: &str, Score { planted, found, strange }: &Score) -> String {
    let share = |part: usize, whole: usize| match whole {
        0 => "–".to_owned(),
        _ => format!("{}%", 100 * part / whole),
    };
    let (recall, precision) = (share(*found, *planted), share(*found, found + strange));
    format!("| {rule} | {planted} | {found} | {strange} | {recall} | {precision} |\n")
}

/// The fixes of a letter, made until there are none left.
fn mended(letter: &Source) -> Source {
    let mut letter = letter.clone();
    for _ in 0..12 {
        match mend(&letter, &found(&letter)) {
            Some(next) => letter = next,
            None => return letter,
        }
    }
    panic!("{}: fixes without end", letter.name());
}

#[test]
fn what_was_mended_is_right_and_builds() {
    for letter in letters("tests/corpus/faulty") {
        let before = found(&letter);
        let mended = mended(&letter);
        let after = found(&mended);
        let left: Vec<&Diagnostic> =
            after.iter().filter(|found| found.fix.is_some()).collect();
        assert!(left.is_empty(), "{}: {left:?}", letter.name());
        assert!(compiled(&mended).is_ok(), "{}", letter.name());
        // Nothing new is wrong, and what had no fix is where it was.
        let count = |all: &[Diagnostic], code: &str| {
            all.iter().filter(|found| found.code == code && found.fix.is_none()).count()
        };
        for found in after.iter().filter(|found| is_serious(found)) {
            assert!(
                count(&after, found.code) <= count(&before, found.code),
                "{}: {} is new",
                letter.name(),
                found.code
            );
        }
    }
}

/// Each of them stands beside a full-width one only when that has been mended.
#[test]
fn a_row_of_marks_is_mended_in_one_go() {
    let marks = "(".repeat(40) + &")".repeat(40);
    let letter =
        Source::new("信.toml", with_text("", &format!("字{marks},,,,,,,,,,,,,,,,汉")));
    let mended = mended(&letter);
    assert!(!mended.text().contains(['(', ',']) || !mended.text().contains("字("));
    let left = found(&mended);
    assert!(!left.iter().any(|found| found.code == "half-width-mark"), "{left:?}");
}

/// Keys, comments and order are left byte for byte: what is taken out at the places of the
/// fixes from both texts leaves the same.
#[test]
fn mending_changes_nothing_else() {
    for letter in letters("tests/corpus/faulty") {
        let all = found(&letter);
        let Some(mended) = mend(&letter, &all) else { continue };
        let n_lines = |source: &Source| source.text().lines().count();
        assert_eq!(n_lines(&letter), n_lines(&mended), "{}", letter.name());
        let edits = all.iter().flat_map(|found| &found.fix).flat_map(|fix| &fix.edits);
        let changed: Vec<usize> = edits.map(|edit| edit.span.line()).collect();
        let lines = letter.text().lines().zip(mended.text().lines()).enumerate();
        for (idx, (before, after)) in lines {
            assert!(before == after || changed.contains(&(idx + 1)), "line {}", idx + 1);
        }
    }
}
