//! Tables that were pasted into a text: nothing runs together, and what to write is shown.

use reply::letter;
use reply::source::Source;
use toml::Value;

use crate::program::LETTER;

const BODY: &str = "body = \"按钮式人行过街信号灯已经安装完毕，并于3月28日投入使用。\"";

/// The letter with this instead of its body.
fn told(lines: &str) -> Vec<(usize, String)> {
    let text = LETTER.replace(BODY, lines);
    assert_ne!(text, LETTER);
    let found = letter::parse(&Source::new("信.toml", text), None).err();
    let found = found.unwrap_or_default().into_iter().map(|found| {
        assert_eq!(found.code, "table-in-text", "{lines}: {}", found.message);
        (found.span().line(), found.help.unwrap_or_default())
    });
    found.collect()
}

fn body(text: &str) -> String {
    format!("body = {}", Value::from(format!("{text}\n")))
}

/// Texts in which a tab is only a blank.
const BLANK: &[&str] = &[
    "\t我局已经办理。",
    "我局已经办理。\t",
    "\t\t我局已经办理。\t\t\n\t又一段。",
    "1.\t加强领导。\n2.\t落实责任。",
    "一、\t基本情况\n二、\t下一步工作",
    "（一）\t基本情况\n（二）\t下一步工作",
    "①\t基本情况\n②\t下一步工作",
    "•\t基本情况\n•\t下一步工作",
    "1）\t基本情况",
    "a.\t基本情况",
    "第一条\t为了规范管理。",
    "图1\t位置",
    "表1\t供水情况",
    "联系人：\t王强",
    "联系人：\t王强\n电话：\t2781234",
    "现答复如下：\t我局已经办理。",
    // Blanks that set nothing apart.
    "　　第一段。\n　　第二段。",
    "年　　月　　日\n年　　月　　日",
    "街道　　2023年　　2024年",
    "张三    李四\n王五    赵六",
    "全长 35 公里 的路\n全长 36 公里 的路",
];

#[test]
fn a_tab_that_is_a_blank_is_none() {
    for text in BLANK {
        assert_eq!(told(&body(text)), [], "{text}");
    }
}

/// A body with tabs, and the cells that have to be shown; the last line of the help, too.
const TABLES: &[(&str, &str)] = &[
    (
        "街道　　　2023年　　　2024年\n东湖    12    15\n石桥   3      4",
        "header = [\"街道\", \"2023年\", \"2024年\"]\n\
         rows = [\n  [\"东湖\", \"12\", \"15\"],\n  [\"石桥\", \"3\", \"4\"],\n]",
    ),
    (
        "项目\t2023年\t2024年\n供水\t12\t15\n排水\t3\t4",
        "header = [\"项目\", \"2023年\", \"2024年\"]\n\
         rows = [\n  [\"供水\", \"12\", \"15\"],\n  [\"排水\", \"3\", \"4\"],\n]",
    ),
    // No head is certain where nothing below it is figures.
    (
        "供水\t甲局\n排水\t乙局",
        "rows = [\n  [\"供水\", \"甲局\"],\n  [\"排水\", \"乙局\"],\n]",
    ),
    ("供水\t12\n排水\t3", "rows = [\n  [\"供水\", \"12\"],\n  [\"排水\", \"3\"],\n]"),
    // A corner that is empty, an indent, and blanks around cells.
    (
        "\t2023年\t2024年\n供水\t12\t15",
        "rows = [\n  [\"\", \"2023年\", \"2024年\"],\n  [\"供水\", \"12\", \"15\"],\n]",
    ),
    (
        "\t\t项目 \t 2023年\n\t\t供水\t12",
        "header = [\"项目\", \"2023年\"]\nrows = [\n  [\"供水\", \"12\"],\n]",
    ),
    ("序号\t名称\n1.\t供水\t12\n2.\t排水\t3", "  [\"1.\", \"供水\", \"12\"],\n"),
    ("供水\t\t12\n排水\t3\t4", "  [\"供水\", \"\", \"12\"],\n"),
    ("项目\t2023年\n供水", "[\"项目\", \"2023年\"]"),
    ("供水\t管网", "[\"供水\", \"管网\"]"),
    ("上文。\n\n项目\t数量\n供水\t12\n下文。", "另起一节"),
    ("项目\t2023年\t2024年\n供水\t12", "各行的格数不一样"),
];

#[test]
fn a_pasted_table_is_refused_with_the_table_to_write() {
    for (text, expected) in TABLES {
        let told = told(&body(text));
        let [(_, help)] = &told[..] else { panic!("{text}: {told:?}") };
        assert!(help.contains(expected), "{text}: {help}");
        assert!(help.contains("\n[[section.table]]\n"), "{text}: {help}");
    }
    // Two tables are two.
    assert_eq!(told(&body("甲\t1\n乙\t2\n如下：\n丙\t3\n丁\t4")).len(), 2);
}

/// What is shown can be copied as it is.
#[test]
fn the_table_that_is_shown_is_one() {
    for (text, _) in TABLES {
        let [(_, help)] = &told(&body(text))[..] else { panic!("{text}") };
        if help.contains("各行的格数不一样") {
            continue;
        }
        let start = help.find("[[section.table]]").expect("a table");
        let end = help.rfind("\n]").expect("its end") + 2;
        let table = &help[start..end];
        let text = LETTER.replace(BODY, &format!("{BODY}\n{table}"));
        let read = letter::parse(&Source::new("信.toml", text), None);
        let letter = read.unwrap_or_else(|found| panic!("{table}: {found:?}"));
        assert!(!letter.sections[0].tables[0].rows.is_empty(), "{table}");
    }
}

#[test]
fn a_table_is_told_wherever_it_was_pasted() {
    let table = "供水\\t12\\n排水\\t3";
    let part = format!(
        "{BODY}\n[[section.part]]\nheading = \"供水\"\nbody = \"{table}\"\n\
         [[attachment]]\ntitle = \"名单\"\nbody = \"{table}\"\n\
         [[attachment.section]]\nbody = \"{table}\""
    );
    let told = told(&part);
    let headers = [
        "[[section.part.table]]",
        "[[attachment.table]]",
        "[[attachment.section.table]]",
    ];
    assert_eq!(told.len(), headers.len());
    for ((_, help), header) in told.iter().zip(headers) {
        assert!(help.contains(&format!("\n{header}\n")), "{header}: {help}");
    }
    for key in ["opening", "closing"] {
        let line = format!("date = 2025-04-02\n{key} = \"{table}\"");
        let text = LETTER.replace("date = 2025-04-02", &line);
        let found = letter::parse(&Source::new("信.toml", text), None).expect_err(key);
        assert_eq!((found[0].code, found[0].span().line()), ("table-in-text", 15));
        assert!(found[0].message.contains("开头和结尾里不能有表格"));
    }
}
