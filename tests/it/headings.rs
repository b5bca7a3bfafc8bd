//! Headings: those in the first line of their text, and those typed by hand in a text.

use chrono::NaiveDate;
use reply::compile::Compiled;
use reply::compile::Version;
use reply::compile::compile;
use reply::diagnostic::Diagnostic;
use reply::document::Role;
use reply::geometry::Length;
use reply::layout::Line;
use reply::letter;
use reply::letter::Letter;
use reply::letter::Section;
use reply::lint::Lists;
use reply::lint::OwnLists;
use reply::lint::Selection;
use reply::lint::lint;
use reply::lint::mend;
use reply::source::Source;

use crate::workspace::beside;

/// What every letter has, before its sections.
const HEAD: &str = "\
[proposal]
kind = \"提案\"
session = \"清河区政协五届二次会议\"
number = \"0231\"
title = \"关于改善老旧小区供水的建议\"
proposers = [\"吴明\"]

[bureau]
letterhead = \"清河市水务局\"
signature = \"清河市水务局\"

[letter]
number = \"清水函〔2024〕7号\"
date = 2024-06-03
outcome = \"A\"
disclosure = \"主动公开\"

";

fn parsed(sections: &str) -> Result<Letter, Vec<Diagnostic>> {
    letter::parse(&Source::new("信.toml", format!("{HEAD}{sections}")), None)
}

/// Sections as lines: a level and a heading, `+` for one with its text behind it.
fn outline(sections: &[Section], level: usize, lines: &mut Vec<String>) {
    for section in sections {
        if let Some(heading) = &section.heading {
            let run_in = if section.run_in { "+" } else { "" };
            lines.push(format!("{level}{run_in} {}", &**heading));
        }
        lines.extend(section.body.iter().map(|text| text.to_string()));
        lines.extend(section.tables.iter().map(|_| "table".to_owned()));
        outline(&section.parts, level + 1, lines);
    }
}

#[track_caller]
fn reads(sections: &str, expected: &str) {
    let letter = parsed(sections).unwrap_or_else(|found| panic!("{found:?}"));
    let mut lines = Vec::new();
    outline(&letter.sections, 1, &mut lines);
    for attachment in &letter.attachments {
        lines.push(format!("附件 {}", &*attachment.title));
        lines.extend(attachment.body.iter().map(|text| text.to_string()));
        lines.extend(attachment.tables.iter().map(|_| "table".to_owned()));
        outline(&attachment.sections, 1, &mut lines);
    }
    assert_eq!(lines.join(" / "), expected, "{sections}");
}

/// A text with lines divided by ` / `, in a section without heading.
#[track_caller]
fn text(lines: &str, expected: &str) {
    let body = lines.replace(" / ", "\n");
    reads(&format!("[[section]]\nbody = '''\n{body}\n'''\n"), expected);
}

/// Lines that stay as they are.
#[track_caller]
fn stays(lines: &str) {
    text(lines, lines);
}

#[test]
fn lines_that_are_headings() {
    text(
        "提案收悉。 / 一、加强领导 / 成立专班。 / 二、落实资金 / 安排资金。 / 请监督。",
        "提案收悉。 / 1 加强领导 / 成立专班。 / 1 落实资金 / 安排资金。 / 请监督。",
    );
    text(
        "一、工作情况 / (一)加强领导 / 甲。 / (二) 落实资金 / 乙。 / 二.下一步打算 / 丙。",
        "1 工作情况 / 2 加强领导 / 甲。 / 2 落实资金 / 乙。 / 1 下一步打算 / 丙。",
    );
    text(
        "一、工作情况 / （一）管网 / 1、新建 / 甲。 / 2、改造 / 乙。 / （二）水质 / 丙。",
        "1 工作情况 / 2 管网 / 3 新建 / 甲。 / 3 改造 / 乙。 / 2 水质 / 丙。",
    );
    text("一、工作情况 / 甲。", "1 工作情况 / 甲。");
}

#[test]
fn lines_that_begin_with_a_heading() {
    text(
        "一、加强领导。成立专班，每月调度。 / 二，落实资金。安排3亿元。 / 请监督。",
        "1+ 加强领导。 / 成立专班，每月调度。 / 1+ 落实资金。 / 安排3亿元。 / 请监督。",
    );
    text(
        "一、工作情况 / （一）加强领导。成立专班。 / （二）、落实资金。安排资金。",
        "1 工作情况 / 2+ 加强领导。 / 成立专班。 / 2+ 落实资金。 / 安排资金。",
    );
}

#[test]
fn a_first_phrase_may_have_quotes_titles_and_numbers() {
    text(
        "一、销售 / （一）落实责任。督促平台。 / （二）推行“明厨亮灶”。已有1860家接入。 / 甲。",
        "1 销售 / 2+ 落实责任。 / 督促平台。 / 2+ 推行“明厨亮灶”。 / 已有1860家接入。 / 甲。",
    );
    text(
        "一、建设15分钟生活圈。新建3处。 / 二、落实《条例》。成立专班。 / 三、完善公共服务。甲。",
        "1+ 建设15分钟生活圈。 / 新建3处。 / 1+ 落实《条例》。 / 成立专班。 / \
         1+ 完善公共服务。 / 甲。",
    );
}

#[test]
fn a_mark_too_much_beside_headings_without_doubt_is_kept_and_told() {
    for (lines, expected, mark) in [
        (
            "一、源头管控。甲。 / 二、网络销售 / 乙。 / 三、畅通投诉渠道。 / 四、五月份为集中期。",
            "1+ 源头管控。 / 甲。 / 1 网络销售 / 乙。 / 1 畅通投诉渠道。 / 四、五月份为集中期。",
            "。",
        ),
        (
            "一、甲乙 / 文。 / 二、工作建议： / 文。",
            "1 甲乙 / 文。 / 1 工作建议： / 文。",
            "：",
        ),
    ] {
        text(lines, expected);
        let body = lines.replace(" / ", "\n");
        let sections = format!("[[section]]\nbody = '''\n{body}\n'''\n");
        let told = findings(&sections);
        let told = told.iter().filter(|it| it.code == "heading-end-mark");
        let told: Vec<&str> = told.map(|it| &*it.message).collect();
        assert_eq!(told.len(), 1, "{lines}");
        assert!(told[0].contains(mark), "{told:?}");
        assert!(doubts(&sections).is_empty(), "{lines}");
    }
    text(
        "一、基本情况：登记1.2万名。 / 二、工作打算 / 文。",
        "1+ 基本情况： / 登记1.2万名。 / 1 工作打算 / 文。",
    );
}

#[test]
fn headings_before_a_doubtful_line_are_headings() {
    text(
        "一、甲乙 / 文。 / 二、丙丁 / 文。 / 三、我局已经办理。请您监督。 / （一）子 / 文。",
        "1 甲乙 / 文。 / 1 丙丁 / 文。 / 三、我局已经办理。请您监督。 / （一）子 / 文。",
    );
    text(
        "一、甲乙 / （一）子 / 文。 / （二）丑 / 文。 / 二、我局已经办理。请您监督。",
        "1 甲乙 / 2 子 / 文。 / 2 丑 / 文。 / 二、我局已经办理。请您监督。",
    );
}

#[test]
fn ordinals_in_one_sign_and_with_wide_dots() {
    text(
        "⑴签订责任书。 / ⑵确定管理人。 / ⒈压实责任； / 2．限期整改； / ①甲 / 1．5万元",
        "（1）签订责任书。 / （2）确定管理人。 / 1.压实责任； / 2.限期整改； / ①甲 / 1．5万元",
    );
}

#[test]
fn a_digit_behind_an_ordinal_in_sequence() {
    for (lines, n_marks) in [
        ("1、建站326个。\n2、值班2天。\n3、2023年办案1973件。", 3),
        ("1、建站326个。\n2、5个街道试点。", 2),
        ("其中1、2号线已经贯通。\n2、3号线正在建设。", 0),
    ] {
        let found = findings(&format!("[[section]]\nbody = '''\n{lines}\n'''\n"));
        let marks = found.iter().filter(|it| it.code == "ordinal-arabic-mark");
        assert_eq!(marks.count(), n_marks, "{lines}");
    }
}

#[test]
fn a_decimal_with_a_blank_is_no_ordinal() {
    text(
        "一、甲 / （一）子 / 1．全面排查。甲。 / 2．限期整改。乙。 / 1. 5米以下的通道不改造。",
        "1 甲 / 2 子 / 3+ 全面排查。 / 甲。 / 3+ 限期整改。 / 乙。 / 1. 5米以下的通道不改造。",
    );
}

#[test]
fn lines_that_are_no_headings_stay() {
    stays("一、加强领导 / 甲。 / 三、落实资金 / 乙。");
    stays("二、加强领导 / 甲。 / 三、落实资金 / 乙。");
    stays("一、场地 / 二、资金 / 三、人员");
    stays("一、新建3处； / 二、改造4处。");
    stays("一、加强领导。 / 甲。 / 二、落实资金。 / 乙。");
    stays("一、2023年以来，我局先后投入资金1.2亿元。其中…… / 二、下一步将继续投入。");
    stays("（一）加强领导 / 甲。 / （二）落实资金 / 乙。");
    stays("一、加强领导。成立专班。 / 乙。");
    stays("一、甲乙：已办结3件。 / 二、丙丁：未办结。");
    stays("（一）放宽准入。（二）破解难题。（三）保护权益。 / 甲。");
    stays("1.5万元 / 一、二期工程 / 三、四月份 / （1）号楼 / 甲。");
}

#[test]
fn headings_below_written_ones() {
    reads(
        "[[section]]\nheading = '甲'\nbody = '''\n（一）子\n文。\n（二）丑\n文。\n'''\n",
        "1 甲 / 2 子 / 文。 / 2 丑 / 文。",
    );
    // The program counts these, so that a typed number would be there twice.
    let counted = "[[section]]\nheading = '甲'\nbody = '文。'\n\
        [[section]]\nbody = '''\n一、乙\n文。\n'''\n";
    reads(counted, "1 甲 / 文。 / 一、乙 / 文。");
    let parts = "[[section]]\nheading = '甲'\nbody = '''\n（一）子\n文。\n'''\n\
        [[section.part]]\nheading = '丑'\nbody = '文。'\n";
    reads(parts, "1 甲 / （一）子 / 文。 / 2 丑 / 文。");
    // Two texts count on.
    let two = "[[section]]\nbody = '''\n一、甲\n文。\n'''\n\
        [[section]]\nbody = '''\n二、乙\n文。\n'''\n";
    reads(two, "1 甲 / 文。 / 1 乙 / 文。");
}

#[test]
fn tables_stay_below_the_text() {
    reads(
        "[[section]]\nbody = '''\n文。\n一、甲\n文。\n二、乙\n'''\n\
         [[section.table]]\nrows = [['1', '2']]\n",
        "文。 / 1 甲 / 文。 / 1 乙 / table",
    );
}

#[test]
fn headings_in_attachments() {
    reads(
        "[[section]]\nbody = '见附件。'\n\
         [[attachment]]\ntitle = '办法'\nbody = '''\n为了……。\n一、范围\n文。\n二、期限\n文。\n'''\n",
        "见附件。 / 附件 办法 / 为了……。 / 1 范围 / 文。 / 1 期限 / 文。",
    );
}

#[test]
fn every_character_keeps_its_place() {
    let letter =
        parsed("[[section]]\nbody = '''\n一、 甲乙。丙丁。\n二、戊己。庚辛。\n'''\n");
    let letter = letter.unwrap_or_else(|found| panic!("{found:?}"));
    let [first, _] = &letter.sections[..] else { panic!("two sections") };
    let heading = first.heading.as_ref().expect("a heading");
    assert_eq!((&**heading, heading.place(1..2).text()), ("甲乙。", "乙"));
    assert_eq!((&*first.body[0], first.body[0].place(1..2).text()), ("丙丁。", "丁"));
}

#[test]
fn run_in_needs_a_heading_and_a_text() {
    for (section, code) in [
        ("heading = '甲'\nrun_in = true", "run-in-empty"),
        ("body = '文。'\nrun_in = true", "run-in-alone"),
        (
            "heading = '甲'\nrun_in = true\n[[section.table]]\nrows = [['1', '2']]",
            "run-in-table",
        ),
    ] {
        let found = parsed(&format!("[[section]]\n{section}\n"));
        let codes = found.err().unwrap_or_default();
        let codes: Vec<&str> = codes.iter().map(|found| found.code).collect();
        assert_eq!(codes, [code], "{section}");
    }
}

fn built(sections: &str, is_public: bool) -> Compiled {
    let source = Source::new("信.toml", format!("{HEAD}{sections}"));
    let version = Version { is_public, ..Version::default() };
    compile(&source, None, version, &beside("信.toml"))
        .unwrap_or_else(|found| panic!("{found:?}"))
}

/// The lines of a letter that have some words, whatever part they are.
fn lines_with<'a>(letter: &'a Compiled, words: &str) -> Vec<&'a Line> {
    let lines = letter.pages.pages.iter().flat_map(|page| &page.lines);
    lines.filter(|line| line.text().contains(words)).collect()
}

#[test]
fn a_heading_in_the_first_line_has_its_own_face_on_the_same_grid() {
    let rest =
        "成立工作专班，由区政府分管领导任组长，每月调度一次，协调解决管线迁改问题36个。";
    let letter = built(
        &format!(
            "opening = '一、加强领导。{rest}'\n[[section]]\nheading = '加强领导'\nrun_in = true\n\
             body = '{rest}'\n[[section]]\nheading = '落实资金'\nbody = '安排资金。'\n"
        ),
        false,
    );
    let [plain, led] = lines_with(&letter, "一、加强领导。")[..] else {
        panic!("two lines")
    };
    let places = |line: &Line| -> Vec<Length> {
        line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x).collect()
    };
    assert_eq!(places(plain), places(led));
    assert_eq!(plain.text(), led.text());
    let alone = lines_with(&letter, "落实资金")[0];
    let faces =
        |line: &Line| -> Vec<_> { line.runs.iter().map(|run| run.face).collect() };
    assert_eq!(faces(led), [faces(alone)[0], faces(plain)[0]]);
    assert_eq!(led.runs[0].glyphs.len(), "一、加强领导。".chars().count());
    assert_eq!(led.role, Role::Paragraph);
    let document = letter.document.to_string();
    assert!(
        document.contains("heading-1 + p: 一、加强领导。 + 成立工作专班"),
        "{document}"
    );
    assert!(document.contains("heading-1: 二、落实资金\n"), "{document}");
}

#[test]
fn the_face_of_a_heading_is_not_missed_in_the_text_behind_it() {
    for sections in [
        "[[section]]\nheading = '甲'\n[[section.part]]\nheading = '健全机制'\nrun_in = true\n\
         body = '由交通、交警三部门每周联合执法。'\n",
        "[[section]]\nbody = '''\n一、甲\n（一）健全机制。由交通、交警三部门每周联合执法。\n\
         （二）畅通渠道。市民可以拨打12328热线。\n'''\n",
    ] {
        let found = findings(sections);
        assert!(found.iter().all(|it| it.code != "face-missing"), "{found:?}");
    }
}

#[test]
fn an_ordinal_in_the_key_is_told_with_the_one_that_is_printed() {
    for (second, counted) in
        [("三、乙", Some("二、")), ("（二）乙", Some("二、")), ("二、乙", None)]
    {
        let found = parsed(&format!(
            "[[section]]\nheading = '甲'\nbody = '文。'\n\
             [[section]]\nheading = '{second}'\nbody = '文。'\n"
        ));
        let found = found.err().unwrap_or_default();
        let [found] = &found[..] else { panic!("{second}: {found:?}") };
        let help = found.help.clone().unwrap_or_default();
        assert_eq!(help.contains("程序会编成"), counted.is_some(), "{help}");
        let told = counted.map(|it| format!("程序会编成“{it}”"));
        assert!(told.is_none_or(|told| help.contains(&told)), "{help}");
    }
}

#[test]
fn a_heading_keeps_the_mark_that_it_has() {
    for (heading, printed) in [
        ("加强领导", "一、加强领导。甲。"),
        ("加强领导。", "一、加强领导。甲。"),
        ("怎么办？", "一、怎么办？甲。"),
        ("开展“冬病夏治”", "一、开展“冬病夏治”。甲。"),
    ] {
        let letter = built(
            &format!(
                "[[section]]\nheading = '{heading}'\nrun_in = true\nbody = '甲。'\n"
            ),
            false,
        );
        assert_eq!(lines_with(&letter, printed).len(), 1, "{heading}");
    }
}

#[test]
fn the_public_version_cuts_what_goes_on_behind_a_heading() {
    let letter = built(
        "[[section]]\nbody = '''\n一、加强领导。联系电话13907512846。\n二、落实资金。安排资金。\n'''\n",
        true,
    );
    let document = letter.document.to_string();
    assert!(document.contains("heading-1 + p: 一、加强领导。 + 联系电话"), "{document}");
    assert!(!document.contains("13907512846"), "{document}");
    let private = built(
        "[[section]]\nheading = '甲'\nrun_in = true\nprivate = true\nbody = '秘。'\n\
         [[section]]\nheading = '乙'\nrun_in = true\nbody = '文。'\n",
        true,
    );
    assert!(private.document.to_string().contains("p: 一、乙。 + 文。"));
}

/// The findings of a letter.
fn findings(sections: &str) -> Vec<Diagnostic> {
    let source = Source::new("信.toml", format!("{HEAD}{sections}"));
    let letter = compile(&source, None, Version::default(), &beside("信.toml"));
    let letter = letter.unwrap_or_else(|found| panic!("{found:?}"));
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    let lists = Lists::new(&OwnLists::default()).expect("good lists");
    lint(&letter, &source, today, &lists, &Selection::default())
}

/// The findings of the rule, each as its words and the letter when it is mended.
fn doubts(sections: &str) -> Vec<(String, Option<Source>)> {
    let source = Source::new("信.toml", format!("{HEAD}{sections}"));
    let found = findings(sections);
    let found = found.iter().filter(|found| found.code == "heading-by-hand");
    found
        .map(|found| (found.message.clone(), mend(&source, std::slice::from_ref(found))))
        .collect()
}

#[test]
fn what_may_be_a_heading_is_told() {
    for (lines, words) in [
        ("一、甲乙 / 文。 / 一、丙丁 / 文。", "序号接不上"),
        ("（一）甲乙 / 文。 / （二）丙丁 / 文。", "缺了一级"),
        ("一、甲乙。成立专班。 / 文。", "在同级里只有一个"),
        ("一、甲乙 / 文。 / 二、丙丁 / 三、戊己 / 文。", "下面没有内容"),
        ("一、甲乙： / 文。 / 二、丙丁： / 文。", "末尾有“：”"),
        ("一、甲乙 / 文。 / 二、我局已经办理。请您监督。", "第一句像在叙述"),
        ("一、基本情况：登记1.2万名。 / 二、工作建议： / 文。", "用了冒号"),
        ("一、甲乙 / 文。 / 三、丙丁 / 文。", "序号接不上"),
        ("一、甲乙 / 文。 / 3.", "只有序号“3.”"),
        ("一、甲乙 / 1. 5米以下的通道不改造。", "“1. 5米”中间有空格"),
    ] {
        let body = lines.replace(" / ", "\n");
        let found = doubts(&format!("[[section]]\nbody = '''\n{body}\n'''\n"));
        let [(message, _)] = &found[..] else { panic!("{lines}: {found:?}") };
        assert!(message.contains(words), "{lines}: {message}");
    }
    let list = "[[section]]\nheading = '头'\nbody = '''\n一、增加频次；\n二、扩展指标。\n文。\n'''\n";
    let found = doubts(list);
    let [(message, None)] = &found[..] else { panic!("{found:?}") };
    assert!(message.contains("“一、”等 2 段用了上一级小标题的序号"), "{message}");
    // What is certain and what is a list is not told.
    for lines in [
        "一、甲乙 / （一）放宽准入。（二）破解难题。（三）保护权益。 / 文。",
        "一、区教育局：负责校园； / 二、区公安局：负责道路。",
        "一、甲乙 / 文。 / 二、丙丁 / 文。",
        "一、新建3处； / 二、改造4处。",
        "一、违法建筑； / 二、临时建筑。 / 因此不予补助。",
        "一、违法建筑 / 二、临时建筑 / 因此不予补助。",
        "1.甲乙 / 文。 / 2.丙丁 / 文。",
    ] {
        let body = lines.replace(" / ", "\n");
        let found = doubts(&format!("[[section]]\nbody = '''\n{body}\n'''\n"));
        assert!(found.is_empty(), "{lines}: {found:?}");
    }
}

#[test]
fn doubtful_headings_are_written_as_sections() {
    for (written, mended) in [
        (
            "[[section]]\nbody = '''\n文。\n\n一、甲\"乙。\n文。\n二、丙丁。\n文。\n'''\n",
            "[[section]]\nbody = '''\n文。\n\n'''\n\n[[section]]\nheading = \"甲\\\"乙\"\nbody = '''\n文。\n'''\n\n\
             [[section]]\nheading = \"丙丁\"\nbody = '''\n文。\n'''\n",
        ),
        (
            "[[section]]\nheading = \"头\"\nbody = \"\"\"\n（一）甲乙。成立专班。\n文。\"\"\"\n",
            "[[section]]\nheading = \"头\"\n[[section.part]]\nheading = \"甲乙\"\nrun_in = true\n\
             body = \"\"\"\n成立专班。\n文。\n\"\"\"\n",
        ),
        (
            "[[section]]\nbody = '''\n一、基本情况：登记1.2万名。\n二、工作建议：\n文。\n'''\n",
            "[[section]]\nheading = \"基本情况：\"\nrun_in = true\nbody = '''\n登记1.2万名。\n'''\n\n\
             [[section]]\nheading = \"工作建议\"\nbody = '''\n文。\n'''\n",
        ),
        (
            "[[section]]\nheading = \"头\"\nbody = \"文。\"\n\n[[section]]\nbody = '''\n二、甲乙\n文。\n'''\n",
            "[[section]]\nheading = \"头\"\nbody = \"文。\"\n\n[[section]]\nheading = \"甲乙\"\nbody = '''\n文。\n'''\n",
        ),
    ] {
        let found = doubts(written);
        let [(_, Some(fixed))] = &found[..] else { panic!("{written}: {found:?}") };
        assert_eq!(fixed.text(), format!("{HEAD}{mended}"));
        assert!(doubts(mended).is_empty(), "{mended}");
    }
    for line in ["3.", "1. 5米以下的通道不改造。"] {
        let found =
            doubts(&format!("[[section]]\nbody = '''\n一、甲\n文。\n{line}\n'''\n"));
        assert!(matches!(&found[..], [(_, None)]), "{line}: {found:?}");
    }
    // What is written behind the text would be in another section.
    let found = doubts(
        "[[section]]\nbody = '''\n一、甲乙。成立专班。\n文。\n'''\nprivate = true\n",
    );
    assert!(matches!(&found[..], [(_, None)]), "{found:?}");
}

#[test]
fn every_printed_character_leads_to_its_place() {
    let letter = built(
        "[[section]]\nbody = '''\n一、甲乙。丙丁戊。\n二、己庚。辛壬癸。\n'''\n",
        false,
    );
    let paper = letter.paper();
    for words in ["一、甲乙。丙丁戊。", "二、己庚。辛壬癸。"] {
        let [line] = lines_with(&letter, words)[..] else { panic!("one line") };
        for (at, ch) in words.chars().enumerate().skip(2) {
            let places = paper.written(line, at..at + 1);
            assert_eq!(places[0].text(), ch.to_string(), "{words}");
            let printed = paper.printed(&places[0]);
            assert_eq!((printed.len(), printed[0].rect.y), (1, line.top), "{words}");
        }
    }
}

#[test]
fn a_heading_may_be_longer_than_a_line() {
    let heading = "关于进一步完善城乡公共交通一体化运营管理体制和财政补贴长效机制";
    let letter = built(
        &format!(
            "[[section]]\nheading = '{heading}'\nrun_in = true\nbody = '正在研究。'\n"
        ),
        false,
    );
    let [first] = lines_with(&letter, "一、关于进一步")[..] else {
        panic!("one line")
    };
    let [second] = lines_with(&letter, "正在研究")[..] else { panic!("one line") };
    assert_eq!((first.runs.len(), second.runs.len()), (1, 2));
    assert_eq!(first.runs[0].face, second.runs[0].face);
    assert_ne!(first.runs[0].face, second.runs[1].face);
    assert_eq!(second.runs[1].glyphs.len(), "正在研究。".chars().count());
}
