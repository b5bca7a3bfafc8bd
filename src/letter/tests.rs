//! Every key of the vocabulary, written with Chinese marks, gets the right remedy.

use toml::Table;

use super::parse;
use super::vocabulary::VOCABULARY;
use crate::diagnostic::Diagnostic;
use crate::reader::Key;
use crate::reader::Shape;
use crate::source::Source;

/// A list as it should be written, for a key that takes one.
fn list(key: &Key) -> Option<&'static str> {
    Some(match key.shape {
        Shape::Texts | Shape::Lines | Shape::Order(_) => r#"["甲局", "乙局"]"#,
        Shape::Paths => r#"["甲.tsv", "乙.tsv"]"#,
        Shape::Counts(_) => "[4, 10]",
        Shape::Rows => r#"[["甲", "乙"], ["丙", 1]]"#,
        Shape::Words => r#"{ "甲" = "一", "乙" = "二" }"#,
        _ => return None,
    })
}

/// Marks of TOML, and what a Chinese input method types for them.
const SLIPS: &[&[(&str, &str)]] = &[
    &[(", ", "，")],
    &[(", ", "、")],
    &[(", ", "； ")],
    &[("[", "［"), ("]", "］")],
    &[("[", "【"), ("]", "】")],
    &[("{ ", "｛"), (" }", "｝")],
    &[(" = ", "＝")],
    &[("\"甲", "“甲")],
    &[("乙局\"", "乙局”")],
    &[("\"甲", "“甲"), ("甲\"", "甲”"), ("甲局\"", "甲局”"), (", ", "，")],
    &[("\", \"", "\" \""), ("], [", "] [")],
    &[("\"甲", "“甲"), ("\", \"", "”“"), ("乙局\"", "乙局”")],
    &[(", ", ",, ")],
];

/// What is typed around a list instead of its brackets.
const AROUND: &[(&str, &str)] = &[
    ("", "]"),
    ("[", ""),
    ("", ""),
    ("（", "）"),
    ("(", ")"),
    ("〔", "〕"),
    ("「", "」"),
    ("《", "》"),
    ("（", "]"),
    ("[", "）"),
    ("{", "}"),
    ("［", "]"),
    ("[", "】"),
    ("\"[", "]\""),
    ("“[", "]”"),
    ("[", "]]"),
    ("[[", "]"),
];

#[test]
fn lists_in_other_brackets_are_told_as_the_lists_they_are() {
    let lists = VOCABULARY.keys.iter().filter_map(|key| Some((key, list(key)?)));
    for (key, list) in lists.filter(|(_, list)| list.starts_with('[')) {
        let inner = &list[1..list.len() - 1];
        for (open, close) in AROUND {
            let line = format!("{} = {open}{inner}{close}", key.name);
            if let Ok(read) = line.parse::<Table>() {
                assert!(read[key.name].is_str(), "{line}");
                continue;
            }
            let right = format!("{} = {list}", key.name);
            assert_eq!(help(key, &line), format!("写作 {right}"), "{line}");
        }
    }
}

/// What is told of the last line of a letter.
fn told(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("letter.toml", text);
    let found = parse(&source, None).expect_err("a letter with a mistake");
    let last = text.lines().count();
    let is_last = |found: &Diagnostic| found.span().line() == last;
    // What a part of a letter still lacks is reported at its header.
    let is_about = |code: &str| !code.ends_with("-missing") && !code.ends_with("-empty");
    found.into_iter().filter(|found| is_last(found) && is_about(found.code)).collect()
}

#[test]
fn lists_with_chinese_marks_are_told_as_the_lists_they_are() {
    let lists = VOCABULARY.keys.iter().filter_map(|key| Some((key, list(key)?)));
    for (key, list) in lists {
        for slips in SLIPS {
            let slip =
                |list: String, (mark, slip): &(&str, &str)| list.replace(mark, slip);
            let written = slips.iter().fold(list.to_owned(), slip);
            if written == list {
                continue;
            }
            let (name, table) = (key.name, key.table);
            let text = format!("{table}\n{name} = {written}\n");
            let [told] = &told(&text)[..] else { panic!("not one complaint: {text}") };
            let help = told.help.as_deref().unwrap_or_default();
            let line = help.strip_prefix("写作 ").unwrap_or_default();
            let right = format!("{name} = {list}");
            assert_eq!(line.parse::<Table>(), right.parse(), "{text}{help}");
        }
    }
}

/// Brackets that a Chinese input method types.
const BRACKETS: [(&str, &str); 5] =
    [("［", "］"), ("【", "】"), ("［［", "］］"), ("【【", "】】"), ("[［", "］]")];

#[test]
fn headers_in_full_width_brackets_or_without_some_are_told_once() {
    let openers = VOCABULARY.keys.iter().filter(|key| key.shape.opens().is_some());
    for key in openers {
        let right = VOCABULARY.header(key);
        let path = right.trim_matches(['[', ']']);
        let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
        // With what the table is under, and without.
        let above = [VOCABULARY.header_of(parent).unwrap_or_default(), String::new()];
        for (above, (open, close)) in
            above.iter().flat_map(|it| BRACKETS.map(|b| (it, b)))
        {
            let text = format!("{above}\n{open}{path}{close}\n");
            let [told] = &told(&text)[..] else { panic!("not one complaint: {text}") };
            assert_eq!(told.help, Some(format!("写作 {right}")), "{text}");
        }
        let cut = [&right[1..], &right[..right.len() - 1], path, &format!("{path}]")];
        for (above, written) in above.iter().flat_map(|it| cut.map(|cut| (it, cut))) {
            let text = format!("{above}\n\n{written}\n");
            let [told] = &told(&text)[..] else { panic!("not one complaint: {text}") };
            assert_eq!(told.help, Some(format!("写作 {right}")), "{text}");
        }
    }
}

/// A letter that leaves all that may be shared to the shared file.
const BARE_LETTER: &str = r#"[proposal]
kind = "提案"
session = "某区政协六届三次会议"
number = "2024001"
title = "关于增设社区食堂的建议"
proposers = ["甲"]

[letter]
number = "某民函〔2024〕1号"
date = 2024-06-01

[[section]]
body = "今年建设8家。"
"#;

#[test]
fn what_is_lost_in_the_shared_file_is_not_missed_in_the_letter() {
    let letter = Source::new("letter.toml", BARE_LETTER);
    let is_line = |key: &&Key| key.shared && key.table.to_string().starts_with('[');
    let keys = VOCABULARY.keys.iter().filter(is_line);
    for key in keys.filter(|key| key.shape.opens().is_none()) {
        let bureau = ["letterhead", "signature"].map(|name| match name == key.name {
            true => String::new(),
            false => format!("{name} = \"甲局\"\n"),
        });
        let header = match key.table.to_string() {
            table if table == "[bureau]" => String::new(),
            table => table,
        };
        let text = format!("[bureau]\n{}{header}\n{} = “甲\n", bureau.concat(), key.name);
        let shared = Source::new("reply.toml", text.clone());
        let found = parse(&letter, Some(&shared)).expect_err("a mistake");
        let names: Vec<&str> = found.iter().map(|it| it.span().source.name()).collect();
        assert_eq!(names, ["reply.toml"], "{text}{found:#?}");
    }
}

/// What may have been written under a misspelt key is not missed as well.
#[test]
fn a_misspelt_key_is_told_once() {
    let cases = [
        ("date =", "disclosure = \"不予公开\"\ndisclosure_reson = \"涉密\"\ndate ="),
        ("date =", "kind = \"会办意见\"\naddresees = [\"乙局\"]\ndate ="),
        ("今年", "见附件1。\"\n[[attachement]]\ntitle = \"甲\"\nbody = \"今年"),
    ];
    let bureau = "[bureau]\nletterhead = \"甲局\"\nsignature = \"甲局\"\n";
    for (before, after) in cases {
        let text = format!("{bureau}{}", BARE_LETTER.replacen(before, after, 1));
        let found =
            parse(&Source::new("letter.toml", text), None).expect_err("a mistake");
        assert_eq!(found.len(), 1, "{after}: {found:#?}");
    }
}

/// A value as it should be written, for a key of a table with a header.
fn value(key: &Key) -> Option<&'static str> {
    let has_header = key.table.to_string().starts_with('[');
    let value = match key.shape {
        Shape::Table(_) | Shape::Tables(_) => return None,
        Shape::Whole(_) => r#"{ name = "甲", phone = "1" }"#,
        Shape::Date | Shape::PartialDate => "2024-05-17",
        Shape::Flag => "true",
        Shape::Number(_) => "12",
        _ => list(key).unwrap_or(r#""甲""#),
    };
    has_header.then_some(value)
}

/// What to write for a line that is no TOML.
#[track_caller]
fn help(key: &Key, line: &str) -> String {
    let text = format!("{}\n{line}\n", key.table);
    // What was read in spite of it may be none of the words for it.
    let mut told = told(&text);
    told.retain(|told| told.code == "syntax");
    let [told] = &told[..] else { panic!("not one complaint: {text}") };
    told.help.clone().unwrap_or_default()
}

#[test]
fn what_stands_behind_a_value_is_told_as_that() {
    let keys = VOCABULARY.keys.iter().filter_map(|key| Some((key, value(key)?)));
    for (key, value) in keys {
        for mark in ["。", "；", "，", ",", ";", "、"] {
            let line = format!("{} = {value}{mark}", key.name);
            assert_eq!(help(key, &line), format!("删去末尾的 {mark}"), "{line}");
        }
        for sign in ["＃", "//"] {
            let line = format!("{} = {value} {sign} 说明", key.name);
            assert_eq!(help(key, &line), format!("把 {sign} 换成 #"), "{line}");
        }
    }
}

#[test]
fn a_remedy_keeps_the_text() {
    let texts = VOCABULARY.keys.iter().filter(|key| value(key) == Some("\"甲\""));
    for key in texts {
        let name = key.name;
        for written in ["“#甲\"", "”#甲“", "＂#甲＂", "\"#甲”"] {
            let help = help(key, &format!("{name} = {written}"));
            assert_eq!(help, format!("写作 {name} = \"#甲\""), "{written}");
        }
        for signs in ["＝＝", "= ＝", "=：", "：="] {
            let help = help(key, &format!("{name} {signs} “甲”"));
            assert_eq!(help, format!("写作 {name} = \"甲\""), "{signs}");
        }
    }
}

#[test]
fn a_flag_in_full_width_letters_is_told_as_one() {
    let flags = VOCABULARY.keys.iter().filter(|key| matches!(key.shape, Shape::Flag));
    for key in flags {
        let help = help(key, &format!("{} = ｔｒｕｅ", key.name));
        assert_eq!(help, format!("写作 {} = true", key.name));
    }
}

/// Texts with quotes and commas of their own, and one slip in each.
const UNCERTAIN: &[&str] = &[
    r#"["关于“甲”、“乙”的", 《丙，丁》的答复"]"#,
    r#"[甲，“乙”家, 丙]"#,
    r#"[“甲，“乙”家”“丙、丁”]"#,
    r#"["甲，乙, “丙”, “丁”]"#,
];

#[test]
fn a_list_whose_texts_are_not_certain_has_no_remedy() {
    let is_lines = |key: &&Key| matches!(key.shape, Shape::Lines);
    for key in VOCABULARY.keys.iter().filter(is_lines) {
        for written in UNCERTAIN {
            let help = help(key, &format!("{} = {written}", key.name));
            assert_eq!(help, "", "{written}");
        }
    }
}
