//! Texts, their places, and that nothing a person may type makes the reader stumble.

use proptest::prelude::*;
use toml::de::DeValue;

use super::literal;
use super::text::Text;
use crate::address::Address;
use crate::source::Source;
use crate::source::Span;

fn whole(literal: &str) -> Span {
    Source::new("letter.toml", literal).span(0..literal.len())
}

fn line(literal: &str) -> Text {
    Text::line(&whole(literal), &Address::root())
        .expect("one line of printable characters")
}

#[track_caller]
fn check(literal: &str, expected: &str) {
    assert_eq!(&*line(literal), expected);
}

#[test]
fn blanks_are_dropped_except_between_western_characters() {
    check(r#""  共有 12 家，其中 A B  类 3 家 ""#, "共有12家，其中A B类3家");
    check("\"GDP\u{A0}\u{2003}growth\tof 5\"", "GDP growth of 5");
    check("\"\u{3000}\u{3000}现答复如下：\u{3000}\"", "现答复如下：");
}

#[test]
fn a_wide_blank_stays_behind_a_label() {
    let paragraph = |text: &str| line(&format!("\"{text}\"")).without_wide_blanks();
    for kept in [
        "第一条　为了规范",
        "第12章　总则",
        "表1　进度",
        "表1　2024年资金",
        "图2　位置",
        "附表　名单",
    ] {
        assert_eq!(&*paragraph(kept), kept);
    }
    for (written, read) in [
        ("我　局", "我局"),
        ("第一　条款", "第一条款"),
        ("GDP　and", "GDP and"),
        ("共　3家", "共3家"),
        ("第条　例", "第条例"),
    ] {
        assert_eq!(&*paragraph(written), read);
    }
}

#[test]
fn a_name_of_two_characters_keeps_its_wide_blank() {
    check("\"王\u{3000}强\"", "王\u{3000}强");
    check("\"王\u{3000} \u{3000}强\"", "王\u{3000}强");
    check("\"王 强\"", "王强");
    check("\"第\u{3000}1\"", "第1");
}

#[test]
fn invisible_characters_are_dropped() {
    check("\"养\u{200B}老\u{FEFF}服\u{AD}务\u{202A}\u{2060}\"", "养老服务");
    check(r#""养\u200B老""#, "养老");
    check("\"葛\u{E0100}❤\u{FE0F}\"", "葛❤");
}

#[test]
fn radicals_and_doubles_become_ideographs() {
    check("\"\u{2F47}\u{2F08}\u{2FD5}\u{2EF3}\u{2E9F}\"", "日人龠龟母");
    check(
        "\"人⺠群众，⻓期停水，⻅效慢，⼾籍⻘年\"",
        "人民群众，长期停水，见效慢，户籍青年",
    );
    check("\"\u{F98A}\u{F97E}\u{2F800}\u{FA11}\"", "力量丽\u{FA11}");
}

#[test]
fn components_of_ideographs_are_refused_at_their_place() {
    let found =
        Text::line(&whole(r#""当⺌\u2ecf""#), &Address::root()).expect_err("components");
    let places: Vec<&str> = found.iter().map(|found| found.span().text()).collect();
    assert_eq!(places, ["⺌", r"\u2ecf"]);
    assert_eq!(found[0].message, "“⺌”（U+2E8C）只是一个偏旁，不能确定是哪个字");
}

#[test]
fn signs_are_written_as_usual() {
    for (written, read) in [
        ("0755\u{2011}8350\u{2010}6952", "0755-8350-6952"),
        ("3\u{223C}5年，6〜8月", "3～5年，6～8月"),
        ("道路、桥梁⋯⋯均已移交", "道路、桥梁……均已移交"),
        ("道路⋯均已移交", "道路…均已移交"),
        (
            "阿卜杜拉⋅买买提、古丽•艾力、赵・小川、N⋅m",
            "阿卜杜拉·买买提、古丽·艾力、赵·小川、N·m",
        ),
        ("﹒项目3﹒5个，买买提﹒艾力", "﹒项目3﹒5个，买买提·艾力"),
        ("等等・・・•", "等等・・・•"),
        ("• 一是改善", "•一是改善"),
        (
            "传承人迪丽娜 • 玉素甫、古丽\u{3000}・\u{3000}艾力",
            "传承人迪丽娜·玉素甫、古丽·艾力",
        ),
        ("第一项 •第二项", "第一项•第二项"),
        (
            "推进〝双百工程〞，｢十四五｣规划､收悉｡",
            "推进“双百工程”，「十四五」规划、收悉。",
        ),
        ("收悉﹐现答复︰﹙一﹚甲︵乙︶5﹪", "收悉，现答复：（一）甲（乙）5%"),
        ("ﬁnance oﬃce ⸺完", "finance office——完"),
        ("25\u{212A}，〈办法\u{232A}", "25K，〈办法〉"),
        ("答\u{180E}复\u{2060}函\u{206A}", "答复函"),
        ("王\u{3164}强A\u{FFA0}B", "王\u{3000}强A B"),
        // What may be meant otherwise stays.
        ("甲--乙，丙―丁，-5℃，−5℃，5′", "甲--乙，丙―丁，-5℃，−5℃，5′"),
    ] {
        check(&format!("'{written}'"), read);
    }
}

#[test]
fn straight_quotation_marks_of_full_width_are_paired_or_left_to_the_rules() {
    check("'推进＂双百工程＂和＂一老一小＂'", "推进“双百工程”和“一老一小”");
    check("'推进＂双百工程'", "推进\"双百工程");
    check("'推进＇双百＇工程'", "推进‘双百’工程");
    check("\"it＇s 甲＇s\"", "it's甲's");
    let text = line("'甲＂乙＂\u{FB01}丙'");
    assert_eq!(&*text, "甲“乙”fi丙");
    let places: Vec<Span> = (0..7).map(|at| text.place(at..at + 1)).collect();
    let places: Vec<&str> = places.iter().map(Span::text).collect();
    assert_eq!(places, ["甲", "＂", "乙", "＂", "\u{FB01}", "\u{FB01}", "丙"]);
    assert_eq!(text.chars_at(&text.place(4..5)), 4..6);
}

#[test]
fn lines_are_paragraphs() {
    let literal =
        "\"\"\"\r\n第一段。\r\n\r\n　第\\\n   二段。\u{2028}第三段。\u{B}第四段。\"\"\"";
    let paragraphs =
        Text::paragraphs(&whole(literal), &Address::root()).expect("printable text");
    let texts: Vec<&str> = paragraphs.iter().map(|text| &**text).collect();
    assert_eq!(texts, ["第一段。", "第二段。", "第三段。", "第四段。"]);
    assert_eq!(paragraphs[1].span().text(), "第\\\n   二段。");
}

#[test]
fn every_character_knows_its_place() {
    let text = line(r#""甲\u4E59 \t x\"y""#);
    assert_eq!(&*text, "甲乙x\"y");
    assert_eq!(text.place(1..2).text(), r"\u4E59");
    assert_eq!(text.place(3..4).text(), r#"\""#);
    assert_eq!(text.place(4..5).text(), "y");
    assert_eq!(text.place(0..2).text(), r"甲\u4E59");
    assert_eq!(text.place(5..9).range, 18..18);
}

#[test]
fn title_marks_around_the_whole_are_dropped() {
    let title = |literal| line(literal).without_title_marks();
    assert_eq!(&*title(r#""《关于甲的建议》""#), "关于甲的建议");
    assert_eq!(title(r#""《关于甲的建议》""#).place(0..1).text(), "关");
    assert_eq!(&*title(r#""关于《甲》的建议""#), "关于《甲》的建议");
    assert_eq!(&*title(r#""《甲》和《乙》""#), "《甲》和《乙》");
    assert_eq!(&*title(r#""《""#), "《");
}

#[test]
fn a_second_line_is_refused_at_its_place() {
    for literal in [r#""甲\n乙""#, "\"甲\u{B}乙\"", r#""甲\u000b乙""#] {
        let found = Text::line(&whole(literal), &Address::root()).expect_err("two lines");
        assert_eq!(found[0].span().text(), "乙");
    }
}

#[test]
fn every_unprintable_character_is_refused_at_its_place() {
    let found =
        Text::line(&whole("\"甲\\u0007乙\u{85}\u{FFFD}\u{FFFE}\""), &Address::root())
            .expect_err("four");
    let places: Vec<&str> = found.iter().map(|found| found.span().text()).collect();
    assert_eq!(places, [r"\u0007", "\u{85}", "\u{FFFD}", "\u{FFFE}"]);
    assert!(found[0].message.contains("U+0007"));
}

proptest! {
    /// What the places are made from is what the `toml` crate reads.
    #[test]
    fn decoding_agrees_with_the_toml_crate(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "汉", "a", " ", "\t", "'", "\"", "\"\"", "\\\"", "\\\\", "\\n", "\\u3000",
                "\\U00020BB7", "\\x41", "\\e", "\\\n", "\\  \r\n \n ", "\n", "\r\n", "𠮷", "#",
            ]),
            0..12,
        ),
        quotes in prop::sample::select(vec!["\"", "'", "\"\"\"", "'''"]),
    ) {
        let literal = format!("{quotes}{}{quotes}", parts.concat());
        if let Ok(value) = DeValue::parse(&literal)
            && let DeValue::String(expected) = value.get_ref()
        {
            let placed = literal::decode(&whole(&literal));
            let decoded: String = placed.iter().map(|placed| placed.ch).collect();
            prop_assert_eq!(&decoded, expected);
            let mut end = 0;
            for placed in placed {
                prop_assert!(placed.place.start >= end && !placed.place.is_empty());
                end = placed.place.end;
            }
        }
    }
}
