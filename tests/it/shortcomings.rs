//! What is said of letters whose pages do not come out well.

use reply::compile::Compiled;
use reply::diagnostic::{Severity, short};
use reply::layout::{Verdict, What};

use crate::workspace::{compiled, compiled_text};

const LETTER: &str = include_str!("../letters/one-page.toml");

/// What is told of the layout's verdicts.
fn told(compiled: &Compiled) -> Vec<String> {
    let verdicts = compiled.verdicts.iter();
    verdicts.map(|verdict| verdict.sentence(&compiled.pages).message).collect()
}

/// The findings about the letter with one value changed, as lines.
fn found(key: &str, value: &str) -> (Vec<Severity>, Vec<String>) {
    let line = LETTER.lines().find(|line| line.starts_with(key)).expect("the key");
    let text = LETTER.replacen(line, &format!("{key} = {value}"), 1);
    let findings = match compiled_text(&text) {
        Ok(compiled) => compiled.warnings,
        Err(findings) => findings,
    };
    let severities = findings.iter().map(|finding| finding.severity).collect();
    (severities, findings.iter().map(short).collect())
}

#[test]
fn names_that_leave_the_type_area_are_refused_at_their_place() {
    let long = format!("\"{}\"", "很长的单位名称".repeat(5));
    for (key, words) in [
        ("signature", "署名太长，一行印不下（最多 28 字）"),
        ("letterhead", "发文机关标志太长，要缩到比正文的字还小才放得下（最多 27 字）"),
    ] {
        let (severities, lines) = found(key, &long);
        assert_eq!(severities, [Severity::Error], "{lines:?}");
        assert!(lines[0].contains("错误[text-too-long]") && lines[0].ends_with(words));
        let row = LETTER.lines().position(|line| line.starts_with(key)).expect("it");
        assert!(lines[0].starts_with(&format!("信.toml:{}:", row + 1)), "{lines:?}");
    }
}

#[test]
fn word_or_bracket_of_a_title_that_is_cut_is_told_and_the_letter_made() {
    for session in [
        "\"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch友好代表团\"",
        "\"“文化旅游体育广播电视新闻出版融合发展示范区”专题协商会议\"",
    ] {
        let (severities, lines) = found("session", session);
        assert_eq!(severities, [Severity::Warning], "{lines:?}");
        assert!(lines[0].contains("title-phrase-cut"), "{lines:?}");
    }
}

#[test]
fn title_that_breaks_between_words_needs_no_telling() {
    let session = "文化旅游体育广播电视新闻出版融合发展示范区试验区政协五届二次会议";
    let (_, lines) = found("session", &format!("\"{session}\""));
    assert!(lines.is_empty(), "{lines:?}");
}

#[test]
fn full_name_of_a_session_is_cut_at_its_joints_without_a_word() {
    let session = "\"中国人民政治协商会议黔西南布依族苗族自治州第九届委员会第三次会议\"";
    let text = LETTER.replacen("云麓区政协五届二次会议", session.trim_matches('"'), 1);
    let compiled = compiled_text(&text).unwrap_or_else(|found| panic!("{found:?}"));
    let title: Vec<String> = compiled.pages.pages[0]
        .lines
        .iter()
        .filter(|line| line.role == reply::document::Role::Title)
        .map(|line| line.text())
        .collect();
    assert!(title.iter().all(|line| line.chars().count() <= 20), "{title:?}");
    for end in ["会议", "州", "委员会", "议", "号"] {
        assert!(title.concat().contains(end));
    }
    let ends_well = |line: &String| {
        ["会议", "自治州", "委员会", "号", "答复"].iter().any(|end| line.ends_with(end))
    };
    assert!(title.iter().all(ends_well), "{title:?}");
}

#[test]
fn good_letter_gives_no_findings() {
    let compiled = compiled_text(LETTER).unwrap_or_else(|found| panic!("{found:?}"));
    assert!(compiled.warnings.is_empty());
}

#[test]
fn attachment_whose_title_is_cut_is_told_at_its_title() {
    let title =
        "（关于进一步完善全区社区居家养老服务设施布局规划和建设运营管理的若干意见）";
    let text =
        format!("{LETTER}\n[[attachment]]\ntitle = \"{title}\"\nbody = \"见文。\"\n");
    let compiled = compiled_text(&text).unwrap_or_else(|found| panic!("{found:?}"));
    let [warning] = &compiled.warnings[..] else { panic!("{:?}", compiled.warnings) };
    assert_eq!(warning.code, "title-phrase-cut");
    assert!(warning.message.starts_with("附件的标题里"), "{}", warning.message);
    assert_eq!(warning.span().text().trim_matches('"'), title);
}

#[test]
fn compromises_of_the_first_letter_are_those_of_its_original() {
    let compiled = compiled("examples/fuminhan-2023-32.toml");
    let found = told(&compiled);
    let expected = [
        "第 2 页“时。”一行只有一个字（孤字）",
        "第 3 页以一段的末行“工作人才可以畅通认定为福田英才，享受全面的人才服务。”开头（孤行）",
        "第 3 页以标题“（二）进一步打造高质量社工人才队伍”结尾",
        "第 4 页“租。”一行只有一个字（孤字）",
    ];
    assert_eq!(found, expected);
    let told = |it: &&Verdict| it.is_to_be_told(&compiled.letter.layout);
    assert_eq!(compiled.verdicts.iter().filter(told).count(), 0, "all are allowed");
}

#[test]
fn what_could_not_be_had_better_is_found() {
    // A number as wide as the first line leaves nothing to move to the 字 behind it.
    let line = "1".repeat(52);
    let (short, long) = ("1".repeat(48), "1".repeat(80));
    let body = format!("{line}字。\n李𬎆、𡎚头。\n编号{long}。\n办理结果为{short}。");
    let text = LETTER.replacen("body = \"\"\"\n", &format!("body = \"\"\"\n{body}\n"), 1);
    let compiled = compiled_text(&text).unwrap_or_else(|found| panic!("{found:?}"));
    let found = told(&compiled);
    let broken = format!("编号{}", "1".repeat(47));
    let expected = [
        "第 1 页“字。”一行只有一个字（孤字）".to_string(),
        format!("第 1 页“{broken}”一行的末尾断在词或数字中间"),
        "第 1 页“办理结果为”一行没有排满：下一行开头的网址、数字或外文词太长，移不上来"
            .to_string(),
        "这种字体里没有“𬎆”，用 rare/BabelStoneHan.ttf 补上，笔画略有不同".to_string(),
    ];
    assert_eq!(found, expected);
    let told = |it: &&Verdict| it.is_to_be_told(&compiled.letter.layout);
    assert_eq!(compiled.verdicts.iter().filter(told).count(), 3);
}

#[test]
fn page_with_nothing_but_copies_is_told_unless_it_is_wanted() {
    let mut letter = compiled("examples/copies.toml");
    assert_eq!(letter.verdicts[0].what, What::CopiesAlone);
    assert_eq!(letter.verdicts[0].spot.page, 1);
    assert!(!letter.verdicts[0].is_to_be_told(&letter.letter.layout));
    letter.letter.layout.copies_on_even_page = false;
    assert!(letter.verdicts[0].is_to_be_told(&letter.letter.layout));
}
