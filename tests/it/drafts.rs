//! Letters on their way: drafts, and what becomes of them.

use serde_json::Value;

use crate::program::LETTER;
use crate::program::Reply;

const NUMBER: &str = "number = \"云城函〔2025〕7号\"\n";
const DATE: &str = "date = 2025-04-02\n";

/// The letter with other lines for its number and its date.
fn letter(number: &str, date: &str) -> String {
    LETTER.replace(NUMBER, &format!("{number}\n")).replace(DATE, &format!("{date}\n"))
}

/// What a letter prints as its number and its date.
type Printed = (&'static str, &'static str);

/// Each case: the lines for number and date, and what is printed; nothing where it is no draft.
const CASES: &[(&str, &str, Option<Printed>)] = &[
    (NUMBER, DATE, None),
    ("", DATE, Some(("　　　〔　　〕　号", "2025年4月2日"))),
    ("number = \"\"", DATE, Some(("　　　〔　　〕　号", "2025年4月2日"))),
    (
        "number = \"云城函〔2025〕 号\"",
        DATE,
        Some(("云城函〔2025〕　号", "2025年4月2日")),
    ),
    (
        "number = \"云城函〔2025〕　　号\"",
        DATE,
        Some(("云城函〔2025〕　号", "2025年4月2日")),
    ),
    (
        "number = \"云城函〔2025〕__号\"",
        DATE,
        Some(("云城函〔2025〕　号", "2025年4月2日")),
    ),
    (
        "number = \"云城函〔2025〕××号\"",
        DATE,
        Some(("云城函〔2025〕　号", "2025年4月2日")),
    ),
    (
        "number = \"云城函[2025]第 号\"",
        DATE,
        Some(("云城函〔2025〕　号", "2025年4月2日")),
    ),
    (
        "number = \"云城函〔　　〕　号\"",
        DATE,
        Some(("云城函〔　　〕　号", "2025年4月2日")),
    ),
    (NUMBER, "", Some(("云城函〔2025〕7号", "　　年　月　日"))),
    (NUMBER, "date = \"\"", Some(("云城函〔2025〕7号", "　　年　月　日"))),
    (NUMBER, "date = \"2025年4月\"", Some(("云城函〔2025〕7号", "2025年4月　日"))),
    (NUMBER, "date = \"2025年4月  日\"", Some(("云城函〔2025〕7号", "2025年4月　日"))),
    (NUMBER, "date = \"2025-04\"", Some(("云城函〔2025〕7号", "2025年4月　日"))),
    (NUMBER, "date = \"2025年 月 日\"", Some(("云城函〔2025〕7号", "2025年　月　日"))),
    (NUMBER, "date = 2025", Some(("云城函〔2025〕7号", "2025年　月　日"))),
    (NUMBER, "date = \"未定\"", Some(("云城函〔2025〕7号", "　　年　月　日"))),
    ("", "", Some(("　　　〔　　〕　号", "　　年　月　日"))),
];

#[test]
fn a_draft_has_room_for_what_is_missing() {
    for (number, date, printed) in CASES {
        let ran = Reply::new().file("信.toml", letter(number, date));
        let ran = ran.args(["build", "信.toml", "--stage", "document"]).run().status(0);
        let document = ran.text();
        let (number_line, date_line) =
            printed.unwrap_or(("云城函〔2025〕7号", "2025年4月2日"));
        for line in
            [format!("\nnumber: {number_line}\n"), format!("\ndate: {date_line}\n")]
        {
            assert!(document.contains(&line), "{number} {date}: {document}");
        }
        let ran = ran.again().args(["build", "信.toml"]).run().status(0);
        let pdf = if printed.is_some() { "信-送审稿.pdf" } else { "信.pdf" };
        let ran = ran.files(&[pdf, "信.toml"]);
        // The number and the date are nobody's fault, and the draft is told once.
        let check = ["check", "信.toml", "--format", "short"];
        let found = ran.again().args(check).run().status(0).text();
        let told = found.matches("警告[draft]").count();
        assert_eq!(told, usize::from(printed.is_some()), "{number} {date}: {found}");
        let about = ["[number-", "[date-"].iter().any(|rule| found.contains(rule));
        assert!(!about, "{number} {date}: {found}");
    }
}

#[test]
fn a_word_makes_a_draft_of_a_complete_letter() {
    let word = LETTER.replace("[letter]\n", "[letter]\ndraft = \"征求意见稿\"\n");
    let ran =
        Reply::new().file("信.toml", &word).args(["build", "信.toml"]).run().status(0);
    let ran = ran.files(&["信-送审稿.pdf", "信.toml"]);
    let ran = ran.again().args(["build", "信.toml", "--stage", "pages"]).run().status(0);
    assert!(ran.text().contains("征求意见稿"), "{}", ran.text());
    let deny = ["check", "信.toml", "--deny", "warnings"];
    ran.again()
        .args(deny)
        .run()
        .status(1)
        .again()
        .file("信.toml", LETTER)
        .args(deny)
        .run()
        .status(0);
    for (bad, code) in [
        ("draft = true", "kind-wrong"),
        ("draft = \"\"", "text-empty"),
        ("draft = \"一二三四五六七八九十一二三四五六七\"", "draft-long"),
    ] {
        let letter = LETTER.replace("[letter]\n", &format!("[letter]\n{bad}\n"));
        let ran = Reply::new().file("信.toml", letter).args(["build", "信.toml"]);
        ran.run().status(1).told(code);
    }
}

#[test]
fn a_draft_is_not_taken_for_the_letter() {
    let draft = letter("number = \"云城函〔2025〕 号\"", DATE);
    let ran = Reply::new().file("信/甲.toml", LETTER).file("信/乙.toml", &draft);
    let ran = ran.args(["build", "信", "--report", "报告.json"]).run().status(0);
    let ran =
        ran.told("共 2 封：生成 2 封，没有变化 0 封，没有生成 0 封；其中送审稿 1 封");
    let report: Value = serde_json::from_slice(&ran.read("报告.json")).expect("JSON");
    assert_eq!(report["summary"]["drafts"], 1);
    let drafts: Vec<bool> = report["letters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|letter| letter["draft"].as_bool().expect("a flag"))
        .collect();
    assert_eq!(drafts.iter().filter(|is_draft| **is_draft).count(), 1);

    // What lies there from another state is told, each way.
    let ran = ran
        .again()
        .file("信/甲.toml", &draft)
        .file("信/乙.toml", LETTER.replace("7号", "8号"));
    let ran = ran.args(["build", "信"]).run().status(0);
    let ran = ran.told("信/甲.pdf 是以前生成的，不是这次的送审稿");
    ran.told("信/乙-送审稿.pdf 是定稿以前的送审稿，不再有用");

    // It is not for the public, and has no number to be called by.
    let ran = Reply::new().file("信/甲.toml", &draft).file("信/乙.toml", LETTER);
    let ran = ran.args(["build", "信/甲.toml", "--public"]).run().status(1);
    let ran = ran.told("这封信还没有定稿，不能公开：发文字号没有写全");
    for pattern in ["发出/{number}", "发出/{文号}-{title}"] {
        let ran = Reply::new().file("信/甲.toml", &draft).file("信/乙.toml", LETTER);
        let ran = ran.args(["build", "信", "-o", pattern]).run().status(1);
        let ran = ran
            .told("错误[draft-nameless]")
            .told("生成 1 封，没有变化 0 封，没有生成 1 封");
        assert_eq!(ran.all_files().len(), 3, "{:?}", ran.all_files());
    }
    let ran = ran.again().args(["build", "信", "-o", "发出/{proposal}-{date}-{file}"]);
    ran.run().status(0).files(&[
        "信/乙.toml",
        "信/甲.toml",
        "发出/112-2025-04-02-乙.pdf",
        "发出/112-2025-04-02-甲-送审稿.pdf",
    ]);
}

#[test]
fn a_draft_and_a_letter_with_its_name_do_not_meet() {
    let draft = letter("", DATE);
    // A letter that is called a draft is one file, whatever it is.
    let ran =
        Reply::new().file("信-送审稿.toml", &draft).args(["build", "信-送审稿.toml"]);
    ran.run().status(0).files(&["信-送审稿.pdf", "信-送审稿.toml"]);
    let both = || Reply::new().file("信-送审稿.toml", LETTER);
    let ran = both().file("信.toml", LETTER.replace("7号", "8号")).args(["build", "."]);
    ran.run().status(0).files(&["信-送审稿.pdf", "信-送审稿.toml", "信.pdf", "信.toml"]);
    let ran = both().file("信.toml", &draft).args(["build", "."]);
    ran.run().status(2).told("都会写到").files(&["信-送审稿.toml", "信.toml"]);
}

#[test]
fn the_same_draft_is_the_same_bytes() {
    let build = |epoch: Option<&str>| {
        let mut run = Reply::new().file("信.toml", letter("", ""));
        if let Some(epoch) = epoch {
            run = run.env("SOURCE_DATE_EPOCH", epoch);
        }
        run.args(["build", "信.toml"]).run().status(0).read("信-送审稿.pdf")
    };
    let has = |pdf: &[u8], date: &str| {
        pdf.windows(date.len()).any(|window| window == date.as_bytes())
    };
    assert_eq!(build(None), build(None));
    assert!(has(&build(None), "2000-01-01T00:00:00+08:00"));
    assert!(has(&build(Some("1700000000")), "2023-11-14T22:13:20"));
}

#[test]
fn a_ledger_makes_drafts() {
    let ledger = "案号,案由,提案人,届次,类型,答复日期\n\
                  112,关于路灯的建议,郁文,云麓区政协五届二次会议,提案,2025年4月\n";
    let ran = Reply::new().file("台账.csv", ledger).args(["new", "--from", "台账.csv"]);
    let ran = ran.run().status(0);
    let letter = String::from_utf8(ran.read("台账/112-郁文.toml")).expect("a text");
    assert!(letter.contains("\ndate = \"2025-04\""), "{letter}");
    assert!(!letter.contains("\nnumber = \"×"), "{letter}");
}
