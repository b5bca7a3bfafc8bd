//! Titles and the lines they break into.

use std::fs;

use proptest::prelude::*;
use reply::document::{Block, Document, Part, Role, Signature, Title};
use reply::font::Fonts;
use reply::gbt9704::STANDARD;
use reply::layout::text::class;
use reply::layout::{Line, lay_out};
use reply::settings::Settings;
use reply::wording::Wording;

use crate::golden;

fn title_lines(title: Title) -> Vec<Line> {
    let body = Block::new(Role::Paragraph, "一行。".into());
    let document = Document {
        letterhead: "福田区民政局".into(),
        number: "福民函〔2023〕32号".into(),
        title,
        addressee: "陈孝悦委员：".into(),
        body: vec![Part::Text(body)],
        signature: Signature::Bureaus(vec!["福田区民政局".into()]),
        date: "2023年8月1日".into(),
        ..Document::default()
    };
    let pages = lay_out(&document, &Settings::default(), Fonts::builtin()).pages;
    let lines = pages.into_iter().flat_map(|page| page.lines);
    lines.filter(|line| line.role == Role::Title).collect()
}

fn texts(phrases: &[&str]) -> Vec<String> {
    let phrases = phrases.iter().map(|&phrase| phrase.into()).collect();
    title_lines(Title::Phrases(phrases)).iter().map(Line::text).collect()
}

/// In a file each title stands with ` | ` between its phrases, and behind `---` its lines.
#[test]
fn titles_break_into_their_lines() {
    let files = golden::files("tests/titles", ".txt", 2);
    golden::check(files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("titles");
        let titles: Vec<String> = text
            .split("\n\n")
            .filter_map(|entry| entry.trim().lines().next())
            .map(|title| {
                let phrases: Vec<&str> = title.split(" | ").collect();
                format!("{title}\n---\n{}\n", texts(&phrases).join("\n"))
            })
            .collect();
        (path, titles.join("\n"))
    }));
}

#[test]
fn line_that_the_writer_set_too_long_breaks_between_words() {
    let lines = ["关于进一步加强城市社区居家养老服务体系建设的建议", "的答复"];
    let title = Title::Lines(lines.map(Wording::from).into());
    let texts: Vec<String> = title_lines(title).iter().map(Line::text).collect();
    assert_eq!(texts.len(), 3);
    assert!(texts[0].ends_with("社区"), "{texts:?}");
    assert_eq!(texts[2], "的答复");
}

#[test]
fn a_title_of_a_thousand_characters_is_laid_out_at_once() {
    let title = "关于进一步加强城市社区居家养老服务体系建设的建议".repeat(42);
    let lines = texts(&[&title]);
    assert_eq!(lines.concat(), title);
    assert!(lines.len() >= 50 && lines.len() < 60, "{}", lines.len());
}

#[test]
fn many_phrases_are_no_harder_than_few() {
    let phrases = ["对福田区", "政协", "提案", "的答复"].repeat(40);
    assert_eq!(texts(&phrases).concat(), phrases.concat());
}

fn fits(line: &Line) -> bool {
    let glyphs: Vec<_> = line.runs.iter().flat_map(|run| &run.glyphs).collect();
    glyphs[0].x >= STANDARD.gutter
        && glyphs[glyphs.len() - 1].x < STANDARD.type_area_right()
}

/// What titles are made of, and what must stay whole.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "关于",
        "进一步加强",
        "社区",
        "养老服务",
        "和",
        "的",
        "建议",
        "、",
        "，",
        "提案",
        "《中华人民共和国民法典》",
        "“一网通办”",
        "（试行）",
        "第2023179号",
        "2023年",
        "5G",
        "R&D",
        "云岭市",
        "第八届委员会",
        "第三次会议",
        "阿依·古丽",
        "——",
        "〔2023〕32号",
        "：",
        "《",
        "》",
        "（",
        "”",
        "95%",
        "黔",
        "翀",
        "/",
        "～",
    ];
    prop::sample::select(pieces.map(str::to_string).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_title_keeps_its_text_and_its_ends(
        phrases in prop::collection::vec(prop::collection::vec(piece(), 1..25), 1..4),
    ) {
        let phrases: Vec<String> = phrases.iter().map(|pieces| pieces.concat()).collect();
        let title = phrases.concat();
        let lines = title_lines(Title::Phrases(phrases.into_iter().map(Wording::from).collect()));
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        prop_assert_eq!(texts.concat(), title.clone());
        prop_assert!(lines.iter().all(fits), "{:?}", texts);
        for pair in texts.windows(2) {
            let (end, start) = (pair[0].chars().last(), pair[1].chars().next());
            let (end, start) = (end.expect("a character"), start.expect("a character"));
            prop_assert!(!class(end).never_ends() && !class(start).never_starts(), "{:?}", pair);
            let are_digits = end.is_ascii_digit() && start.is_ascii_digit();
            prop_assert!(!are_digits, "{:?}", pair);
        }
    }
}
