//! Who is a person and who is a body, and the cells and lists in which they are named.

use reply::chinese::Doubt;
use reply::chinese::Proposers;
use reply::chinese::Who;
use reply::chinese::is_han;
use reply::chinese::who;
use reply::ledger;
use reply::ledger::Form;
use reply::letter;
use reply::letter::LedgerSettings;
use reply::source::Source;
use reply::template;

const PERSONS: &str = include_str!("../names/persons.txt");
const BODIES: &str = include_str!("../names/bodies.txt");
const CELLS: &str = include_str!("../names/cells.txt");
const UNCLEAR: &str = include_str!("../names/unclear.txt");

#[test]
fn persons_are_told_from_bodies() {
    let lists = [(PERSONS, Who::Person), (BODIES, Who::Body), (UNCLEAR, Who::Unclear)];
    let mut others = Vec::new();
    for (list, right) in lists {
        let names = list.split_whitespace();
        let wrong = names.filter(|name| who(name) != right);
        others
            .extend(wrong.map(|name| format!("{name}: {:?}, not {right:?}", who(name))));
    }
    assert!(others.is_empty(), "{}\n{}", others.len(), others.join("\n"));
}

/// What is the same on paper is the same here: a radical, another dot, a blank of no width.
#[test]
fn a_proposers_name_is_taken_however_it_is_written() {
    for written in
        ["易⼩川", "易\u{200B}小川", "迪丽娜•玉素甫", "迪丽娜 • 玉素甫", "王　⼒"]
    {
        let letter = LETTER.replace('@', &format!("\"{written}\""));
        assert!(letter.contains(written));
        let found = letter::parse(&Source::new("信.toml", letter), None);
        assert!(found.is_ok(), "{written}: {found:?}");
    }
}

#[test]
fn names_of_cells_are_told_apart() {
    let lines = CELLS.lines().filter_map(|line| line.split_once(" => "));
    let mut wrong = Vec::new();
    for (cell, right) in lines.filter(|(cell, _)| !cell.starts_with('#')) {
        let found = shown(&Proposers::read(&cell.replace("\\n", "\n")));
        let (names, doubts) = right.split_once(" !").map_or((right, ""), |it| it);
        let is_right = match found.split_once(" !") {
            None => found == right,
            Some((found, told)) => {
                found == names && !doubts.is_empty() && told.contains(doubts)
            }
        };
        if !is_right {
            wrong.push(format!("{cell} => {found}; not {right}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Names with a sign for what they are, and all doubts.
fn shown(found: &Proposers) -> String {
    let names: Vec<String> = found
        .names
        .iter()
        .map(|one| match one.who {
            Who::Person => one.name.clone(),
            Who::Body => format!("{}*", one.name),
            Who::Unclear if !one.name.chars().all(is_han) => one.name.clone(),
            Who::Unclear => format!("{}?", one.name),
        })
        .collect();
    let others = if found.others { " 等" } else { "" };
    let doubts: Vec<String> = found
        .doubts
        .iter()
        .map(|doubt| {
            let sign = if doubt.is_error() { " !!" } else { " !" };
            format!("{sign}{}", told(doubt))
        })
        .collect();
    format!("{}{others}{}", names.join("、"), doubts.concat())
}

fn told(doubt: &Doubt) -> String {
    doubt.to_string()
}

/// The template of replies.
const BUILTIN: &str = include_str!("../../templates/fuminhan.xml");

const LETTER: &str = "\
[proposal]
kind = \"提案\"
session = \"清河区政协五届二次会议\"
number = \"0231\"
title = \"关于修路的建议\"
proposers = [@]

[bureau]
letterhead = \"清河市清河区水务局\"
signature = \"清河区水务局\"

[letter]
number = \"清水函〔2024〕8号\"
date = 2024-06-03

[[section]]
body = \"已经修好。\"
";

/// What is written behind `proposers = [`, and 主送机关 with the word for them.
#[test]
fn each_proposer_is_addressed_as_what_it_is() {
    let cases = [
        ("\"李明\"", "李明委员：您"),
        ("\"王芳\", \"李建党\"", "王芳、李建党委员：你们"),
        (
            "\"张三\", \"民盟清河区委\", \"李四\"",
            "张三委员、民盟清河区委、李四委员：你们",
        ),
        ("\"张三\", \"李四\", \"团区委\"", "张三、李四委员、团区委：你们"),
        ("\"团区委\"", "团区委：贵单位"),
        ("\"团区委\"]\ncollective = true\nx = [", "团区委：贵单位"),
        ("\"科协\", \"文联\"", "科协、文联：贵单位"),
        ("\"张三\", \"团区委\"]\ncollective = true\nx = [", "张三委员、团区委：你们"),
        ("\"团区委\", \"张三\"]\nothers = true\nx = [", "团区委、张三等委员：你们"),
        ("\"张三\", \"团区委\"]\nothers = true\nx = [", "张三委员、团区委等：你们"),
        // The letter knows better where all look like persons.
        ("\"文联华\"]\ncollective = true\nx = [", "文联华：贵单位"),
        ("\"阿卜杜热西提\"", "阿卜杜热西提委员：您"),
        ("\"阿卜杜热西提\"]\ncollective = true\nx = [", "阿卜杜热西提：贵单位"),
        ("\"买买提•艾力\"", "买买提·艾力委员：您"),
    ];
    for (names, expected) in cases {
        let text = LETTER.replace("@", names).replace("\nx = []", "");
        let letter = letter::parse(&Source::new("信.toml", text), None).expect(names);
        let markup = template::render(&letter, &Source::new("fuminhan.xml", BUILTIN))
            .expect(names);
        let text = plain(markup.text());
        let (addressee, you) = expected.split_once('：').expect("two parts");
        assert!(text.contains(&format!(">{addressee}：<")), "{names}:\n{text}");
        assert!(text.contains(&format!("<p>{you}提出的")), "{names}:\n{text}");
    }
}

/// What is written behind `proposers = [`, and what is told of it with the line to write.
#[test]
fn names_in_letters_are_written_one_by_one() {
    let cases = [
        ("\"李明 王芳\"", "proposers-joined", "proposers = [\"李明\", \"王芳\"]"),
        ("\"王芳、李建党\"", "proposers-joined", "proposers = [\"王芳\", \"李建党\"]"),
        ("\"1.张三 2.李四\"", "proposers-joined", "proposers = [\"张三\", \"李四\"]"),
        ("\"张三和李四\"", "proposers-joined", "proposers = [\"张三\", \"李四\"]"),
        ("\"张三、团区委\"", "proposers-joined", "proposers = [\"张三\", \"团区委\"]"),
        ("\"张三（第一提案人）\"", "proposer-more", "proposers = [\"张三\"]"),
        ("\"张三13900001111\"", "proposer-more", "proposers = [\"张三\"]"),
        ("\"张三委员\"", "proposer-titled", "proposers = [\"张三\"]"),
        (
            "\"张三\", \"李四\", \"张　三\"",
            "proposer-twice",
            "proposers = [\"张三\", \"李四\"]",
        ),
    ];
    for (names, code, line) in cases {
        let text = LETTER.replace("@", names);
        let found = letter::parse(&Source::new("信.toml", text), None).expect_err(names);
        assert_eq!(found.len(), 1, "{names}: {found:#?}");
        assert_eq!(found[0].code, code, "{names}");
        let help = found[0].help.as_deref().unwrap_or_default();
        assert!(help.contains(line), "{names}: {help}");
    }
}

/// A cell of 提案人, and what is told of it while the letter is made.
#[test]
fn doubts_about_names_are_told_with_their_place() {
    let ledger = "案号,案由,提案人\n1,甲,阿卜杜热西提\n2,乙,张三\n3,丙,\"张三、张三\"\n4,丁,同上\n";
    let ledger = ledger::read(
        "台账.csv",
        ledger.as_bytes(),
        &LedgerSettings::default(),
        &ledger::Choice::default(),
    );
    let ledger = ledger.expect("a ledger");
    let form = Form::builtin(None);
    let told = |row: usize| -> Vec<String> {
        let doubts = form.doubts(&ledger, &ledger.rows[row]).into_iter();
        doubts.map(|doubt| doubt.message).collect()
    };
    assert_eq!(told(0), ["第 2 行“提案人”：“阿卜杜热西提”看不出是人还是单位"]);
    assert!(told(1).is_empty());
    assert_eq!(told(2), ["第 4 行“提案人”：“张三”写了两次"]);
    let found = form.letter(&ledger, &ledger.rows[3]).expect_err("no name");
    assert_eq!(found[0].message, "第 5 行“提案人”里没有姓名：“同上”不是姓名");
    // A template without the names has no use for them.
    let other = Form::new(&Source::new("信", "{{ 案由 }}")).expect("a template");
    assert!(other.doubts(&ledger, &ledger.rows[0]).is_empty());
}

/// A text without the marks of where it comes from.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find("<t ").or_else(|| rest.find("</t>")) {
        let at = rest.find("</t>").map_or(at, |end| end.min(at));
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        text += &rest[..at];
        rest = &rest[end..];
    }
    text + rest
}
