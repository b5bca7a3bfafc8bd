//! Openings and closings that the bureau words itself, one for each kind of letter.

use chrono::NaiveDate;
use reply::compile::{Compiled, Version, compile};
use reply::diagnostic::{Diagnostic, human, short};
use reply::document::Part;
use reply::lint::{Lists, OwnLists, Selection, lint};
use reply::source::Source;
use reply::workspace::InMemory;

const LETTER: &str = r#"
[proposal]
kind = "提案"
session = "云岭区政协六届三次会议"
number = "0231"
title = "关于落实《养老条例》的建议"
proposers = ["李明"]

[bureau]
letterhead = "云岭区民政局"
signature = "云岭区民政局"

[letter]
number = "云民函〔2024〕70号"
date = 2024-05-17

[[section]]
body = "我局已经研究办理。"
"#;

const EACH: &str = r#"
opening = { "提案" = "您提出的《{案由}》（第{案号}号）收悉。现答复如下：", "建议" = "{称呼}在{届次}上提出的{类别}收悉。现答复如下：", "会办意见" = "现将{主送}转来的{提案人}{类别}的意见函复如下：" }
closing = { "提案" = "感谢{称呼}。\n专此答复。" }
"#;

fn read(
    letter: &str,
    opening: &str,
    version: Version,
) -> Result<Compiled, Vec<Diagnostic>> {
    let defaults = Source::new("reply.toml", format!("[letter]\n{}", opening.trim()));
    let letter = Source::new("信.toml", letter);
    compile(&letter, Some(&defaults), version, &InMemory::default())
}

fn made(letter: &str, opening: &str) -> Compiled {
    let made = read(letter, opening, Version::default());
    made.unwrap_or_else(|found| panic!("{found:#?}"))
}

fn paragraphs(made: &Compiled) -> Vec<String> {
    let parts = made.document.body.iter();
    let texts = parts.filter_map(|part| match part {
        Part::Text(block) => Some(block.text.to_string()),
        Part::Table(_) => None,
    });
    texts.collect()
}

fn first(letter: &str, opening: &str) -> String {
    paragraphs(&made(letter, opening)).swap_remove(0)
}

#[test]
fn each_kind_of_letter_has_its_opening() {
    let suggestion = LETTER.replace("提案", "建议").replace("政协", "人大");
    let to = "kind = \"会办意见\"\naddressees = [\"云岭区教育局\"]\nnumber = \"云";
    let opinion = LETTER.replace("number = \"云", to);
    let assistance = opinion.replace("会办", "协办");
    for (letter, opening) in [
        (LETTER, "您提出的《关于落实〈养老条例〉的建议》（第0231号）收悉。现答复如下："),
        (&suggestion, "您在云岭区人大六届三次会议上提出的建议收悉。现答复如下："),
        (&opinion, "现将云岭区教育局转来的李明提案的意见函复如下："),
    ] {
        assert_eq!(first(letter, EACH), opening);
    }
    assert!(first(&assistance, EACH).contains("现将协办意见函复如下"), "the template's");
    let all = paragraphs(&made(LETTER, EACH));
    assert_eq!(all[2..], ["感谢您。", "专此答复。"]);
    let several = LETTER.replace("[\"李明\"]", "[\"李明\", \"王芳\"]\nothers = true");
    let opening = "opening = \"{提案人}：{ title }，{署名}，{文号}，{{案号}}\"";
    assert_eq!(
        first(&several, opening),
        "李明、王芳等：关于落实《养老条例》的建议，云岭区民政局，云民函〔2024〕70号，{案号}"
    );
}

#[test]
fn what_a_letter_says_itself_is_text_and_wins() {
    let own = LETTER.replace("date =", "opening = \"《{案由}》收悉。\"\ndate =");
    assert_eq!(first(&own, EACH), "《{案由}》收悉。");
    let table = LETTER.replace("date =", "opening = { \"提案\" = \"收悉。\" }\ndate =");
    let found = read(&table, EACH, Version::default()).err().expect("a refusal");
    assert!(short(&found[0]).contains("开头（opening）在信里只写一种"), "{found:?}");
}

#[test]
fn mistakes_are_told_at_their_place_whatever_the_letter() {
    for (opening, at, told) in [
        ("opening = { \"建议\" = \"《{案名}》\" }", "{案名}", "没有 {案名} 这一项"),
        ("opening = \"《{案由》\"", "{", "这里的花括号 { 不成对"),
        ("closing = \"｛案由}\"", "｛", "花括号要用英文的，这里写的是 ｛"),
        (
            "opening = { \"答复\" = \"收悉。\" }",
            "\"答复\"",
            "开头（opening）没有“答复”这一种",
        ),
        ("opening = { \"提案\" = 3 }", "3", "开头（opening）的每一项都应是文字"),
        ("opening = 3", "3", "开头（opening）应写加引号的文字，这里写的是没有引号的数字"),
        ("opening = \"\"", "\"\"", "开头（opening）没有内容"),
    ] {
        let found = read(LETTER, opening, Version::default()).err().expect("a refusal");
        assert!(found[0].message.contains(told), "{opening}: {found:?}");
        assert_eq!(found[0].span().text(), at, "{opening}");
        assert_eq!(found[0].span().source.name(), "reply.toml");
    }
    let found = read(LETTER, "opening = \"《{案名}》\"", Version::default());
    let shown = human(&found.err().expect("a refusal")[0], false);
    let help = "可以写 {案由}、{案号}、{届次}、{类别}、{称呼}、{提案人}、{主送}、{署名}、{发文字号}；\
                是不是 {案由}";
    assert!(shown.contains(help), "{shown}");
}

/// The findings about a letter, each with its code and the text at its place.
fn found(letter: &str, opening: &str) -> Vec<(&'static str, String, bool)> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let lists = Lists::new(&OwnLists::default()).expect("good lists");
    let made = made(letter, opening);
    let source = Source::new("信.toml", letter);
    let found = lint(&made, &source, today, &lists, &Selection::default());
    let found = found.into_iter().filter(|it| !it.code.ends_with("-missing"));
    found.map(|it| (it.code, it.span().text().to_owned(), it.fix.is_some())).collect()
}

#[test]
fn rules_read_what_is_printed_and_point_into_the_form() {
    assert_eq!(found(LETTER, EACH), []);
    let doubled = "opening = \"《{案由}》收悉了。现将情况现答复如下：\"";
    let codes: Vec<_> = found(LETTER, doubled);
    assert_eq!(
        codes,
        [
            ("opening-doubled", "了".into(), false),
            ("opening-doubled", "现".into(), false)
        ]
    );
    // A title that is written out is compared, one that is filled in is the same.
    let other = "opening = \"《关于落实养老政策的建议》收悉。现答复如下：\"";
    assert_eq!(found(LETTER, other)[0].0, "proposal-title-differs");
    // What is filled in is no fault of the form.
    let letter = LETTER.replace("关于落实", "关于福利院老人收悉了落实");
    assert_eq!(found(&letter, EACH), []);
    // A fix that would write over a field is none.
    let mended = found(LETTER, "opening = \"《{案由}》,收悉。现答复如下：\"");
    assert_eq!(mended, [("half-width-mark", ",".into(), true)]);
}

#[test]
fn words_keep_the_trace_of_where_they_are_from() {
    let markup = made(LETTER, EACH).markup;
    let line = markup.text().lines().find(|line| line.contains("收悉")).expect("it");
    assert_eq!(
        line.trim(),
        "<p><t from=\"letter.opening.提案.0:0\">您提出的《</t>\
         <t from=\"proposal.title\">关于落实〈养老条例〉的建议</t>\
         <t from=\"letter.opening.提案.0:9\">》（第</t><t from=\"proposal.number\">0231</t>\
         <t from=\"letter.opening.提案.0:16\">号）收悉。现答复如下：</t></p>"
    );
}

#[test]
fn private_words_are_cut_where_they_stand() {
    let letter = LETTER
        .replace("养老条例》", "养老条例》和幸福里3栋")
        .replace("date =", "private = [\"幸福里3栋\", \"来访\"]\ndate =");
    let opening = "opening = \"您来访提出的《{案由}》收悉。\"";
    let public = Version { is_public: true, ..Version::default() };
    let made = read(&letter, opening, public).unwrap_or_else(|found| panic!("{found:?}"));
    let first = paragraphs(&made).swap_remove(0);
    assert_eq!(first, "您×××提出的《关于落实〈养老条例〉和×××的建议》收悉。");
}

/// TOML wants quotes around 汉字 before an equals sign; the words of a bureau are none the less
/// clear without.
#[test]
fn kinds_of_letters_and_words_may_stand_without_quotes() {
    let bare = EACH.replace("\"提案\" =", "提案 =").replace("\"建议\" =", "建议=");
    assert_ne!(bare, EACH);
    let suggestion = LETTER.replace("提案", "建议").replace("政协", "人大");
    for letter in [LETTER, &suggestion] {
        assert_eq!(paragraphs(&made(letter, &bare)), paragraphs(&made(letter, EACH)));
    }
    // A mistake elsewhere is at its own place.
    let wrong = bare.replace("\"会办意见\"", "会办意思");
    let found = read(LETTER, &wrong, Version::default()).err().expect("a mistake");
    assert_eq!(found[0].span().text(), "会办意思", "{found:?}");
    // Words in a text that look like such keys are text.
    let text = "opening = { 提案 = \"一，建议＝{{二}}\" }";
    assert_eq!(first(LETTER, text), "一，建议＝{二}");
    // The same in a table of its own.
    let table = "[letter.opening]\n提案 = \"您好：\"\n\"建议\" = \"乙\"";
    assert_eq!(first(LETTER, table), "您好：");
    let words =
        "copies = [\"甲\"]\n[outcome]\nwords = { 甲类 = \"解决\", B = \"列入计划\" }";
    let letter = LETTER.replace("[letter]\n", "[letter]\noutcome = \"甲类\"\n");
    assert!(read(&letter, words, Version::default()).is_ok());
}
