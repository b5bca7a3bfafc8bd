//! Letters as they come from editors and from pasting, and what is read of them.

use reply::letter;
use reply::letter::Letter;

use crate::program::Reply;

const LETTER: &str = r#"[proposal]
kind = "提案"
session = "福田区政协六届三次会议"
number = "2023179"
title = "《关于完善养老服务的建议》"
proposers = ["陈孝悦", "王　强"]

[bureau]
letterhead = "深圳市福田区民政局"
signature = "福田区民政局"

[letter]
number = "福民函〔2023〕32号"
date = 2023-08-01

[[section]]
heading = "基本情况"
body = """
第一段。

第二段。
"""
"#;

fn read(bytes: &[u8]) -> Letter {
    let source = letter::decode("letter.toml", bytes).expect("a text");
    letter::parse(&source, None).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// All of a letter, for comparing two.
fn shown(letter: &Letter) -> String {
    format!("{letter:?}")
}

#[test]
fn a_letter_is_read() {
    let letter = read(LETTER.as_bytes());
    assert_eq!(&*letter.proposal.title, "关于完善养老服务的建议");
    assert_eq!(&*letter.proposal.proposers[1], "王　强");
    assert_eq!(letter.date.to_string(), "2023-08-01");
    assert_eq!(letter.sections[0].body.len(), 2);
    assert_eq!(letter.sections[0].body[1].span().text(), "第二段。");
}

#[test]
fn the_same_letter_from_every_editor() {
    let expected = read(LETTER.as_bytes());
    let utf16 = |unit: fn(u16) -> [u8; 2]| LETTER.encode_utf16().flat_map(unit).collect();
    let little: Vec<u8> = utf16(u16::to_le_bytes);
    let big: Vec<u8> = utf16(u16::to_be_bytes);
    let variants = [
        [b"\xEF\xBB\xBF".as_slice(), LETTER.as_bytes()].concat(),
        LETTER.replace('\n', "\r\n").into_bytes(),
        LETTER.replace('\n', "\r").into_bytes(),
        [b"\xFF\xFE".as_slice(), &little].concat(),
        [b"\xFE\xFF".as_slice(), &big].concat(),
        little,
        big,
        encoding_rs::GB18030.encode(LETTER).0.into_owned(),
    ];
    for bytes in variants {
        let letter = read(&bytes);
        let mut same = shown(&letter);
        // Places differ in CRLF files; the date shows its own.
        same = same.replace("letter.toml:14:8", "");
        assert_eq!(same, shown(&expected).replace("letter.toml:14:8", ""));
    }
}

#[test]
fn what_pasting_brings_is_gone() {
    let pasted = LETTER
        .replace(
            "第一段。",
            "　　\u{200B}共有 12 家，\tGDP  and 养老\u{A0}⽇间 2023 年。\u{FEFF}",
        )
        .replace("\"2023179\"", "\" 2023179\u{200B} \"");
    let letter = read(pasted.as_bytes());
    assert_eq!(&*letter.sections[0].body[0], "共有12家，GDP and养老日间2023年。");
    assert_eq!(&*letter.proposal.number, "2023179");
}

/// Word's line ends come as they are, or written as escapes; in a table's cell they are none.
#[test]
fn line_ends_of_word_end_a_paragraph() {
    for end in ["\u{B}", "\\u000B", "\u{2028}", "\u{2029}", "\r"] {
        let pasted = LETTER.replace("第一段。\n\n", &format!("第一段。{end}"));
        let letter = read(pasted.as_bytes());
        let body = &letter.sections[0].body;
        let texts: Vec<&str> = body.iter().map(|text| &**text).collect();
        assert_eq!(texts, ["第一段。", "第二段。"], "{end:?}");
        assert_eq!(body[1].span().text(), "第二段。");
    }
    let title = LETTER.replace("养老服务", "养老\u{B}服务");
    let source = letter::decode("letter.toml", title.as_bytes()).expect("a text");
    let found = letter::parse(&source, None).expect_err("a title in two lines");
    assert_eq!((found.len(), found[0].code), (1, "line-break"));
    assert_eq!(found[0].span().text(), "服务的建议》");
}

#[test]
fn a_pasted_name_is_the_name() {
    for (written, read_as) in [
        ("陈⺠", "陈民"),
        ("陈⽅⻓", "陈方长"),
        ("陈\u{200B}悦", "陈悦"),
        ("古丽•买买提", "古丽·买买提"),
    ] {
        let letter = read(LETTER.replace("陈孝悦", written).as_bytes());
        assert_eq!(&*letter.proposal.proposers[0], read_as);
    }
}

#[test]
fn pasted_blanks_outside_of_quotes_are_plain_ones() {
    let pasted = LETTER
        .replace("[proposal]", "　[proposal]　")
        .replace("session = ", "\u{200B}session\u{A0}=\u{3000}")
        .replace("date = 2023-08-01", "date\u{3000}= 2023-08-01\u{A0}# 三　月")
        .replace("\n\n[", "\n\u{3000}\u{A0}\n\u{200B}[")
        .replace("[[section]]", "　　[[section]]\u{FEFF}")
        .replace("heading", "\u{2003}heading\u{200B}")
        .replace("[\"陈孝悦\",", "[\u{A0}'陈孝悦'\u{3000},");
    assert_eq!(shown(&read(pasted.as_bytes())), shown(&read(LETTER.as_bytes())));
}

#[test]
fn a_wide_blank_stays_only_where_it_sets_a_name_to_a_width() {
    let pasted = LETTER
        .replace("六届三次", "六届　三次")
        .replace("第一段", "第　一　段")
        .replace("福田区民政局\"\n\n[letter]", "民　政　局\"\n\n[letter]");
    let letter = read(pasted.as_bytes());
    assert_eq!(&*letter.proposal.session, "福田区政协六届三次会议");
    assert_eq!(&*letter.sections[0].body[0], "第一段。");
    assert_eq!(&*letter.proposal.proposers[1], "王　强");
    assert_eq!(&*letter.bureau.signatures[0], "民　政　局");
}

#[test]
fn dates_in_the_ways_people_write_them() {
    let ways = ["\"2023-08-01\"", "\"2023年8月1日\"", "\"2023.8.1\"", "\"2023/8/1\""];
    for way in ways.into_iter().chain([
        "\"２０２３年８月１日\"",
        "'2023-8-1'",
        "\"二〇二三年八月一日\"",
    ]) {
        let letter = read(LETTER.replace("2023-08-01", way).as_bytes());
        assert_eq!(letter.date.to_string(), "2023-08-01", "{way}");
    }
}

#[test]
fn the_letter_wins_over_the_defaults_key_by_key() {
    let (start, end) = (LETTER.find("[bureau]"), LETTER.find("[letter]"));
    let bureau = &LETTER[start.expect("a bureau")..end.expect("a letter")];
    let text = LETTER.replace(bureau, "[bureau]\nsignature = \"本局\"\n");
    let defaults = format!(
        "{bureau}[letter]\ncontact = {{ name = \"曾佳雯\", phone = \"83506952\" }}\n\
         [layout]\nseal = false\n"
    );
    let source = letter::decode("letter.toml", text.as_bytes()).expect("a text");
    let defaults = letter::decode("reply.toml", defaults.as_bytes()).expect("a text");
    let letter = letter::parse(&source, Some(&defaults)).expect("a complete letter");
    assert_eq!(&*letter.bureau.signatures[0], "本局");
    assert_eq!(&*letter.bureau.letterhead, "深圳市福田区民政局");
    assert_eq!(
        letter.contact.map(|contact| contact.phone.to_string()),
        Some("83506952".into())
    );
    assert!(!letter.layout.seal);
}

#[test]
fn four_levels_of_parts() {
    let text = format!(
        "{LETTER}[[section.part]]\nheading = \"乙\"\n[[section.part.part]]\nheading = \"丙\"\n\
         [[section.part.part.part]]\nheading = \"丁\"\n"
    );
    let letter = read(text.as_bytes());
    let deepest = &letter.sections[0].parts[0].parts[0].parts[0];
    assert_eq!(deepest.heading.as_deref(), Some("丁"));
}

#[test]
fn defaults_of_nothing_are_no_mistake() {
    let run = Reply::new().file("a.toml", LETTER).args(["build", "a.toml"]);
    run.file("reply.toml", "").run().status(0).stderr("");
}

#[test]
fn characters_without_a_glyph_are_told_in_the_order_of_the_file() {
    let letter = LETTER.replace("第一段。", "第\u{AC00}一\u{627}段\u{AC00}。");
    let args = ["build", "--format", "short", "a.toml"];
    let ran = Reply::new().file("a.toml", letter).args(args).run().status(1);
    ran.stderr(
        "a.toml:19:2: 错误[glyph-missing]: 没有字体能印出“\u{AC00}”（U+AC00）\n\
         a.toml:19:4: 错误[glyph-missing]: 没有字体能印出“\u{627}”（U+0627）",
    );
}

/// Everything that is text: a letter, the bureau's defaults, a template, a list of words.
#[test]
fn files_of_text_may_be_in_gb_18030() {
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let letter = LETTER.replace("第二段。", "第二段有個𠮷字，报批文。");
    let (start, end) = (letter.find("[bureau]"), letter.find("[letter]"));
    let (start, end) = (start.expect("it"), end.expect("it"));
    let defaults = format!(
        "{}\n[letter]\ntemplate = \"函.xml\"\n\n[check]\nbanned = \"词表.tsv\"\n",
        &letter[start..end]
    );
    let own = format!("{}{}", &letter[..start], &letter[end..]);
    let template = "{% extends \"fuminhan.xml\" %}{% block opening %}<p>办法如下。</p>{% endblock %}";
    let run = |args: [&'static str; 4]| {
        Reply::new()
            .file("a.toml", gbk(&own))
            .file("reply.toml", gbk(&defaults))
            .file("函.xml", gbk(template))
            .file("词表.tsv", gbk("报批⽂\t送审稿\n"))
            .args(args)
            .run()
    };
    let page = run(["build", "a.toml", "--stage", "markup"]).status(0).text();
    assert!(page.contains("办法如下。") && page.contains("有個𠮷字"), "{page}");
    let told = run(["check", "a.toml", "--format", "short"]).status(0).text();
    assert!(told.contains("phrase-banned]: “报批文”在本单位的禁用语表里"), "{told}");
}

#[test]
fn a_template_in_another_encoding_keeps_its_ending() {
    let args = ["build", "--template", "函.xml", "a.toml"];
    let run =
        Reply::new().file("a.toml", LETTER).file("函.xml", b"\xBA\xAF\xBA".as_slice());
    run.args(args).run().status(1).told("扩展名不变");
}

/// What looks like a mistake to a hasty reader is none.
#[test]
fn odd_but_good_values_are_taken_as_they_are() {
    let good = |from: &str, to: &str| {
        let text = LETTER.replacen(from, to, 1);
        assert_ne!(text, LETTER);
        read(text.as_bytes());
    };
    for number in ["第一组12", "未编号", "来信1号", "第十二次会议第5", "DH0271"]
    {
        good("2023179", number);
    }
    for heading in [
        "三、四月份工作",
        "1、2号线",
        "十、百、千工程",
        "（2024）工作",
        "①类问题",
        "三.八节",
    ] {
        good("heading = \"基本情况\"", &format!("heading = \"{heading}\""));
    }
    for proposers in ["\"教育、科技、文化委员会\"", "\"区工会、共青团、妇联界别\""]
    {
        good("\"陈孝悦\", \"王　强\"", proposers);
    }
}
